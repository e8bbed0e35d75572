"""Other printed figures that bear out a value which its own series makes doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.arithmetic import added, divided
from extractors.facts import Metric

if TYPE_CHECKING:
    from checker.selection import Facts


def borne_out(facts: Facts, metric: Metric) -> bool:
    """Whether a total of its year is made up with the value, or an intensity of its year follows from it."""
    return any(
        _makes_up(facts, metric, owner.id, owner.parts)
        if metric.indicator in owner.parts
        else bool(owner.denominator) and owner.numerator == metric.indicator
        and _gives(facts, metric, owner.id, owner.denominator or "")
        for owner in facts.indicators.values()
    )  # fmt: skip


def _beside(facts: Facts, metric: Metric, name: str) -> list[Metric]:
    """The actual values of an indicator for the same year and boundary."""
    return [one for one in facts.of(name, "actual") if (one.period, one.boundary) == (metric.period, metric.boundary)]


def _makes_up(facts: Facts, metric: Metric, total: str, parts: tuple[str, ...]) -> bool:
    others = [_beside(facts, metric, part)[:1] for part in parts if part != metric.indicator]
    known = [metric, *(one for some in others for one in some)]
    sums = [added(whole, known) for whole in _beside(facts, metric, total)] if len(known) == len(parts) else []
    return any(one is not None and one.fits for one in sums)


def _gives(facts: Facts, metric: Metric, intensity: str, denominator: str) -> bool:
    below = _beside(facts, metric, denominator)[:1]
    found = [divided(printed, metric, one) for one in below for printed in _beside(facts, metric, intensity)]
    return any(one is not None and one.fits for one in found)
