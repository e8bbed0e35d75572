"""Stated changes (同比下降11.2%, 较2020年减少1.5吨) that no pair of printed values of the two years bears out."""

from __future__ import annotations

from decimal import Decimal

from checker.contradictions.telling import Contradiction
from checker.precision import amount_fits, change_fits, in_unit
from checker.selection import Facts, place_of, scope_of, year_of
from checker.trajectories import round_to
from checker.wording import amount, mention
from extractors.facts import Metric
from policies.schema import Indicator
from policies.units import same_dimension

SHARES = ("%", "pp")


def wrong_changes(facts: Facts) -> list[Contradiction]:
    """One for each stated change that no two printed values give."""
    found = []
    for owner in facts.indicators.values():
        for stated in facts.of(owner.id, "change"):
            pairs = _pairs(facts, owner, stated)
            if pairs and not any(_fits(stated, *pair) for pair in pairs):
                found.append(_told(stated, *pairs[0]))
    return found


def _fits(stated: Metric, before: Metric, after: Metric) -> bool:
    if stated.unit in SHARES:
        return change_fits(stated, before, after)
    return not same_dimension(stated.unit, before.unit) or amount_fits(stated, before, after)


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


def _told(stated: Metric, before: Metric, after: Metric) -> Contradiction:
    value = in_unit(after, before.unit) or Decimal(0)
    if stated.unit == "%":
        moved, unit = (value / before.value - 1) * 100, "%"
    else:
        moved, unit = value - before.value, stated.unit if stated.unit == "pp" else before.unit
    told = amount(round_to(abs(moved), 2).normalize() + 0, unit)
    computed = f"{'下降' if moved < 0 else '上升'}{told}"
    return Contradiction(
        kind="year-on-year",
        message=f"{mention(stated)}，但由{mention(before)}和{mention(after)}计算为{computed}。",
        metrics=(stated, before, after),
        values=(told,),
    )
