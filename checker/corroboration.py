"""Other printed figures that bear out a value which its own series makes doubtful."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.precision import digit_in, in_unit, last_digit
from extractors.facts import Metric
from policies.units import UnitError, convert

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
    return len(known) == len(parts) and any(_adds_up(whole, known) for whole in _beside(facts, metric, total))


def _adds_up(whole: Metric, parts: list[Metric]) -> bool:
    values = [in_unit(part, whole.unit) for part in parts]
    if any(value is None for value in values):
        return False
    slack = sum((digit_in(one, whole.unit) for one in (whole, *parts)), Decimal(0)) / 2
    return abs(sum((value for value in values if value is not None), Decimal(0)) - whole.value) <= slack


def _gives(facts: Facts, metric: Metric, intensity: str, denominator: str) -> bool:
    below = _beside(facts, metric, denominator)[:1]
    return any(_follows(printed, metric, one) for one in below for printed in _beside(facts, metric, intensity))


def _follows(printed: Metric, above: Metric, below: Metric) -> bool:
    if below.value <= 0:
        return False
    try:
        value = convert(above.value / below.value, f"{above.unit}/{below.unit}", printed.unit)
    except UnitError:
        return False
    return abs(value - printed.value) <= last_digit(printed) + abs(value) / 100
