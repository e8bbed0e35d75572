"""Slips of the decimal point and of units: values that are a power of ten away from what they should be.

judgement.md, case 23: a value off by a power of ten from its own series is a contradiction, and what rests on it
cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from checker.precision import agrees, in_unit
from extractors.facts import Metric

POWERS = tuple(Decimal(10) ** power for power in (-4, -3, -2, -1, 1, 2, 3, 4))
NEAR = (Decimal("0.75"), Decimal("1.33"))
STEADY = Decimal("1.5")
LARGE = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Slip:
    """``metric`` is ``factor`` times what ``other`` (a neighbour of its series) lets expect."""

    metric: Metric
    other: Metric
    factor: Decimal


def off_by(one: Metric, other: Metric) -> Decimal | None:
    """The power of ten (10⁻⁴…10⁴, not 1) by which ``one`` is exactly ``other``, rounding as printed respected.

    A single significant digit (1 and 10) shows nothing.
    """
    value = in_unit(other, one.unit)
    if not value or not one.value or min(_digits(one), _digits(other)) < 2:
        return None
    for factor in POWERS:
        if agrees(one, other.model_copy(update={"value": other.value * factor, "as_printed": ""})):
            return factor
    return None


def _digits(metric: Metric) -> int:
    return len(metric.value.normalize().as_tuple().digits)


def series_slips(series: Sequence[Metric]) -> list[Slip]:
    """Values of one quantity, one a year, that stand a power of ten away from the other years.

    Three years or more: the others must be steady among themselves. Two years: only a thousand- or
    ten-thousandfold step counts, and nothing tells which of the two is wrong, so both are given.
    """
    known = [metric for metric in series if metric.value > 0 and _digits(metric) > 1]
    if len(known) == 2:
        return _pair_slips(known[0], known[1])
    return [slip for metric in known if (slip := _outlier(metric, [one for one in known if one is not metric]))]


def _pair_slips(one: Metric, other: Metric) -> list[Slip]:
    factor = _power(one, other.value if one.unit == other.unit else in_unit(other, one.unit))
    if factor is None or Decimal(1) / LARGE < factor < LARGE:
        return []
    return [Slip(one, other, factor), Slip(other, one, 1 / factor)]


def _outlier(metric: Metric, others: Sequence[Metric]) -> Slip | None:
    values = [value for other in others if (value := in_unit(other, metric.unit)) is not None]
    if len(values) < 2 or max(values) > STEADY * min(values):
        return None
    factor = _power(metric, median(values))
    return Slip(metric, others[-1], factor) if factor is not None else None


def _power(metric: Metric, expected: Decimal | None) -> Decimal | None:
    if not expected:
        return None
    ratio = metric.value / expected
    return next((power for power in POWERS if NEAR[0] <= ratio / power <= NEAR[1]), None)


def slips_by_metric(slips: Iterable[Slip]) -> dict[str, Slip]:
    """The slips by the id of the metric that is off."""
    return {slip.metric.id: slip for slip in slips}
