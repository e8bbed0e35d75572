"""Whether printed figures make up another printed figure, as sum or quotient, with the rounding of each respected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from checker.precision import digit_in, in_unit, last_digit
from extractors.facts import Metric
from policies.units import UnitError, convert


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts and what is printed as their total, in the total's unit; ``complete`` when all known parts are there."""

    total: Metric
    parts: tuple[Metric, ...]
    value: Decimal
    slack: Decimal
    complete: bool

    @property
    def excess(self) -> Decimal:
        return self.value - self.total.value

    @property
    def fits(self) -> bool:
        return abs(self.excess) <= self.slack


def added(total: Metric, parts: Iterable[Metric], complete: bool = True) -> Sum | None:
    """The sum of the parts in the total's unit, half a last digit of each left open; None when a unit does not fit."""
    known = tuple(parts)
    values = [in_unit(part, total.unit) for part in known]
    if any(value is None for value in values):
        return None
    slack = sum((digit_in(metric, total.unit) for metric in (total, *known)), Decimal(0)) / 2
    return Sum(total, known, sum((value for value in values if value is not None), Decimal(0)), slack, complete)


@dataclass(frozen=True, slots=True)
class Quotient:
    """A printed intensity and what its numerator and denominator give, with what rounding leaves open."""

    printed: Metric
    above: Metric
    below: Metric
    value: Decimal
    low: Decimal
    high: Decimal

    @property
    def fits(self) -> bool:
        slack = last_digit(self.printed)  # half a digit for rounding, a whole one for what was cut off
        return self.low - slack <= self.printed.value <= self.high + slack


def divided(printed: Metric, above: Metric, below: Metric) -> Quotient | None:
    """``above`` ÷ ``below`` in the unit of ``printed``; None where it cannot be computed."""
    top, bottom = last_digit(above) / 2, last_digit(below) / 2
    if below.value <= bottom or above.value <= top:
        return None
    ends = (above.value - top, below.value + bottom), (above.value + top, below.value - bottom)
    pairs = ((above.value, below.value), *ends)
    try:
        value, low, high = (convert(one / other, f"{above.unit}/{below.unit}", printed.unit) for one, other in pairs)
    except UnitError:
        return None
    return Quotient(printed, above, below, value, low, high)
