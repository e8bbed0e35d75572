"""A printed intensity against the printed total and output: right in the other years, wrong in one.

Definitions differ (现价 and 可比价, sold and made), so a quotient counts only where two other years show that the
enterprise computes it from these very figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.arithmetic import Quotient, divided
from checker.contradictions.telling import Contradiction, as_printed_like
from checker.selection import WIDE, Facts, Figure
from checker.trajectories import shown
from checker.wording import amount, cited, mention
from policies.schema import Indicator

PROOFS = 2


def wrong_ratios(facts: Facts) -> list[Contradiction]:
    """The printed intensities that their totals contradict, though in other years they give them."""
    found = []
    for owner in facts.indicators.values():
        for numerator in _numerators(facts, owner):
            for scope in WIDE:
                group = list(_quotients(facts, owner, numerator, scope))
                wrong = [one for one in group if not one.fits]
                if PROOFS <= len(group) - len(wrong) > len(wrong):
                    found += [_told(one) for one in wrong]
    return found


def _numerators(facts: Facts, owner: Indicator) -> tuple[str, ...]:
    """The total that the indicator names, and the theme's own total that may stand for it."""
    if not owner.numerator or not owner.denominator:
        return ()
    return tuple(dict.fromkeys((owner.numerator, f"{owner.theme}.total")))


def _quotients(facts: Facts, owner: Indicator, numerator: str, scope: str) -> Iterator[Quotient]:
    for year in facts.years(owner.id):
        names = (owner.id, numerator, owner.denominator or "")
        figures = [figure for name in names if (figure := facts.figure(name, year, scope)) and _exact(figure)]
        if len(figures) == len(names):
            one = divided(*(figure.metrics[0] for figure in figures))
            if one:
                yield one


def _exact(figure: Figure) -> bool:
    return figure.bound is None and figure.certain


def _told(one: Quotient) -> Contradiction:
    rounded = shown(one.value, one.printed.unit, one.printed.value)
    return Contradiction(
        kind="duplicate",
        message=(
            f"{mention(one.printed)}，但{one.above.name}{cited(one.above)} ÷ {one.below.name}{cited(one.below)} = "
            f"{amount(rounded, one.printed.unit)}，其他年份都相符。"
        ),
        metrics=(one.printed, one.above, one.below),
        values=(as_printed_like(rounded, one.printed),),
        computed=one.value,
    )
