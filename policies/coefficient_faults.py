"""Faults of the dated coefficients and of the estimates by them: names, units, ranges, two values for one year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from policies.schema import Coefficient, Estimate, EstimatePart, Indicator, Vocabulary
from policies.units import dimension, same_dimension


def coefficient_faults(vocabulary: Vocabulary) -> Iterator[str]:
    """One Chinese sentence for each fault."""
    for one in vocabulary.coefficients:
        yield from _of_one(one)
    for first, second in combinations(vocabulary.coefficients, 2):
        if first.id == second.id:
            yield f"{first.id}：系数 id 重复"
        elif (first.name, first.unit, first.basis) == (second.name, second.unit, second.basis) and _meet(first, second):
            yield f"{second.id}：与 {first.id} 在同一年份都有效"
    for estimate in vocabulary.estimates:
        yield from _of_estimate(estimate, vocabulary)


def _of_one(one: Coefficient) -> Iterator[str]:
    if dimension(one.unit) is None:
        yield f"{one.id}：不认识系数的单位“{one.unit}”"
    if (one.value is None) == (one.low is None or one.high is None):
        yield f"{one.id}：要么给 value，要么给 low 和 high"
    if one.low is not None and one.high is not None and one.low > one.high:
        yield f"{one.id}：下限 {one.low} 大于上限 {one.high}"
    if one.valid_from is not None and one.valid_to is not None and one.valid_from > one.valid_to:
        yield f"{one.id}：起始年份 {one.valid_from} 晚于终止年份 {one.valid_to}"


def _meet(first: Coefficient, second: Coefficient) -> bool:
    return (first.valid_from or 0) <= (second.valid_to or 9999) and (second.valid_from or 0) <= (first.valid_to or 9999)


def _of_estimate(estimate: Estimate, vocabulary: Vocabulary) -> Iterator[str]:
    indicators = {indicator.id: indicator for indicator in vocabulary.indicators}
    coefficients = {coefficient.id: coefficient for coefficient in vocabulary.coefficients}
    named = [estimate.gives, *estimate.unless, *(name for part in estimate.parts for name in (*part.of, *part.beside))]
    yield from (f"{estimate.gives}：没有指标 {name}" for name in named if name not in indicators)
    used = [name for part in estimate.parts for name in part.by]
    yield from (f"{estimate.gives}：没有系数 {name}" for name in used if name not in coefficients)
    for part in estimate.parts:
        known = [coefficients[name] for name in part.by if name in coefficients]
        owners = [indicators[name] for name in (*part.of, estimate.gives) if name in indicators]
        if len(owners) == len(part.of) + 1:
            yield from _of_part(part, owners[-1], owners[:-1], known)


def _of_part(
    part: EstimatePart, total: Indicator, kinds: list[Indicator], coefficients: list[Coefficient]
) -> Iterator[str]:
    for one in coefficients:
        above, _, below = one.unit.partition("/")
        if not same_dimension(above, total.unit):
            yield f"{one.id}：单位 {one.unit} 得不出 {total.id} 的 {total.unit}"
        if not any(same_dimension(below, unit) for kind in kinds for unit in (kind.unit, *kind.units)):
            yield f"{one.id}：单位 {one.unit} 不合于 {'、'.join(part.of)} 的任何单位"
