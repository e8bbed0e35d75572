"""A change since the baseline year, linked from what the enterprise states of single steps (同比, 较2021年).

Where no series holds the baseline year, stated changes that lead from it to the report year without a gap make the
change together; printed values may serve as steps of the way. Each stated change is rounded, so the result is given
with the span that its rounding leaves open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import combinations
from typing import Literal

from checker.precision import last_digit
from checker.reckoning import Reckoning
from checker.selection import WIDE, Facts, Figure, year_of
from checker.trajectories import shown
from checker.wording import amount, mention
from policies.schema import Indicator

ROUNDED = "变化幅度由企业自述的各段变化得出，各段都经过取整。"
Unit = Literal["%", "pp"]


@dataclass(frozen=True, slots=True)
class Link:
    """One step from ``start`` to ``end``: its change in % or points, with what rounding leaves open on each side."""

    start: int
    end: int
    moved: Decimal
    slack: Decimal
    figures: tuple[Figure, ...]
    stated: bool

    @property
    def words(self) -> str:
        """The step as it is told: the statement, or the two printed values."""
        return " → ".join(mention(figure.metrics[0]) for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Chain:
    """The change over all links, and the changes since the baseline at the end of each (for the trajectory)."""

    figure: Figure
    low: Decimal
    high: Decimal
    stations: tuple[tuple[int, Decimal, Figure], ...]


def chained(
    facts: Facts, indicator: str, base: int, year: int, unit: Unit = "%", scopes: Sequence[str] = WIDE
) -> Chain | None:
    """The change of ``year`` against ``base`` by the way with the fewest statements; None where there is a gap.

    One statement alone is no chain: what is stated against the baseline year itself counts as it stands.
    """
    owner = facts.indicators.get(indicator)
    for scope in scopes:
        way = _way(list(_links(facts, indicator, base, year, unit, scope)), base, year) if owner else ()
        if owner and len(way) > 1 and any(link.stated for link in way):
            return _chain(owner, scope, way, unit)
    return None


def _links(facts: Facts, indicator: str, base: int, year: int, unit: Unit, scope: str) -> Iterator[Link]:
    for start, end in combinations(_years(facts, indicator, base, year), 2):
        stated = facts.change(indicator, end, start, unit, (scope,))
        if stated and stated.certain and stated.bound in (None, "~"):
            slack = last_digit(stated.metrics[0]) / (1 if stated.bound else 2)
            yield Link(start, end, stated.value, slack, (stated,), stated=True)
        values = [facts.figure(indicator, when, scope) for when in (start, end)]
        exact = tuple(one for one in values if one and one.certain and one.bound is None)
        if len(exact) == 2 and exact[0].unit == exact[1].unit and exact[0].value > 0:
            before, after = exact
            moved = after.value - before.value if unit == "pp" else (after.value / before.value - 1) * 100
            yield Link(start, end, moved, Decimal(0), exact, stated=False)


def _years(facts: Facts, indicator: str, base: int, year: int) -> list[int]:
    told = facts.of(indicator, "actual", "change")
    known = {when for metric in told for when in (year_of(metric.period), year_of(metric.baseline)) if when}
    return sorted({base, year, *(when for when in known if base < when < year)})


def _way(links: list[Link], base: int, year: int) -> tuple[Link, ...]:
    """The links from ``base`` to ``year`` with the fewest statements, then the fewest steps; empty where none lead."""
    best: dict[int, tuple[Link, ...]] = {base: ()}
    for end in sorted({link.end for link in links}):
        ways = [(*best[link.start], link) for link in links if link.end == end and link.start in best]
        if ways:
            best[end] = min(ways, key=lambda way: (sum(link.stated for link in way), len(way)))
    return best.get(year, ())


def _together(moves: tuple[Decimal, ...], unit: Unit) -> Decimal:
    """Points add up, percentages multiply."""
    if unit == "pp":
        return sum(moves, Decimal(0))
    return (reduce(lambda product, move: product * (1 + move / 100), moves, Decimal(1)) - 1) * 100


def _chain(owner: Indicator, scope: str, way: tuple[Link, ...], unit: Unit) -> Chain:
    base, year = way[0].start, way[-1].end
    moves = tuple(link.moved for link in way)
    value = _together(moves, unit)
    sources = tuple({figure.metrics[0].id: figure for link in way for figure in link.figures}.values())
    told = " + " if unit == "pp" else " × "
    parts = told.join(_factor(link, unit) for link in way)
    total = f"{year}年较{base}年：{parts}{'' if unit == 'pp' else ' − 1'} = {amount(shown(value, unit), unit)}"
    formula = f"{owner.name}变化 = 各段变化{'相加' if unit == 'pp' else '连乘'}"
    steps = (*(f"{link.start}年至{link.end}年：{link.words}" for link in way), total)
    found = Reckoning(
        owner, year, scope, value, sources, formula, steps, formula, estimate=ROUNDED, baseline=base, unit=unit
    )
    return Chain(
        figure=found.figure(),
        low=_together(tuple(link.moved - link.slack for link in way), unit),
        high=_together(tuple(link.moved + link.slack for link in way), unit),
        stations=tuple(
            (link.end, _together(moves[: place + 1], unit), link.figures[-1]) for place, link in enumerate(way)
        ),
    )


def _factor(link: Link, unit: Unit) -> str:
    moved = shown(link.moved, unit)
    if unit == "pp":
        return amount(moved, unit)
    return f"(1 {'−' if moved < 0 else '+'} {amount(abs(moved), '%')})"
