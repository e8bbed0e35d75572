"""How exactly a figure is printed: what its last digit is worth, and whether two figures are one, rounded.

A report prints 1,234,560 吨标准煤 in a table and 98.21万吨标准煤 in the text; the two agree, because the second is the
first rounded to what its last digit is worth. Nothing here judges; contradictions and ties rest on it.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from extractors.facts import Metric
from policies.units import UnitError, convert

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def last_digit(metric: Metric) -> Decimal:
    """What the last printed digit is worth, in the metric's unit: 100 for 98.21万吨标准煤 in tce, 0.1 for 471.3.

    A number written in words (近九成, 百分之十二点四) counts to its last digit that is not zero.
    """
    found = NUMBER.search(unicodedata.normalize("NFKC", metric.as_printed))
    if found:
        printed = Decimal(found.group().replace(",", ""))
        digit = Decimal(1).scaleb(int(printed.as_tuple().exponent))
        if printed == 0 or metric.value == 0:
            return digit
        scale = (abs(metric.value) / printed).normalize()
        if scale.as_tuple().digits == (1,):
            return digit * scale
    return Decimal(1).scaleb(int(metric.value.normalize().as_tuple().exponent))


def in_unit(metric: Metric, unit: str) -> Decimal | None:
    """The metric's value in ``unit``; None when the dimensions differ or a unit is unknown."""
    try:
        return convert(metric.value, metric.unit, unit)
    except UnitError:
        return None


def digit_in(metric: Metric, unit: str) -> Decimal:
    """What the last printed digit is worth in ``unit`` (of the metric's dimension)."""
    return convert(last_digit(metric), metric.unit, unit)


def agrees(one: Metric, other: Metric) -> bool:
    """Whether the two print the same amount, the coarser one rounded or cut off; False when they cannot be compared.

    Figures printed to the same digit must be equal: 12.9 and 13.0 disagree, 471 and 471.3 agree.
    """
    second = in_unit(other, one.unit)
    if second is None:
        return False
    first_digit, second_digit = last_digit(one), digit_in(other, one.unit)
    if first_digit == second_digit:
        return one.value == second
    coarse, fine = (one.value, second) if first_digit > second_digit else (second, one.value)
    digit = max(first_digit, second_digit)
    return abs(fine - coarse) <= digit / 2 or 0 <= abs(fine) - abs(coarse) < digit


def change_fits(stated: Metric, before: Metric, after: Metric) -> bool:
    """Whether a stated change (a decrease is negative; % or percentage points) follows from the two printed values.

    The values may be anything that rounds to what is printed; the stated change may be rounded or cut off. A change
    of a share in % may be meant relatively or in points. True when the values cannot be compared.
    """
    low, high = _span(before, before.unit), _span(after, before.unit)
    if low is None or high is None or low[0] <= 0:
        return True
    relative = ((high[0] / low[1] - 1) * 100, (high[1] / low[0] - 1) * 100)
    points = (high[0] - low[1], high[1] - low[0])
    if stated.unit == "pp":
        return _within(stated, points)
    return _within(stated, relative) or (before.unit == "%" and _within(stated, points))


def amount_fits(stated: Metric, before: Metric, after: Metric) -> bool:
    """Whether a stated amount of change follows from the two printed values, whichever sign it is told with."""
    low, high = _span(before, stated.unit), _span(after, stated.unit)
    if low is None or high is None:
        return True
    return _within(stated, (high[0] - low[1], high[1] - low[0])) or _within(
        stated, (low[0] - high[1], low[1] - high[0])
    )


def _span(metric: Metric, unit: str) -> tuple[Decimal, Decimal] | None:
    value = in_unit(metric, unit)
    if value is None:
        return None
    slack = digit_in(metric, unit) / 2
    return value - slack, value + slack


def _within(stated: Metric, span: tuple[Decimal, Decimal]) -> bool:
    digit = last_digit(stated)
    slack = digit * 5 if stated.bound == "~" else digit
    low, high = span[0] - slack, span[1] + slack
    if stated.bound in (">", "<"):
        more = (stated.bound == ">") == (stated.value > 0)
        return high >= stated.value if more else low <= stated.value
    return low <= stated.value <= high
