"""A single figure that cannot be right: far outside what the indicator can be, or in a unit of another thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.contradictions.telling import Contradiction
from checker.selection import Facts, place_of, shaky
from checker.wording import amount, mention
from extractors.facts import Metric
from policies.schema import Indicator
from policies.units import dimension

# Units in whose dimensions amounts of matter and energy are measured; others (money, persons) count something else.
MEASURES = ("t", "m3", "tce", "tCO2e", "GJ", "MWh")


def oddities(facts: Facts) -> list[Contradiction]:
    """Values outside the plausible range, then totals in a unit of another dimension."""
    return [*_out_of_range(facts), *_misfits(facts)]


def _out_of_range(facts: Facts) -> Iterator[Contradiction]:
    for owner in facts.indicators.values():
        for metric in facts.of(owner.id, "actual"):
            if metric.bound is None and not shaky(metric) and _outside(metric, owner):
                message = f"{mention(metric)}超出该指标的通常范围（{_range(owner)}），疑为数量级或单位错误。"
                yield Contradiction("unit-slip", message, (metric,))


def _outside(metric: Metric, owner: Indicator) -> bool:
    """Whether the value lies outside the plausible range, which is in the indicator's unit; nothing is never odd."""
    limits = owner.range
    low = limits.low is not None and metric.value < limits.low
    high = limits.high is not None and metric.value > limits.high
    return metric.unit == owner.unit and metric.value > 0 and (low or high)


def _range(owner: Indicator) -> str:
    low, high = (amount(one, owner.unit) if one is not None else "" for one in (owner.range.low, owner.range.high))
    return f"{low}至{high}" if low and high else f"不低于{low}" if low else f"不高于{high}"


def _misfits(facts: Facts) -> Iterator[Contradiction]:
    """Rows that name a total (取水量, 化学需氧量排放量) in a unit that cannot measure it."""
    named: dict[str, list[Indicator]] = defaultdict(list)
    for owner in facts.indicators.values():
        for name in owner.synonyms:
            named[name].append(owner)
    for metric in facts.report.metrics:
        owners = named.get(metric.label.replace(" ", ""), [])
        unknown = metric.indicator is None and metric.kind == "actual" and metric.label.endswith("量")
        if owners and unknown and place_of(metric) == 0 and _measures_another_thing(metric.unit, owners):
            message = f"{mention(metric)}的单位{metric.unit}与该指标（{owners[0].name}，{owners[0].unit}）不符。"
            yield Contradiction("unit-slip", message, (metric,))


def _measures_another_thing(unit: str, owners: Sequence[Indicator]) -> bool:
    known = {dimension(one) for owner in owners for one in (owner.unit, *owner.units)}
    return dimension(unit) in map(dimension, MEASURES) and dimension(unit) not in known
