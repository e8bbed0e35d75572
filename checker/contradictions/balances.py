"""Kinds of energy against the stated total: right by the dated coefficients in other years, wrong in one.

Which kinds an enterprise counts, and with which heat value of its gas, shows in the years that fit; so two of them
are asked for, and the same choice of coefficients must serve all years.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from checker.contradictions.telling import Contradiction, as_printed_like
from checker.estimates import combined
from checker.precision import digit_in
from checker.selection import WIDE, Facts, Figure
from checker.trajectories import shown
from checker.wording import amount, mention
from policies.schema import Indicator

PROOFS = 2
CLOSE = Decimal("0.002")  # coefficients are printed to four digits
WRONG = Decimal("0.01")


def wrong_balances(facts: Facts) -> list[Contradiction]:
    """The stated totals that their kinds contradict, the kinds making them up in two other years."""
    found = []
    for name in facts.estimates:
        owner = facts.indicators.get(name)
        for scope in WIDE if owner else ():
            groups = _groups(facts, owner, scope) if owner else {}
            group = max(groups.values(), key=_proofs, default=[])
            wrong = [(total, one) for total, one in group if _apart(total, one) > WRONG]
            if PROOFS <= _proofs(group) > len(wrong):
                found += [_told(total, one) for total, one in wrong]
    return found


def _groups(facts: Facts, owner: Indicator, scope: str) -> dict[str, list[tuple[Figure, Figure]]]:
    """Stated totals and combined kinds by the choice of kinds and coefficients."""
    groups: dict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
    for year in facts.years(owner.id):
        total = facts.figure(owner.id, year, scope)
        if total and total.certain and total.bound is None and total.unit == owner.unit and total.value > 0:
            for one in combined(facts, owner, year, scope):
                groups[one.manner].append((total, one))
    return groups


def _apart(total: Figure, one: Figure) -> Decimal:
    slack = digit_in(total.metrics[0], total.unit)
    return max(abs(one.value - total.value) - slack, Decimal(0)) / total.value


def _proofs(group: list[tuple[Figure, Figure]]) -> int:
    return sum(_apart(total, one) <= CLOSE for total, one in group)


def _told(total: Figure, one: Figure) -> Contradiction:
    printed = total.metrics[0]
    value = shown(one.value, one.unit)
    kinds = "、".join(figure.name for figure in one.metrics[1:])
    return Contradiction(
        kind="sum",
        message=(f"{mention(printed)}，但{kinds}按折标准煤系数合计为{amount(value, one.unit)}，其他年份都相符。"),
        metrics=(printed, *one.metrics[1:]),
        values=(as_printed_like(value, printed),),
        computed=one.value,
    )
