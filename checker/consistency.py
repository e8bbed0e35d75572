"""Places of one report that contradict each other.

judgement.md: table against prose, parts against their sum, a stated 同比 against the two values, a value off by a
power of ten. Precision before recall: what is only rounded, only approximate, or only printed next to each other for
different things is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from checker.precision import agrees, change_fits, in_unit
from checker.results import Inconsistency
from checker.selection import Facts, place_of, scope_of, shaky, year_of
from checker.slips import Slip, off_by
from checker.sums import sums
from checker.wording import amount, mention, plain_number, times
from extractors.facts import Metric
from policies.schema import Indicator
from policies.units import dimension

CROWD = 3
FAR = Decimal(2)
RESTATED = ("重述", "追溯", "调整前", "修订前", "原披露", "更正前", "重新核算", "restated")

Kind = Literal["prose-vs-table", "unit-slip", "restated", "duplicate"]


def inconsistencies(facts: Facts) -> tuple[Inconsistency, ...]:
    """All contradictions of the report: sums, then changes, then values printed twice, then slips in a series."""
    found = [*sums(facts), *_changes(facts), *_duplicates(facts), *_slips(facts)]
    return tuple({(one.kind, one.message): one for one in found}.values())


def _told(kind: Kind | Literal["year-on-year"], message: str, metrics: Sequence[Metric], *more: str) -> Inconsistency:
    return Inconsistency(
        kind=kind,
        message=message,
        values=(*(f"{metric.as_printed}{metric.printed_unit}" for metric in metrics), *more),
        evidence=tuple(dict.fromkeys(evidence for metric in metrics for evidence in metric.evidence)),
    )


def _changes(facts: Facts) -> list[Inconsistency]:
    """Stated changes that no pair of printed values of the two years bears out."""
    found = []
    for owner in facts.indicators.values():
        for stated in facts.of(owner.id, "change"):
            pairs = _pairs(facts, owner, stated)
            if stated.unit in ("%", "pp") and pairs and not any(change_fits(stated, *pair) for pair in pairs):
                found.append(_change(stated, *pairs[0]))
    return found


def _pairs(facts: Facts, owner: Indicator, stated: Metric) -> list[tuple[Metric, Metric]]:
    """The values of the two years a change speaks of, in its own boundary, the judged ones first."""
    years = year_of(stated.baseline), year_of(stated.period)
    if None in years:
        return []
    before, after = (
        sorted(
            (
                metric
                for metric in facts.of(owner.id, "actual")
                if year_of(metric.period) == year and scope_of(metric, owner) == scope_of(stated, owner)
            ),
            key=lambda metric: (place_of(metric), metric.id),
        )
        for year in years
    )
    return [(one, other) for one in before for other in after]


def _change(stated: Metric, before: Metric, after: Metric) -> Inconsistency:
    value = in_unit(after, before.unit) or Decimal(0)
    moved = value - before.value if stated.unit == "pp" else (value / before.value - 1) * 100
    told = amount(round(abs(moved), 2).normalize() + 0, stated.unit)
    computed = f"{'下降' if moved < 0 else '上升'}{told}"
    return _told(
        "year-on-year",
        f"{mention(stated)}，但由{mention(before)}和{mention(after)}计算为{computed}。",
        (stated, before, after),
        told,
    )


def _duplicates(facts: Facts) -> list[Inconsistency]:
    """The same quantity with two values for one year and boundary, in units that convert (只 and MWh do not)."""
    groups: dict[tuple[str, int, str, str | None], list[Metric]] = defaultdict(list)
    for owner in facts.indicators.values():
        name = _quantity(facts, owner)
        for metric in facts.of(owner.id, "actual"):
            year = year_of(metric.period)
            if year and metric.bound is None and not shaky(metric):
                groups[name, year, scope_of(metric, owner), dimension(metric.unit)].append(metric)
    return [one for group in groups.values() for one in _contradictions(facts, group)]


def _quantity(facts: Facts, owner: Indicator) -> str:
    """The indicator, or the theme's total where the report uses both names for one amount (equal in some year)."""
    total = f"{owner.theme}.total"
    if not owner.parts or total not in facts.indicators:
        return owner.id
    years = set(facts.years(owner.id)) & set(facts.years(total))
    pairs = [(facts.figure(owner.id, year), facts.figure(total, year)) for year in sorted(years)]
    same = any(one and other and agrees(one.metrics[0], other.metrics[0]) for one, other in pairs)
    return total if same else owner.id


def _contradictions(facts: Facts, group: Sequence[Metric]) -> list[Inconsistency]:
    """Of a crowd of values nothing can be said: they belong to rows or outlets whose names were not understood."""
    distinct = _distinct(sorted(group, key=lambda metric: (place_of(metric), metric.id)))
    if not 1 < len(distinct) <= CROWD:
        return []
    first, *others = distinct
    return [told for other in others if (told := _contradiction(facts, first, other))]


def _distinct(metrics: Iterable[Metric]) -> list[Metric]:
    kept: list[Metric] = []
    for metric in metrics:
        if not any(agrees(metric, one) for one in kept):
            kept.append(metric)
    return kept


def _contradiction(facts: Facts, one: Metric, other: Metric) -> Inconsistency | None:
    factor = off_by(other, one)
    if factor is not None:
        message = f"{mention(other)}与{mention(one)}相比恰好{times(factor)}，疑为单位错误。"
        return _told("unit-slip", message, (one, other))
    value = in_unit(other, one.unit)
    if value is None or not one.value or not 1 / FAR <= abs(value / one.value) <= FAR:
        return None
    kind = _kind(facts, one, other)
    if kind == "duplicate" and _together(one, other):
        return None
    words = {"restated": "属于重述前后的数值", "prose-vs-table": "以绩效表为准"}.get(kind, "两处不一致")
    return _told(kind, f"{mention(one)}与{mention(other)}不一致，{words}。", (one, other))


def _kind(facts: Facts, one: Metric, other: Metric) -> Kind:
    year = year_of(one.period)
    texts = " ".join(evidence.text for metric in (one, other) for evidence in metric.evidence)
    if year and facts.year and year < facts.year and any(word in texts for word in RESTATED):
        return "restated"
    return "prose-vs-table" if place_of(one) != place_of(other) else "duplicate"


def _together(one: Metric, other: Metric) -> bool:
    """Whether both stand on one page in the same manner, as values of two things rather than one thing told twice."""
    places = [{(evidence.page, evidence.place) for evidence in metric.evidence} for metric in (one, other)]
    return bool(places[0] & places[1])


def _slips(facts: Facts) -> list[Inconsistency]:
    found: dict[frozenset[str], Inconsistency] = {}
    for slip in facts.slips.values():
        found.setdefault(frozenset((slip.metric.id, slip.other.id)), _slip(slip))
    return list(found.values())


def _slip(slip: Slip) -> Inconsistency:
    return _told(
        "unit-slip",
        f"{mention(slip.metric)}与{mention(slip.other)}相比约{times(slip.factor)}，疑为数量级或单位错误。",
        (slip.metric, slip.other),
        plain_number(slip.metric.value),
    )
