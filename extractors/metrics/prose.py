"""Figures in sentences: each number with the words that name it, its year, its kind and its boundary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from extractors.facts import Evidence, Metric
from extractors.language.indicators import IndicatorIndex
from extractors.language.kinds import Reading, reading_of, second_opinion, signed, without_asides
from extractors.language.periods import Period
from extractors.language.pipeline import annotated, number_role
from extractors.language.quantities import Quantity
from extractors.language.texts import Text, normal
from extractors.language.wordlists import theme_of
from extractors.metrics.drafts import Draft, metric_of, recognised
from extractors.metrics.evidence import prose_evidence
from policies.schema import Theme
from policies.units import is_count

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LONGEST_NAME = 30
_BORDER = re.compile(r"[,;。!?:、()]|——")
_LEADING = re.compile(
    r"^(?:目标:?|目前|其中|同时|以及|并且|此外|另外|分别|和|及|与|且|并(?!网)|又|还(?!原)|再(?!生|利用|制)|在(?!线|产|建)|,|、|;|。|:|\s|的|是|为)+"
)
_TRAILING = re.compile(
    r"(?:平均)?(?:、|达到了|达到|已达|达成|达|仅为|约为|合计为|为|(?<!节)约|近|共计|共|合计|累计|实现|完成|超过|超|不低于|不超过|低于|高于|突破|逾|了|是|有|至|到|在|由|从|大约|分别|:|<|>|≤|≥|\(|\s|的|约有|将|(?<!许)可|(?<![节产功性智储热电动供用])能|上马了?|配套|新上|建设了?|采用|安装了?|投资|又|提升|提高|增加|增长|下降|降低|减少|扩大|降|升)+$"
)
SITE = re.compile(
    r"(?P<site>[\u4e00-\u9fff]{2,6}?(?:基地|工厂|厂区|本部|本埠|分公司|车间|园区|电厂|纸厂|浆厂|分厂|公司本部|生产线))(?!等)"
)
_COMPARED = re.compile(
    r"(?:比|较|与|相比|相较)?(?:(?:19|20)\d\d年(?:度|底|末)?|上年度?|去年|上一年度?|基准年|年初|年末|期初|上期)(?:同期|相比|相较)?|同比|环比"
)
_ALL_SITES = re.compile(r"可控|控股|所属|下属|旗下|各|全部")
_WHOLE = re.compile(r"(?:集团|公司|全集团|各基地|三个基地|两个基地|本行|合计)(?!本部|本埠)")


@dataclass(frozen=True, slots=True)
class ProseContext:
    """What the sentence does not say itself: its heading path's theme, the report year."""

    section: bool
    heading: str
    report_year: int
    told: HeadingPeriod | None = None


@dataclass(frozen=True, slots=True)
class HeadingPeriod:
    """What a heading over figures says of all of them: 2030年目标, 2023年成果."""

    year: int
    target: bool


_TOLD = re.compile(
    r"^\D{0,4}?(?P<year>(?:19|20)\d\d|1[01]\d)年?度?(?:(?P<target>目标|规划目标)|成果|成效|绩效|进展|实绩|实际|达成情况|完成情况)"
)
REPUBLIC = 1911


def heading_period(path: Sequence[str]) -> HeadingPeriod | None:
    """The year and kind that the nearest heading gives; a year of three digits is one of the Republic of China."""
    found = _TOLD.search(normal(path[-1])) if path else None
    if found is None or len(path[-1]) > 14:
        return None
    year = int(found["year"])
    return HeadingPeriod(year if year > REPUBLIC else year + REPUBLIC, bool(found["target"]))


def figures_of(text: Text, doc: Doc, index: IndicatorIndex, context: ProseContext) -> list[SentenceFigures]:
    """The sentences of a paragraph that hold figures."""
    sentences = [SentenceFigures(text, doc, part, index, context) for part in doc.spans["sentences"]]
    return [sentence for sentence in sentences if sentence.quantities]


def prose_metrics(figures: Sequence[SentenceFigures], opinions: Callable[[list[Span]], None]) -> list[list[Metric]]:
    """The metrics of each sentence that belong to the enterprise and to the environment.

    ``opinions`` lets the learned layer read sentences. Only those are shown to it in which the rules find an actual
    value: of all else the rules have the last word.
    """
    for before, sentence in pairwise(figures):
        if sentence.sentence.startswith("目标") and sentence.text.page == before.text.page:
            sentence.before = before
    metrics = [list(sentence.metrics()) for sentence in figures]
    asked = [i for i, found in enumerate(metrics) if any(metric.kind == "actual" for metric in found)]
    opinions([figures[i].part for i in asked])
    for i in asked:
        metrics[i] = list(figures[i].metrics())
    return metrics


@dataclass(frozen=True, slots=True)
class Name:
    """A name to try for a number; ``about`` is the longer text that it may be recognised by."""

    label: str
    about: str = ""


class SentenceFigures:
    """The figures of one sentence, read from left to right; the name of one carries over to the next.

    ``before`` is the sentence whose name a goal below a result stands for (目标：5%).
    """

    def __init__(self, text: Text, doc: Doc, part: Span, index: IndicatorIndex, context: ProseContext) -> None:
        self.text, self.doc, self.part, self.index, self.context = text, doc, part, index, context
        self.start, self.end = start, end = part.start_char, part.end_char
        self.sentence = text.reading[start:end]
        quantities = [_moved(q, start) for _, q in annotated(doc, "quantities") if start <= q.start < end]
        self.quantities = with_shared_units(self.sentence, quantities)
        self.periods = [_moved(p, start) for _, p in annotated(doc, "periods") if start <= p.start < end]
        self.before: SentenceFigures | None = None
        self.subject = ""
        self.theme: Theme | None = None
        self.listed: list[str] = []

    def metrics(self) -> Iterator[Metric]:
        """The metrics of the sentence in reading order."""
        previous, self.listed = 0, []
        self.subject, self.theme = (self.before.subject, self.before.theme) if self.before else ("", None)
        for quantity in self.quantities:
            role = number_role(self.doc, self.start + quantity.start, self.start + quantity.number_end, self.start)
            ruled = reading_of(self.sentence, quantity, previous, self.periods, self.context.report_year)
            reading = second_opinion(ruled, role)
            if reading.owner == "own" and not self._is_period(quantity):
                yield from self._metric(quantity, reading, previous)
            previous = quantity.end

    def _is_period(self, quantity: Quantity) -> bool:
        return any(p.start < quantity.end and quantity.start < p.end for p in self.periods)

    def _metric(self, quantity: Quantity, reading: Reading, previous: int) -> Iterator[Metric]:
        listed = self._listed(quantity, previous)
        for name in [Name(listed)] if listed else self._names(quantity, previous, reading):
            draft = self._draft(quantity, reading, name)
            known = recognised(draft, self.index)
            if known is None:
                continue
            evidence = self._evidence(quantity)
            if evidence is None:
                return
            if reading.kind != "change" and (known.match or quantity.unit not in ("%", "pp", "‰")):
                self.subject, self.theme = name.label, known.theme
            yield metric_of(draft, known, evidence)
            return

    def _evidence(self, quantity: Quantity) -> Evidence | None:
        start = self.start
        return prose_evidence(self.text, start, self.end, start + quantity.start, start + quantity.end)

    def _draft(self, quantity: Quantity, reading: Reading, name: Name) -> Draft:
        left, told = max(0, quantity.start - 80), self.context.told
        return Draft(
            label=name.label,
            about=name.about,
            context=self.sentence[left : quantity.end + 60] + self.context.heading,
            section=self.context.section,
            value=signed(quantity.value, reading.sign),
            unit=quantity.unit,
            as_printed=self.text.printed[self.start + quantity.start : self.start + quantity.end].strip(),
            period=reading.period or str(told.year if told else self.context.report_year),
            kind="target" if told and told.target and reading.kind in ("actual", "change") else reading.kind,
            baseline=reading.baseline,
            bound=quantity.bound,
            boundary=self._boundary(quantity),
            theme=self.theme if self._is_carried(quantity, reading, name) else None,
            certainty=Decimal("0.55") if reading.contested else Decimal("0.9"),
        )

    def _is_carried(self, quantity: Quantity, reading: Reading, name: Name) -> bool:
        return bool(quantity.unit) and name.label == self.subject and reading.kind in ("change", "target")

    def _listed(self, quantity: Quantity, previous: int) -> str:
        """The name that 分别 gives a number: 二氧化硫、氮氧化物排放量分别为286.4吨和697.0吨."""
        before = self.sentence[previous : quantity.start]
        named = re.search(
            r"(?:^|[,;。:])([^,;。:]*?)分别(?:约?为|是|达到?|约|下降|降低|减少|提高|提升|增长)?了?约?$", before
        )
        if named:
            self.listed = listed_names(named[1])
        elif not re.fullmatch(r"[、和及与,以]{0,2}", before.strip()):
            self.listed = []
        return self.listed.pop(0) if self.listed else ""

    def _names(self, quantity: Quantity, previous: int, reading: Reading) -> list[Name]:
        """Names to try for a number, the likeliest first: what stands before it, behind it, and the last subject."""
        left, right = self._left(quantity, previous), self._right(quantity)
        unit_words = re.sub(r"[\d.,]", "", self.sentence[quantity.number_end : quantity.end])
        core = _trimmed(_COMPARED.sub("", left))
        strong = len(core) >= 2 and theme_of(core) is not None
        behind = self.sentence[quantity.end : quantity.end + 1] == "的"
        tries = self._counted(quantity, left, right)
        tries += [Name(left), Name(left, left + unit_words)] if strong else []
        if right and (quantity.unit not in ("%", "pp") or behind):
            tries.append(Name(left + right if len(core) >= 2 else right))
        if self.subject and not strong and (len(core) < 2 or reading.kind == "change"):
            tries.append(Name(self.subject))
        wide = self._wider_left(quantity)
        tries.append(Name(left))
        known = [one for one in tries if self.index.match(one.label, quantity.unit) is not None]
        last = Name(left if len(core) >= 2 else wide[-16:], wide)
        return [one for one in [*known, *tries, last] if len(one.label) >= 2]

    def _counted(self, quantity: Quantity, left: str, right: str) -> list[Name]:
        """Names of things counted at the end of a list: 机场等126个项目 are 项目, 余热等节能项目29项 are 节能项目."""
        if not is_count(quantity.unit) or "等" not in left:
            return []
        noun = left.rpartition("等")[2] or right
        return [Name(noun, left + right)] if len(noun) >= 2 else []

    def _left(self, quantity: Quantity, previous: int) -> str:
        bracketed = re.search(r"([^,;。:、()]{2,24})\([^()\d]{0,4}$", self.sentence[: quantity.start])
        if bracketed and self.sentence[quantity.end : quantity.end + 1] == ")":
            return _trimmed(bracketed[1])
        before = without_asides(self.sentence[: quantity.start])
        borders = [m.end() for m in _BORDER.finditer(before) if before[m.end() :].strip()]
        start = max([previous, *borders])
        if start == previous > 0 and before.rstrip().endswith(("、", "和", "及")):
            return ""
        return _trimmed(self.sentence[start : quantity.start])

    def _wider_left(self, quantity: Quantity) -> str:
        """The clause before the number's own, together with it, for names that stand one clause ahead."""
        before = without_asides(self.sentence[: quantity.start])
        borders = [m.end() for m in re.finditer(r"[,;。:]", before)]
        start = borders[-2] if len(borders) > 1 else 0
        return _trimmed(self.sentence[start : quantity.start])[-30:]

    def _right(self, quantity: Quantity) -> str:
        after = self.sentence[quantity.end : quantity.end + 20]
        piece = re.split(r"[,;。!?:、()\d]|以上|以下|左右|以内|成功|的基础", after)[0]
        return re.sub(r"^(?:的|余|多)+", "", piece.strip())

    def _boundary(self, quantity: Quantity) -> str:
        before = self.sentence[: quantity.start]
        sites = list(SITE.finditer(before))
        if not sites or _WHOLE.search(before, sites[-1].end()) or _ALL_SITES.search(sites[-1]["site"]):
            return "group"
        return f"site:{_site_name(sites[-1]['site'])}"


def with_shared_units(sentence: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, those of one list with the substance that its last one names: 12吨和15吨标准煤."""
    shared = list(quantities)
    for place in reversed(range(len(shared) - 1)):
        one, after = shared[place], shared[place + 1]
        between = sentence[one.end : after.start]
        if after.unit in SUBSTANCES.get(one.unit, ()) and re.fullmatch(r"\s?[、和及与,]\s?", between):
            shared[place] = replace(one, unit=after.unit)
    return shared


SUBSTANCES = {"t": ("tce", "tCO2e"), "kg": ("kgce", "kgCO2e"), "g": ("gce", "gCO2e")}
_SUFFIX = re.compile(
    r"(?:平均)?(?:排放总量|排放量|排放浓度|浓度|产生量|处置量|利用率|去除率|回收率|消耗量|消费量|使用量|用量|产量|占比|比例|强度|装机容量|装机)$"
)


def listed_names(text: str) -> list[str]:
    """The members of an enumeration with the suffix that they share: 二氧化硫、氮氧化物排放量."""
    items = [item for item in re.split(r"[、和及与]|以及", _trimmed(text)) if item]
    suffix = _SUFFIX.search(items[-1]) if items else None
    if len(items) < 2:
        return []
    return [item if suffix is None or _SUFFIX.search(item) else item + suffix.group() for item in items]


def _site_name(text: str) -> str:
    return re.split(r"在|于|由|的|和|与|及|对|为|其中|我们|元|将|以", text)[-1]


def _trimmed(label: str) -> str:
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
    return (behind[1] if behind else label)[-LONGEST_NAME:]


_Spot = TypeVar("_Spot", Quantity, Period)


def _moved(item: _Spot, start: int) -> _Spot:
    """A quantity or period with its offsets counted from ``start``."""
    if isinstance(item, Quantity):
        return replace(item, start=item.start - start, end=item.end - start, number_end=item.number_end - start)
    return replace(item, start=item.start - start, end=item.end - start)
