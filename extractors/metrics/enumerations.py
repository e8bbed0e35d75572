"""Numbers that an enumeration joins: 二氧化硫、氮氧化物排放量分别为286.4吨和697.0吨.

What is said before the first of such a run (分别, a change verb, a unit behind the last one) holds for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from extractors.language.indicators import CARBON, COAL
from extractors.language.kinds import Reading
from extractors.language.quantities import Quantity
from extractors.metrics.naming import listed_names

_JOINT = re.compile(r"\s?(?:[、,]|和|及|与|以及)\s?")
_NAMED = re.compile(
    r"(?:^|[,;。:])([^,;。:]*?)分别(?:约?为|是|达到?|达|约|下降|降低|减少|提高|提升|增长|占)*了?约?[^,;。:\d]{0,4}$"
)
_YEARS = re.compile(r"((?:(?:19|20)\d\d年?(?:度|底|末)?[、和及与,]\s?)+(?:19|20)\d\d年?(?:度|底|末)?)[^;。\d]*分别")
_EACH = "分别"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of quantities, its first and its last by their place among those of the sentence."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def runs_of(sentence: str, quantities: Sequence[Quantity]) -> list[Run]:
    """The run of each quantity; one that stands for itself is a run of one."""
    starts = [0]
    for place, (one, after) in enumerate(pairwise(quantities), start=1):
        if not one.low and not _JOINT.fullmatch(sentence[one.end : after.start]):
            starts.append(place)
    ends = [start - 1 for start in starts[1:]] + [len(quantities) - 1]
    return [Run(start, end) for start, end in zip(starts, ends, strict=True) for _ in quantities[start : end + 1]]


def with_shared_units(sentence: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, those of one run with the unit or substance that its last one prints.

    12吨和15吨标准煤 are both of standard coal, 24.6、26.1和22.8千瓦时 are all in kWh.
    """
    shared = list(quantities)
    for place in reversed(range(len(shared) - 1)):
        one, after = shared[place], shared[place + 1]
        if not _JOINT.fullmatch(sentence[one.end : after.start]):
            continue
        if after.unit in (COAL.get(one.unit), CARBON.get(one.unit)):
            shared[place] = replace(one, unit=after.unit)
        elif not one.unit and after.unit and not one.low:
            shared[place] = replace(one, unit=after.unit, value=one.value * _scale(sentence, after))
    return shared


def _scale(sentence: str, quantity: Quantity) -> Decimal:
    """What the unit of a quantity multiplies its printed number by: 10000 for 1.8万吨 in t."""
    printed = _NUMBER.match(sentence, quantity.start)
    number = Decimal(printed.group().replace(",", "")) if printed else Decimal(0)
    return quantity.value / number if number else Decimal(1)


def run_names(before: str, run: Run, former: Sequence[str], labels: Sequence[str]) -> list[str]:
    """The names that 分别 gives to the numbers of a run; none where it does not stand ``before`` the first.

    Without names of its own it speaks of those of the run before (``former``), or of what was named last (``labels``).
    """
    named = _NAMED.search(before) if _EACH in before else None
    if not named:
        return []
    own = listed_names(named[1])
    if own or run.length < 2:
        return own
    if len(former) == run.length:
        return list(former)
    return list(labels[-run.length :]) if len(labels) >= run.length else []


def run_years(before: str, run: Run) -> list[str]:
    """The years that 分别 gives to the numbers of a run: 2021年、2022年分别为 112 和 108."""
    found = _YEARS.search(before) if _EACH in before else None
    years = re.findall(r"(?:19|20)\d\d", found[1]) if found else []
    return years if len(years) == run.length else []


def as_in_run(reading: Reading, leader: Reading) -> Reading:
    """The reading of a later number of a run: of the owner and the kind of the first where nothing says otherwise."""
    if leader.owner != "own":
        return replace(reading, owner=leader.owner)
    if reading.cue or reading.kind != "actual" or leader.kind not in ("change", "target"):
        return reading
    return replace(reading, kind=leader.kind, sign=leader.sign, baseline=leader.baseline, cue=leader.cue)
