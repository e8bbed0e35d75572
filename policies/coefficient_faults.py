"""Faults of the dated coefficients: units, ranges, and two values of one coefficient for one year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from policies.schema import Coefficient, Vocabulary
from policies.units import dimension


def coefficient_faults(vocabulary: Vocabulary) -> Iterator[str]:
    """One Chinese sentence for each fault."""
    for one in vocabulary.coefficients:
        yield from _of_one(one)
    for first, second in combinations(vocabulary.coefficients, 2):
        if first.id == second.id:
            yield f"{first.id}：系数 id 重复"
        elif (first.name, first.unit, first.basis) == (second.name, second.unit, second.basis) and _meet(first, second):
            yield f"{second.id}：与 {first.id} 在同一年份都有效"


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
