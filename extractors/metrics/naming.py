"""What a number in a sentence is called: the words before it, behind it, or of an enumeration."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.language.indicators import IndicatorIndex
from extractors.language.kinds import without_asides
from extractors.language.quantities import Quantity
from extractors.language.wordlists import has_weak, theme_of
from extractors.metrics.drafts import MONEY
from policies.units import dimension, is_count

LONGEST_NAME, LONGEST_AIM, LONGEST_PAIR = 30, 24, 12
_BORDER = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;。!?、()]|——")
# Words that stand for what was named before.
_PRONOUN = re.compile(r"(?:如今|今天|现在)?(?:这个|这一|该|此)(?:数字|指标|比例|数值)(?:已经?)?|我们的数据")
_LEADING = re.compile(
    r"^(?:目标:?|截至[^,]{0,10}[末底日],?|\)|(?:(?:19|20)\d\d|民国\d+)年(?:度|底|末)?|同年已?|当年度?|共累[计积]|本年度|全年|报告期内|目前|其中|同时|以及|并且|此外|另外|分别|和|及|与|且|并(?!网)|又|还(?!原)|再(?!生|利用|制)|在(?!线|产|建)|,|、|;|。|:|\s|的|是|为)+"
)
_TRAILING = re.compile(
    r"(?:平均)?(?:、|达到了|达到|已达|达成|达|仅为|约为|合计为|为|(?<!节)约|近|共计|共|合计|累计|实现|完成|超过|超|不低于|不超过|低于|高于|突破|逾|了|是|有|至|到|在|由|从|大约|分别|:|<|>|≤|≥|\(|\s|的|约有|将|(?<!许)可|(?<![节产功性智储热电动供用])能|上马了?|配套|新上|建设了?|采用|安装了?|投资|又|逐年|逐步|均|都|压减|压缩|缩减|攀升|上升|回落|少用|少排|提升|提高|增加|增长|下降|降低|减少|扩大|降|升)+$"
)
# What leads up to the thing that money is spent on: 在本部建设了, 对, 推进; and what it replaces.
_AIM = re.compile(
    r"^(?:[^,;。]*(?:建设|建成|新建|实施|购置|引进|安装|更换|采用|推进|开展|完成)了?|[^,;。]*对(?=[^,;。]*(?:治理|改造|处理|升级))|的|用于|进行|对)+(?=[^,;。]{4})"
)
_INSTEAD = re.compile(r"代替|替代|替换|取代")
_EARLIER = re.compile(
    r"\((?:[^()]*[;,])?\s?(?:其中)?(?:(?:19|20)\d\d年(?:度|底|末)?|上年|去年|上年同期)\s?[:为]?\s?(?:为)?$"
)
_COMPARED = re.compile(
    r"(?:比|相?较|与|相比)?(?:(?:(?:19|20)\d\d|民国\d+)年(?:度|底|末)?|上年度?|去年|上一年度?|基准年|年初|年末|期初|上期)(?:同期|相比|相较)?|同比|环比"
)
_SUFFIX = re.compile(
    r"(?:平均)?(?:排放总量|排放量|排放浓度|浓度|产生量|处置量|利用率|去除率|回收率|消耗量|消费量|使用量|用量|产量|占比|比例|强度|装机容量|装机)$"
)


# The plants of a list, of which only the last is named: 、乙地2万千瓦光伏电站.
_POWER = r"\d[\d.]*\s?(?:[万百]?千瓦|兆瓦|[kKMG]W)"
_PLANTS = re.compile(
    rf"(?P<more>(?:、[^、,;。\d]{{1,12}}{_POWER})*)(?P<plant>(?:屋顶|分布式|集中式)*(?:光伏|风电|水电|火电|生物质|垃圾发电|储能))"
)
_AFTER_PLANT = re.compile(rf"{_POWER}、[^、,;。\d]{{1,12}}$")
_VERB = re.compile(r"发电|移交|销售|处置|回收|回用|产出|采购|转移")
_PLANT = re.compile(r"光伏|风电|风力|水电|余热|余压|沼气|生物质|垃圾|背压|热电")
_PREDICATE = re.compile(
    r"由|被|均|全部|实现|采用|通过|进行|委托|装机|于|已|达到?|经|完成|投入|上马|送|交|与|年内|投产|并网|总?(?:规模|容量)|\d"
)
_DEED = re.compile(r"被|获|已|均|参与|完成|基本|通过|纳入|进行|开展|用于|为|在|的")
_RIGHT_END = re.compile(
    r"[,;。!?:、()\d]|^和|^及|^与|以上|以下|左右|以内|成功|的基础|同比|减少|降低|下降|增加|提高|提升"
)
_FRAME = re.compile(r"(?:在|从)?([^,;。\d]{2,16})方面,")
_RESULTS = ("结果", "数值", "数据", "总量")
_AMOUNT = re.compile(r"\d[\d.,]*\s?(?:[万千兆百]?千?瓦|[kKMG]Wp?|家|个|座|台|套|条)*")
_WATER = re.compile(r"(?:出水|外排废水|排放废水|废水排放|总排口)(?:水质)?")

_WHOLE_NAME = re.compile(r"(?:总量|[^总排产放]?量|率|浓度|强度|能耗|水耗|电耗|占比|比例|装机)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name to try for a number; ``about`` is the longer text that it may be recognised by.

    ``site`` is the plant or project that the number is one of, where the name says it.
    """

    label: str
    about: str = ""
    site: str = ""


class Naming:
    """Names for the numbers of one sentence."""

    def __init__(self, sentence: str, index: IndicatorIndex) -> None:
        self.sentence, self.index = sentence, index

    def names(self, quantity: Quantity, previous: int, subject: str, changed: bool, last: str) -> list[Name]:
        """Names to try for a number, the likeliest first: what stands before it, behind it, and the last subject.

        The number before it ends at ``previous``; ``changed`` tells that it is a change, of the ``subject`` as a rule;
        ``last`` is the name of the value before it, whose earlier values may follow in brackets (2022年：69.8%).
        """
        if last and self.is_aside(quantity) and _EARLIER.search(self.sentence[: quantity.start]):
            return [Name(last)]
        left, right = self._left(quantity, previous), self._right(quantity)
        unit_words = re.sub(r"[\d.,]", "", self.sentence[quantity.number_end : quantity.end])
        core = trimmed(_PRONOUN.sub("", _COMPARED.sub("", left)))
        strong = len(core) >= 2 and theme_of(core) is not None
        behind = self.sentence[quantity.end : quantity.end + 1] == "的"
        tries = self._counted(quantity, left, right) + self._invested(quantity, left)
        tries += self._shared(quantity, core, right, subject) + self._built(quantity, left)
        tries += self._told_by_topic(quantity, left)
        tries += [Name(core if changed else left, left), Name(left, left + unit_words)] if strong else []
        if (
            right
            and not (strong and changed)
            and (quantity.unit not in ("%", "pp") or behind or (changed and not strong and theme_of(right)))
        ):
            tries.append(Name(left + right if len(core) >= 2 else right))
        if subject and not strong and (len(core) < 2 or changed):
            tries.append(Name(subject) if len(core) < 2 else Name(core, core + subject))
        wide = self._wider_left(quantity)
        tries.append(Name(left))
        known = [one for one in tries if self.index.match(one.label, quantity.unit) is not None]
        widest = Name(left if len(core) >= 2 else wide[-16:], wide)
        return [one for one in [*known, *tries, widest] if len(one.label) >= 2]

    def _shared(self, quantity: Quantity, core: str, right: str, subject: str) -> list[Name]:
        """Names of shares of what was named before: 酒糟21.8万吨，其中73.4%用于饲料; 1,205万双，占27.5%."""
        if quantity.unit != "%" or not subject:
            return []
        if core in ("占", "占比", "比例", "占比例"):
            return [Name(f"{subject}占比")]
        use = re.match(r"(?:用于|来自|源自|制成|实现)", right)
        return [Name(right, right + subject)] if use and len(core) < 2 else []

    def is_aside(self, quantity: Quantity) -> bool:
        """Whether the number stands in brackets."""
        before = self.sentence[: quantity.start]
        return before.count("(") > before.count(")")

    def _invested(self, quantity: Quantity, left: str) -> list[Name]:
        """What money is invested in, where that stands behind the sum: 投资2亿元建设了污水处理工程."""
        spent = re.search(r"(?:投资|投入)了?(?:近|约|超|达|共|总计|累计)*$", self.sentence[: quantity.start])
        behind = re.match(r"[^,;。]*", self.sentence[quantity.end :])
        if not spent or quantity.unit not in MONEY or behind is None:
            return []
        aim = _AIM.sub("", _INSTEAD.split(behind.group())[0])[-LONGEST_AIM:]
        return [Name(f"{aim}投资", left + aim)] if len(aim) >= 4 else []

    def _counted(self, quantity: Quantity, left: str, right: str) -> list[Name]:
        """Names of things counted: 承担21项环保任务, 机场等126个项目 are 项目, 余热等节能项目29项 are 节能项目."""
        if not is_count(quantity.unit):
            return []
        things = _DEED.split(right)[0]
        if "等" in left:
            noun = left.rpartition("等")[2] or things or right
            return [Name(noun, left + right)] if len(noun) >= 2 else []
        long = len(left) + len(things) > LONGEST_PAIR and len(things) > 2
        return [Name(things, left + right)] if long and (theme_of(things) or has_weak(things)) else []

    def each(self, quantity: Quantity, previous: int) -> list[Name]:
        """The names of several quantities that one change in percent is told of: COD、SS浓度降低15%; else none."""
        if quantity.unit != "%":
            return []
        clause = re.split(r"[,;。:!?()]", self.sentence[previous : quantity.start])[-1]
        names = listed_names(clause)
        known = [name for name in names if self.index.named(name, "")]
        return [Name(name) for name in names] if len(known) == len(names) else []

    def _built(self, quantity: Quantity, left: str) -> list[Name]:
        """Names of power plants in a list whose last member says what they are: 甲地1万千瓦、乙地2万千瓦光伏电站."""
        plant = _PLANTS.match(self.sentence, quantity.end) if dimension(quantity.unit) == "[power]" else None
        listed = plant and (plant["more"] or _AFTER_PLANT.search(self.sentence, 0, quantity.start))
        return [Name(f"{left}{plant['plant']}", site=left)] if plant and listed and len(left) >= 2 else []

    def _told_by_topic(self, quantity: Quantity, left: str) -> list[Name]:
        """Names that are a bare verb, or a pollutant in a list, with what the sentence speaks of before.

        屋顶光伏于2021年并网，2022年发电862万千瓦时; 出水水质COD<60mg/L，SS<10mg/L.
        """
        before = self.sentence[: quantity.start]
        if _VERB.fullmatch(left):
            topics = [topic for clause in re.split(r"[,;。:]", before)[:-1] if len(topic := _topic(clause)) >= 2]
            told = topics and not is_count(quantity.unit) and (left != "发电" or _PLANT.search(topics[-1]))
            return [Name(topics[-1] + left)] if told else []
        if quantity.unit == "mg/L" and (place := _WATER.search(before)):
            return [Name(left, f"{place[0]}{left}浓度")] if place[0] not in left else []
        frame = _FRAME.match(before) if left in _RESULTS else None
        return [Name(frame[1])] if frame else []

    def _left(self, quantity: Quantity, previous: int) -> str:
        bracketed = re.search(r"([^,;。:、()]{2,24})\([^()\d]{0,4}$", self.sentence[: quantity.start])
        if bracketed and self.sentence[quantity.end : quantity.end + 1] == ")":
            return trimmed(bracketed[1])
        before = without_asides(self.sentence[: quantity.start])
        borders = [m.end() for m in _BORDER.finditer(before) if before[m.end() :].strip()]
        start = max([previous, *borders])
        if start == previous > 0 and before.rstrip().endswith(("、", "和", "及")):
            return ""
        return trimmed(self.sentence[start : quantity.start])

    def _wider_left(self, quantity: Quantity) -> str:
        """The clause before the number's own, together with it, for names that stand one clause ahead."""
        before = without_asides(self.sentence[: quantity.start])
        borders = [m.end() for m in re.finditer(r"[,;。:]", before)]
        start = borders[-2] if len(borders) > 1 else 0
        return trimmed(self.sentence[start : quantity.start])[-30:]

    def _right(self, quantity: Quantity) -> str:
        after = self.sentence[quantity.end : quantity.end + 20]
        piece = _RIGHT_END.split(after)[0]
        return re.sub(r"^(?:的|余|多)+|(?:和|及|与|以及)$", "", piece.strip())


def lead_of(before: str) -> int:
    """Where the words begin that only lead up to a label behind ``before``: 民国112年共, 同年已."""
    border = max((found.end() for found in _BORDER.finditer(before)), default=0)
    return border if not trimmed(before[border:]) else len(before)


def _topic(clause: str) -> str:
    """What a clause speaks of: its words before the first verb or place in time, without what only leads up to it."""
    head = _PREDICATE.split(_AMOUNT.sub("", clause), maxsplit=1)[0]
    return trimmed(re.sub(r"^.*(?:中|产生|新建|建成|投运|对|将|开展|单位|基地|公司)的?(?=[^中]{2})", "", head))


def listed_names(text: str) -> list[str]:
    """The members of an enumeration with what they share: 二氧化硫、氮氧化物排放量; 碳排放总量和强度."""
    told = trimmed(_COMPARED.sub("", trimmed(text)))
    items = [item for item in re.split(r"[、和及与]|以及", told) if item]
    suffix = _SUFFIX.search(items[-1]) if items else None
    if len(items) < 2:
        return []
    whole = [item if suffix is None or _WHOLE_NAME.search(item) else item + suffix.group() for item in items]
    stem = _WHOLE_NAME.sub("", items[0])
    return [stem + item if _WHOLE_NAME.fullmatch(item) else item for item in whole]


def trimmed(label: str) -> str:
    previous = None
    while previous != label:
        previous = label
        label = _TRAILING.sub("", _LEADING.sub("", label)).strip()
    return _noun(label)


def _noun(label: str) -> str:
    """The end of a label behind the verb that only says that there is a sum: 可控电厂累计实现上网电量 is 上网电量.

    What is longer than a name ever is (a text without marks) is cut.
    """
    behind = re.search(r"^[^每日]*(?:累计|合计|共计|总计|实现)+(.{3,})$", label)
    name = behind[1] if behind else label
    return name if len(name) <= LONGEST_NAME else re.sub(r"\([^()]*\)", "", name)[-LONGEST_NAME:]
