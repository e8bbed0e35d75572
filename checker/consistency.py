"""Places of one report that contradict each other, gathered (judgement.md, "Rules of reading" and case 23).

Each kind has a module of its own in ``checker.contradictions``. What several of them find in one figure is told once.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.contradictions.balances import wrong_balances
from checker.contradictions.changes import wrong_changes
from checker.contradictions.duplicates import duplicates
from checker.contradictions.enumerations import overfull
from checker.contradictions.oddities import oddities
from checker.contradictions.ratios import wrong_ratios
from checker.contradictions.restatements import restatements
from checker.contradictions.rows import row_sums, share_sums
from checker.contradictions.sums import sums
from checker.contradictions.telling import Contradiction
from checker.precision import in_unit, last_digit
from checker.results import Inconsistency
from checker.selection import Facts
from checker.slips import Slip
from checker.wording import amount, mention, plain_number, times


def inconsistencies(facts: Facts) -> tuple[Inconsistency, ...]:
    """All contradictions of the report: sums, changes, values printed twice, restatements, slips and odd units."""
    totals = _once([*sums(facts), *row_sums(facts), *share_sums(facts), *wrong_balances(facts), *overfull(facts)])
    changes = wrong_changes(facts)
    twice = [one for one in duplicates(facts) if not {metric.id for metric in one.metrics} & _subjects(changes)]
    told = [one for one in twice if one.kind != "restated"], [one for one in twice if one.kind == "restated"]
    slips = _slips(facts, twice)
    slipped = {metric.id for one in (*twice, *slips) if one.kind == "unit-slip" for metric in one.metrics}
    agreeing = {total.subject: total for total in totals if any(_same(total, one) for one in twice)}
    found = [
        *(total for total in totals if total.subject not in agreeing),
        *changes,
        *_once([*(_joined(one, agreeing) for one in told[0]), *wrong_ratios(facts)]),
        *_once([*told[1], *restatements(facts)]),
        *slips,
        *(one for one in oddities(facts) if one.subject not in slipped),
    ]
    return tuple({(one.kind, one.message): one.record() for one in found}.values())


def _subjects(found: Iterable[Contradiction]) -> set[str]:
    return {one.subject for one in found}


def _once(found: Iterable[Contradiction]) -> list[Contradiction]:
    """The first contradiction of each figure in question."""
    return list({one.subject: one for one in reversed(list(found))}.values())[::-1]


def _same(total: Contradiction, one: Contradiction) -> bool:
    """Whether a sum and two printed values say the same of one figure: the other value is the sum of the parts."""
    if total.subject != one.subject or len(one.metrics) < 2 or total.computed is None:
        return False
    other = in_unit(one.metrics[1], one.metrics[0].unit)
    return other is not None and abs(other - total.computed) <= last_digit(one.metrics[0])


def _joined(one: Contradiction, totals: dict[str, Contradiction]) -> Contradiction:
    total = totals.get(one.subject)
    if total is None or total.computed is None or not _same(total, one):
        return one
    return one.adding(f"；各分项之和为{amount(total.computed, total.metrics[0].unit)}，与后者相符")


def _slips(facts: Facts, twice: Iterable[Contradiction]) -> list[Contradiction]:
    """Values a power of ten off their own series, one for each pair; not again what two printed values show."""
    known = {metric.id for one in twice if one.kind == "unit-slip" for metric in one.metrics}
    found: dict[frozenset[str], Contradiction] = {}
    for slip in facts.slips.values():
        if slip.metric.id not in known:
            found.setdefault(frozenset((slip.metric.id, slip.other.id)), _slip(slip))
    return list(found.values())


def _slip(slip: Slip) -> Contradiction:
    message = f"{mention(slip.metric)}与{mention(slip.other)}相比约{times(slip.factor)}，疑为数量级或单位错误。"
    return Contradiction("unit-slip", message, (slip.metric, slip.other), (plain_number(slip.metric.value),))
