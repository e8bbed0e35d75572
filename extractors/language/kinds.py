"""What kind of figure a number is: the enterprise's actual value, a target, a baseline, a change, or not its own.

Rules over the words of the clause and sentence before the number (``cues.yaml``). The order of the rules follows
judgement.md: a figure of the nation, the sector or a peer, and a limit of a standard or permit, is never the
enterprise's; an own goal is a target; a saving stays a change even when it is an expected one (case 25).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from extractors.facts import Kind
from extractors.language.periods import Period
from extractors.language.quantities import Quantity
from extractors.language.wordlists import any_of, cue_pattern, cues
from policies.units import is_count

Owner = Literal["own", "other", "rule"]
RELATIVE = ("%", "pp", "‰")
CAPACITIES = ("kW", "MW", "GW", "t/d", "t/a", "m3/d")
# Beyond this many characters without a mark the learned layer is right more often than the cue words (bench/language).
LONGEST_CLAUSE = 25
_LIMIT_OF = re.compile(
    r"(?:标准|限额|限值)》[^,;。]{0,10}$|(?:标准|限额|限值|限定值|标杆值|基准值|默认值|要求)(?:的|约?为|是|:)?\s?\(?$"
)
_BARRIER = re.compile(r"的?[^,;。、\d和]{0,8}(?:限值|限额|红线|准入值)")
_REACHED = re.compile(r"(?:至|到)(?:(?:19|20)\d\d年(?:度|底)?的?)?(?:约|近)?$")
_EXTENT = re.compile(r"([增降涨])幅(?:分别|约|均)*(?:为|是|达|达到)$")
_DESIGNED = re.compile(
    r"设计(?:日|年|值|处理|单位|吨|规模|产能|能力|[\u4e00-\u9fff]{1,4}率|[\u4e00-\u9fff]{0,6}(?:能耗|水耗))"
)
_BOILER = re.compile(r"的?(?:燃煤|燃气|燃油|蒸汽|热水|生物质|循环流化床)*锅炉")
REACH_OF_VERB = 16
NEAREST = 40
_MARK = re.compile(r"[,;。!?:、]")
_CLAUSE = re.compile(r"[,;。!?:]")
_LINK = r"(?:了|约|近|达到|达|率|幅度|幅|比例|超过|超|逾|共|共计|合计|累计|至少|大约|不低于|不少于|的|分别|[\s<>≥≤~-])*"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a number in a sentence is to be taken.

    ``sign`` is -1 for a decrease, else 1; ``cue`` are the deciding words; ``contested``: rules and tagger differ.
    ``reach`` is how many characters without a mark stand before the number, ``falls`` whether a word of decrease
    stands before a share, ``reached`` whether the words right before say that it is where a change led to.
    """

    owner: Owner
    kind: Kind
    period: str | None
    baseline: str | None
    sign: int = 1
    cue: str = ""
    contested: bool = False
    reach: int = 0
    falls: bool = False
    reached: bool = False

    @property
    def loose(self) -> bool:
        """Whether so much runs on before the number that cue words there may speak of something else."""
        return self.reach > LONGEST_CLAUSE


@dataclass(frozen=True, slots=True)
class Role:
    """What the learned layer says of a number: its label, and the subject that it finds before it."""

    label: str
    subject: str = ""


def reading_of(
    sentence: str, quantity: Quantity, previous_end: int, periods: list[Period], report_year: int | None
) -> Reading:
    """How ``quantity`` (offsets in ``sentence``) is to be taken; the number before it ends at ``previous_end``."""
    before = without_asides(sentence[: quantity.start])
    clause = before[_clause_start(before) :]
    near = before[max(previous_end, _clause_start(before)) :]
    period = _period_of(quantity, periods, before, previous_end)
    baseline = _baseline_of(quantity, periods)
    ruled = (
        is_barred(sentence, quantity.end)
        or _is_rated(sentence, quantity)
        or _is_equity(sentence, quantity, near)
        or _is_limit(quantity, before)
    )
    owner: Owner = "rule" if ruled else _figure_owner(sentence, before)
    kind, sign, cue = _kind(sentence, quantity, clause, near, period, report_year)
    year = period.text if period else None
    if kind == "baseline" and baseline:
        kind, year = "actual", str(baseline.year)
    compared = str(baseline.year) if baseline and kind in ("change", "target") else None
    reach = len(_MARK.split(before)[-1])
    falls = quantity.unit in RELATIVE and bool(cue_pattern("falls").search(near[-REACH_OF_VERB:]))
    reached = bool(_REACHED.search(near[-NEAREST:]))
    return Reading(owner, kind, year, compared, sign, cue, reach=reach, falls=falls, reached=reached)


def _is_limit(quantity: Quantity, before: str) -> bool:
    """Whether the words right before a measured number name it as a limit: 排放标准（65分贝）."""
    return not is_count(quantity.unit) and bool(_LIMIT_OF.search(before[-NEAREST:]))


def is_barred(sentence: str, end: int) -> bool:
    """Whether the words behind a number that ends at ``end`` make it a limit: 50mg/m³的超低排放限值."""
    return bool(cue_pattern("barrier").match(sentence, end) or _BARRIER.match(sentence, end))


def _is_rated(sentence: str, quantity: Quantity) -> bool:
    """Whether the number is the class of a machine: 1000MW等级机组, 4吨锅炉."""
    if quantity.unit == "t":
        return bool(_BOILER.match(sentence, quantity.end))
    return quantity.unit in CAPACITIES and bool(cue_pattern("rated").match(sentence, quantity.end))


def _is_equity(sentence: str, quantity: Quantity, near: str) -> bool:
    """Whether the number is a share held of a company."""
    behind = cue_pattern("shares").match(sentence, quantity.end)
    return quantity.unit == "%" and bool(behind or cue_pattern("equity").search(near))


_OWN_SPREAD = re.compile(r"(?:公司|集团|我们|本行|我司|我行)(?:的|在)?$")


def without_asides(text: str) -> str:
    """``text`` with what stands in closed brackets blanked out, so that an aside does not reach past its bracket."""
    return re.sub(r"[(（〔\[][^()（）〔〕\[\]]*[)）〕\]]", lambda match: " " * len(match.group()), text)


def _clause_start(text: str) -> int:
    ends = [match.end() for match in _CLAUSE.finditer(text) if not _inside_number(text, match)]
    return ends[-1] if ends else 0


def _inside_number(text: str, match: re.Match[str]) -> bool:
    return (
        match.group() in ",:"
        and text[match.start() - 1 : match.start()].isdigit()
        and text[match.end() : match.end() + 1].isdigit()
    )


def owner_of(before: str, clause: str) -> Owner:
    """Whose words these are: the enterprise's own, another's (nation, sector, peer), or a rule's (limit, plan, law)."""
    others = _others(before)
    if others and not cue_pattern("own").search(before, others[-1]):
        return "other"
    if cue_pattern("rule").search(clause):
        return "rule"
    return "own"


def _others(before: str) -> list[int]:
    """Where the words end that name others; 公司全球 is the enterprise itself."""
    return [
        match.end()
        for match in cue_pattern("other").finditer(before)
        if not _OWN_SPREAD.search(before[: match.start()])
    ]


def _figure_owner(sentence: str, before: str) -> Owner:
    """As ``owner_of``; figures also belong to those served, and to the source that a part of a sentence begins with."""
    if cue_pattern("outside").search(sentence):
        return "other"
    clause, before = re.split(r"[,;。!?]", before)[-1], before[before.rfind(";") + 1 :]
    for group, owner in (("served", "other"), ("sources", "rule")):
        last = max((match.end() for match in cue_pattern(group).finditer(before)), default=None)
        if last is not None and not cue_pattern("own").search(before, last):
            return owner  # type: ignore[return-value]
    return owner_of(before, clause)


def _period_of(quantity: Quantity, periods: list[Period], before: str, previous_end: int) -> Period | None:
    """The nearest year before the number that is no baseline, stands in no aside and not with another's figure.

    The year of 由2021年的118… holds for the first number alone, not for the value reached.
    """
    border = max((end for end in _others(before) if cue_pattern("own").search(before, end)), default=0)
    known = [p for p in periods if border <= p.start and p.end <= quantity.start and p.role == "period"]
    standing = [p for p in known if before[p.start : p.end].strip()]
    if not standing:
        return None
    last = standing[-1]
    spent = last.end <= previous_end and re.search(r"(?:由|从)\s?$", before[: last.start])
    return None if spent else last


def _baseline_of(quantity: Quantity, periods: list[Period]) -> Period | None:
    before = [p for p in periods if p.end <= quantity.start and p.role == "baseline"]
    return before[-1] if before else None


def _kind(
    sentence: str, quantity: Quantity, clause: str, near: str, period: Period | None, report_year: int | None
) -> tuple[Kind, int, str]:
    verb = _change_verb(near, is_count(quantity.unit))
    if is_count(quantity.unit) and verb not in cues()["saves"]:
        verb = ""
    if quantity.unit.endswith("元") and not cue_pattern("effect").search(clause):
        verb = ""
    target = _target_cue(sentence, quantity, clause, period, report_year)
    if not target and re.search(r"目标:\s?$", sentence[: quantity.start - len(clause)]):
        target = "目标"
    if verb or quantity.change:
        kind: Kind = "target" if target and not _is_effect(clause, verb) else "change"
        return kind, _sign(verb, quantity, clause), verb
    if target:
        return "target", 1, target
    if _is_start(sentence, quantity, near) and not (period and period.year != report_year):
        return "baseline", 1, "由"
    return "actual", 1, ""


@lru_cache(maxsize=1)
def _verb_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A level right before the number, a change verb right before it, and one with its object between."""
    level = re.compile(rf"(?:{cue_pattern('levels').pattern}){_LINK}$")
    verb = any_of(*cues()["falls"], *cues()["rises"], *cues()["saves"]).pattern
    direct = re.compile(rf"(?P<verb>{verb}){_LINK}$")
    return level, direct, re.compile(rf"(?P<verb>{verb})(?P<gap>[^,;。、]{{1,14}}?){_LINK}$")


def _change_verb(near: str, counted: bool = False) -> str:
    """The change verb that governs the number, or "" — 提高到, 降至 and 下降为 lead to a value reached, no change.

    Between a verb and a number of ``counted`` things stands nothing but what they are.
    """
    level, direct_verb, distant_verb = _verb_patterns()
    if level.search(near):
        return ""
    extent = _EXTENT.search(near[-NEAREST:])
    if extent:
        return "下降" if extent[1] == "降" else "增长"
    direct = direct_verb.search(near)
    if direct:
        return direct["verb"]
    object_between = distant_verb.search(near)
    if counted and object_between and re.search(r"[及和与的、]", object_between["gap"]):
        return ""
    if object_between and not re.search(
        r"至|到(?!达)|为|后|改造|项目|任务|技术|措施|设备|达标|领域|投资|投入|资金|能力|系统|工程|比例|占比|效率|水平",
        object_between["gap"],
    ):
        return object_between["verb"]
    return ""


def _is_effect(clause: str, verb: str) -> bool:
    return bool(verb in cues()["saves"] or verb in ("减少",)) and bool(cue_pattern("effect").search(clause))


def _sign(verb: str, quantity: Quantity, clause: str) -> int:
    """-1 for a decrease; amounts saved or avoided stay positive (judgement.md, case 25).

    An amount is a decrease where it is compared with an earlier one (同比减少 120 吨).
    """
    compared = quantity.unit in RELATIVE or bool(re.search(r"同比|环比|[较比](?:上年|去年|上一年|20\d\d年)", clause))
    fewer = verb in cues()["falls"] or (verb.startswith("少") and quantity.unit not in RELATIVE)
    return -1 if fewer and compared and quantity.value > 0 else 1


def _target_cue(sentence: str, quantity: Quantity, clause: str, period: Period | None, report_year: int | None) -> str:
    first, last = sentence.rfind(";", 0, quantity.start) + 1, sentence.find(";", quantity.end)
    if cue_pattern("reached").search(sentence, first, last if last >= 0 else len(sentence)):
        return ""
    if period and report_year and period.year > report_year and not period.until:
        return f"{period.year}年"
    after = re.split(r"[,;。、]", sentence[quantity.end : quantity.end + 24])[0]
    found = (
        cue_pattern("target").search(clause)
        or _DESIGNED.search(clause)
        or cue_pattern("expected").search(sentence, 0, quantity.start)
        or re.match(r".{0,6}?目标", after)
        or _unbuilt(sentence, quantity)
    )
    if found and is_count(quantity.unit) and cue_pattern("unbuilt").fullmatch(found.group()):
        return ""  # so many are being built now
    return found.group() if found else ""


def _unbuilt(sentence: str, quantity: Quantity) -> re.Match[str] | None:
    """Words behind a number that say that what has the capacity is not there yet.

    They may stand at the end of a list of such things, and in the next clause where that says how far things are.
    """
    behind = sentence[quantity.end : quantity.end + 80]
    clauses = re.split(r"[,;。]", behind)
    after = clauses[0] if quantity.unit in CAPACITIES else clauses[0].split("、")[0][:24]
    if len(clauses) > 1 and quantity.unit in CAPACITIES and re.match(r"目前|现|已", clauses[1]):
        after += clauses[1]
    return cue_pattern("unbuilt").search(after)


def _is_start(sentence: str, quantity: Quantity, near: str) -> bool:
    """由 350 … 降至 320, 较2020年的 350 下降至 320: the first number of such a pair is the value it came from."""
    tail = sentence[quantity.end : quantity.end + 14]
    compared = re.search(r"(?:比|较|与|相较于?|相比于?)[^,;。]{0,6}年(?:度|底)?的?\s?\(?$", near)
    from_it = re.search(r"(?:由|从)[^,;。]{0,16}$", near) or (quantity.unit not in RELATIVE and compared)
    return bool(from_it) and bool(re.search(r"^\)?[^,;。\d]{0,8}(?:降|升|提|增|减|扩|下|变)", tail))


def _is_stranger(subject: str) -> bool:
    """Whether a subject that the tagger finds is somebody whom the rules do not know, and have not judged therefore."""
    return len(subject) > 1 and not (cue_pattern("own").search(subject) or cue_pattern("other").fullmatch(subject))


def second_opinion(reading: Reading, role: Role | None) -> Reading:
    """The reading of the rules beside that of the learned layer.

    Where a text runs on without marks the learned layer leads. Else the rules have the last word where a cue word
    spoke. A plain actual value gives way where the tagger reads it as another's and finds whose; where it only doubts
    that the value is an actual one, the reading is contested, so that a person looks at what rests on it.
    """
    if role is not None and reading.loose:
        return _led(reading, role)
    if role is None or reading.cue or reading.owner != "own" or reading.kind != "actual":
        return reading
    if role.label == "OTHER" and _is_stranger(role.subject):
        return replace(reading, owner="other", cue=role.subject)
    return replace(reading, contested=role.label in ("OTHER", "LIMIT", "TARGET"))


LED: dict[str, tuple[Owner, Kind]] = {
    "VALUE": ("own", "actual"), "CHANGE": ("own", "change"), "TARGET": ("own", "target"), "BASE": ("own", "baseline"),
    "LIMIT": ("rule", "actual"), "OTHER": ("other", "actual"),
}  # fmt: skip


def _led(reading: Reading, role: Role) -> Reading:
    """The reading as the learned layer has it; where it differs from the rules a person is asked to look at it."""
    owner, kind = LED[role.label]
    if (owner, kind) == (reading.owner, reading.kind) or (kind == "change" and reading.reached):
        return reading
    sign = -1 if kind == "change" and reading.falls else 1
    return replace(reading, owner=owner, kind=kind, sign=sign, contested=owner == "own")


def signed(value: Decimal, sign: int) -> Decimal:
    """The value of a change with its sign."""
    return -value if sign < 0 else value
