"""Faults of a plan's figures: units that do not parse or fit, dates out of order, arithmetic that does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policies.schema import (
    Check,
    IncreaseCheck,
    Indicator,
    LevelCheck,
    LimitCheck,
    Plan,
    ReductionCheck,
    ShareCheck,
    Target,
    Vocabulary,
)
from policies.units import dimension, same_dimension
from policies.verification import sector_targets

_FALL = re.compile(r"(\d+(?:\.\d+)?)降为(\d+(?:\.\d+)?)合(\d+(?:\.\d+)?)%")
LEVEL = "级"


def figure_faults(plan: Plan, vocabulary: Vocabulary) -> Iterator[str]:
    """One Chinese sentence for each fault in the figures of ``plan`` and the units of ``vocabulary``."""
    indicators = {indicator.id: indicator for indicator in vocabulary.indicators}
    for provision in plan.provisions:
        for check in provision.checks:
            target: Target | None = getattr(check, "target", None)
            if target is not None:
                yield from _of_target(check, target, plan.head.issued)
                yield from _of_unit(check, target, indicators)
            for one in sector_targets(check):
                yield from _of_target(check, one, plan.head.issued)
    yield from _arithmetic(plan)
    for indicator in vocabulary.indicators:
        yield from _of_indicator(indicator)


def _of_target(check: Check, target: Target, issued: int) -> Iterator[str]:
    baseline, deadline = target.baseline, target.deadline
    if baseline is not None and deadline is not None and baseline >= deadline:
        yield f"{check.id}：基准年 {baseline} 不早于期限 {deadline}"
    if deadline is not None and not issued <= deadline <= issued + 50:
        yield f"{check.id}：期限 {deadline} 与方案的印发年份 {issued} 不合"
    if baseline is not None and not 1990 <= baseline <= issued:
        yield f"{check.id}：基准年 {baseline} 与方案的印发年份 {issued} 不合"
    if target.start is not None and (target.start > target.value) != (target.comparator in ("<=", "<")):
        yield f"{check.id}：起点 {target.start} 到目标 {target.value} 的方向与“{target.comparator}”不合"


def _of_unit(check: Check, target: Target, indicators: dict[str, Indicator]) -> Iterator[str]:
    if dimension(target.unit) is None:
        yield f"{check.id}：不认识目标的单位“{target.unit}”"
    elif isinstance(check, ReductionCheck) and target.unit != "%":
        yield f"{check.id}：降幅的单位应为 %，不是“{target.unit}”"
    elif isinstance(check, IncreaseCheck) and target.unit not in ("%", "pp"):
        yield f"{check.id}：升幅的单位应为 % 或 pp，不是“{target.unit}”"
    elif isinstance(check, LevelCheck) and target.unit != LEVEL:
        yield f"{check.id}：等级的单位应为“{LEVEL}”，不是“{target.unit}”"
    elif isinstance(check, LimitCheck | ShareCheck):
        for name in check.indicators:
            owner = indicators.get(name)
            if owner and not any(same_dimension(target.unit, unit) for unit in (owner.unit, *owner.units)):
                yield f"{check.id}：目标的单位“{target.unit}”与指标 {name} 的单位“{owner.unit}”量纲不同"


def _arithmetic(plan: Plan) -> Iterator[str]:
    """A doubt that states what a fall amounts to (350降为320合8.6%) must be right to its last digit."""
    for doubt in plan.doubts:
        for high, low, stated in _FALL.findall(doubt.fact):
            places = Decimal(1).scaleb(-len(stated.partition(".")[2]))
            fall = ((1 - Decimal(low) / Decimal(high)) * 100).quantize(places)
            if fall != Decimal(stated):
                yield f"{doubt.id}：{high}降为{low}是{fall}%，不是{stated}%"


def _of_indicator(indicator: Indicator) -> Iterator[str]:
    for unit in (indicator.unit, *indicator.units):
        if dimension(unit) is None:
            yield f"{indicator.id}：不认识指标的单位“{unit}”"
    low, high = indicator.range.low, indicator.range.high
    if low is not None and high is not None and low > high:
        yield f"{indicator.id}：合理范围的下限 {low} 大于上限 {high}"
