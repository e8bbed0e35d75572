"""Quantified targets in a plan's sentences: comparator, value, unit, baseline, deadline, as printed.

The numbers come from the language pipeline's quantities; what stands around each tells whether it is a target
(降低6%以上, 达85%, ≤1000mg/m³, 由350降为320) or something else (前30位, 产值10亿元以上企业, 2 级).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.language.quantities import Quantity, quantities
from extractors.language.texts import normal
from policies.schema import Comparator
from policies.units import is_count

Sense = Literal["reduction", "increase", "limit", "share", "count", "level", "ban"]

_ROUGH = r"(?:到|达到|达|约|超过|不低于|不少于|至少)?\s*"
_FALL = re.compile(rf"(?:下降|降低|减少|压减|削减|降幅)(?:幅度)?{_ROUGH}$")
_RISE = re.compile(r"(?:提高|提升|增长|增加|上升)(?:约|超过|不低于)?\s*$")
_REACH = re.compile(
    r"(?:达到?|提高到|提升到|提高至|提升至|增至|增加到|占比为|比重为|不低于|不少于|至少|保持在)(?:[^，,。；;]{0,14}的)?\s*$"
)
_WITHIN = re.compile(r"(?:降至|降为|降到|降低到|下降到|下降至|控制在|不超过|不高于|(?<!不)低于|不大于)\s*$")
_NEW = re.compile(r"(?:新增|建立|建成|培育|创建|打造|形成|推出|开发)[^，,。；;]{0,24}$")
_BAN = re.compile(r"(?:限制|禁止|淘汰|严禁|不得)[^。；;]{0,40}$")
_SIGN = {"≤": "<=", "<": "<", "≥": ">=", ">": ">", "＜": "<", "＞": ">"}
_FROM = re.compile(r"(?:由|从)\s*$")
_WHOM = re.compile(r"^\s*(?:及)?(?:以上|以下)?(?:的)?(?:企业|单位|规模|项目)")
_LEVEL = re.compile(
    r"达到(?:清洁生产)?(?P<level>[一二三])级(?:清洁生产)?(?:标准|水平|以上)?|达到(?:清洁生产)(?P<after>[一二三])级(?:标准|水平)?"
)
_FULL = re.compile(r"(?:实现)?(?:全覆盖|全面覆盖)|全部达标")
_BASELINE = re.compile(r"(?:较|比|与|相比)\s*(?P<year>20\d\d)\s*年")
_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)\s*年")
_FIVE_YEARS = {"十四五": 2025, "十五五": 2030, "十六五": 2035}
_LEAD = re.compile(r"^(?:\D{0,12})到\s*(?P<year>20\d\d)\s*年")
LEVELS = {"一": 1, "二": 2, "三": 3}


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """A target in a sentence between two offsets; ``subject`` are the words before it that name what is measured."""

    sense: Sense
    comparator: Comparator
    value: Decimal
    unit: str
    baseline: int | None
    deadline: int | None
    start: Decimal | None
    as_printed: str
    subject: str
    low: int
    high: int


def targets_in(sentence: str, lead: int | None = None) -> list[PlanTarget]:
    """The targets of a sentence in order; ``lead`` is the deadline that its paragraph sets at its head."""
    text = normal(sentence).replace(";", "；")
    numbers = quantities(text)
    found = [target for index in range(len(numbers)) if (target := _target(sentence, text, numbers, index, lead))]
    found += [*_levels(sentence, text, lead), *_coverages(sentence, text, lead)]
    return sorted(found, key=lambda target: target.low)


def lead_of(paragraph: str) -> int | None:
    """The deadline at the head of a paragraph (到2025年，…), which holds for all its sentences."""
    found = _LEAD.match(normal(paragraph))
    return int(found["year"]) if found else None


def _target(sentence: str, text: str, numbers: list[Quantity], index: int, lead: int | None) -> PlanTarget | None:
    number = numbers[index]
    before, after = text[: number.start], text[number.end :]
    clause = re.split(r"[，,。；;]", before)[-1]
    if _is_no_target(number, clause, after, text):
        return None
    sensed = _sense(number, clause, before, after)
    if sensed is None:
        return None
    sense, comparator, cue = sensed
    start, low = None, number.start - len(cue)
    if index and (origin := _origin(text, numbers[index - 1], number)):
        start, low = numbers[index - 1].value, origin.start()
    value, unit = _printed_value(number, sentence)
    high = number.end + len(_tail(after))
    return PlanTarget(
        sense=sense, comparator=comparator, value=value, unit=unit, baseline=_baseline(before, numbers, index),
        deadline=_deadline(before, lead), start=start, as_printed=sentence[low:high], subject=_subject(before[:low]),
        low=low, high=high,
    )  # fmt: skip


def _is_no_target(number: Quantity, clause: str, after: str, text: str) -> bool:
    printed = text[number.start : number.end]
    if re.search(r"(?:前|第|能效|专栏)\s*$", clause) or re.search(r"20\d\d年?$", printed):
        return True
    money = number.unit in ("元", "万元", "亿元", "百万元")
    return (money or is_count(number.unit)) and bool(_WHOM.match(after)) and not _NEW.search(clause)


def _sense(number: Quantity, clause: str, before: str, after: str) -> tuple[Sense, Comparator, str] | None:
    sign = re.search(r"[≤≥<>＜＞]\s*$", clause)
    if sign:
        return "limit", _SIGN[sign.group().strip()], sign.group()  # type: ignore[return-value]
    if number.unit == "":
        return None
    if found := _FALL.search(clause):
        stated = "到" in found.group()
        return ("limit", "<=", found.group()) if stated else ("reduction", ">=", found.group())
    if found := _WITHIN.search(clause):
        return "limit", "<=", found.group()
    if found := _RISE.search(clause):
        return "increase", ">=", found.group()
    if found := _REACH.search(clause):
        return "share" if number.unit == "%" else "limit", ">=", found.group()
    if is_count(number.unit) and number.bound == ">" and (found := _NEW.search(clause)):
        return "count", ">=", found.group()
    if re.match(r"\s*及以下|\s*以下", after) and _BAN.search(before):
        return "ban", "<=", ""
    return None


def _origin(text: str, first: Quantity, second: Quantity) -> re.Match[str] | None:
    """The 由 of 由A降为B where two numbers are its ends; None where they are not."""
    between = text[first.end : second.start]
    falls = re.fullmatch(r"\s*(?:降|提高|下降|提升|增)\S{0,2}\s*", between)
    return _FROM.search(text[: first.start]) if falls else None


def _printed_value(number: Quantity, sentence: str) -> tuple[Decimal, str]:
    """The number as printed (3万吨/年 is 3 and 万吨/年), so that it stands in the quote; Chinese numerals as read."""
    found = re.match(
        r"[^\d]*?(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>.*)", normal(sentence[number.start : number.end])
    )
    if not found:
        return number.value, number.unit
    digits = Decimal(found["digits"].replace(",", ""))
    unit = number.unit or "1"
    if digits != number.value:
        return digits, re.sub(r"(?:以上|以下|及|左右)+$", "", found["unit"]).strip()
    return digits, unit


def _tail(after: str) -> str:
    found = re.match(r"\s*(?:及)?(?:以上|以下|以内)", after)
    return found.group() if found else ""


def _baseline(before: str, numbers: list[Quantity], index: int) -> int | None:
    since = max((one.end for one in numbers[:index] if one.unit and one.end < len(before)), default=0)
    years = list(_BASELINE.finditer(before, since))
    return int(years[-1]["year"]) if years else None


def _deadline(before: str, lead: int | None) -> int | None:
    for name, year in _FIVE_YEARS.items():
        if name in before:
            return year
    years = [found for found in _YEAR.finditer(before) if not re.search(r"(?:较|比|与)\s*$", before[: found.start()])]
    return int(years[-1]["year"]) if years else lead


def _subject(before: str) -> str:
    """What is measured: the clause before the verb, without year and comparison."""
    clause = re.split(r"[，,。；;、]|到\s*20\d\d\s*年", re.sub(r"[（(][^（）()]*[）)]", "", before))
    words = next((piece for piece in reversed(clause) if len(piece.strip()) > 1), "")
    return re.sub(r"(?:较|比|与)?\s*20\d\d\s*年[末底]?|^其", "", words).strip()


def _levels(sentence: str, text: str, lead: int | None) -> list[PlanTarget]:
    return [
        PlanTarget(
            "level", "<=", Decimal(LEVELS[found["level"] or found["after"]]), "级", None,
            _deadline(text[: found.start()], lead), None, sentence[found.start() : found.end()],
            _subject(text[: found.start()]), found.start(), found.end(),
        )
        for found in _LEVEL.finditer(text)
    ]  # fmt: skip


def _coverages(sentence: str, text: str, lead: int | None) -> list[PlanTarget]:
    return [
        PlanTarget(
            "limit", ">=", Decimal(100), "%", None, _deadline(text[: found.start()], lead), None,
            sentence[found.start() : found.end()], _subject(text[: found.start()]), found.start(), found.end(),
        )
        for found in _FULL.finditer(text)
    ]  # fmt: skip
