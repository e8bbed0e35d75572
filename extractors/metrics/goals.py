"""Headings that give all figures below them a year and a kind: 2030年目标, 2023年成果."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.language.periods import REPUBLIC
from extractors.language.texts import normal


@dataclass(frozen=True, slots=True)
class HeadingPeriod:
    """What a heading over figures says of all of them: 2030年目标, 2023年成果."""

    year: int
    target: bool


_TOLD = re.compile(
    r"^\D{0,4}?(?P<year>(?:19|20)\d\d|1[01]\d)年?度?(?:(?P<target>目标|规划目标)|成果|成效|绩效|进展|实绩|实际|达成情况|完成情况)"
)


def heading_period(path: Sequence[str]) -> HeadingPeriod | None:
    """The year and kind that the nearest heading gives; a year of three digits is one of the Republic of China."""
    found = _TOLD.search(normal(path[-1])) if path else None
    if found is None or len(path[-1]) > 14:
        return None
    year = int(found["year"])
    return HeadingPeriod(year if year > REPUBLIC else year + REPUBLIC, bool(found["target"]))
