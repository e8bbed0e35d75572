"""Estimates by dated coefficients, where a report does not state the quantity (policies/vocabulary/estimates.yaml).

Only amounts of one boundary and one year make an estimate. A kind that the report gives for another year or boundary
alone stops it: a part must not pass for the whole. Where a standard prints a range, or two values, each is an
estimate of its own, and what rests on them must come out alike with all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from checker.reckoning import Reckoning, joint, steps_of
from checker.selection import WIDE, Facts, Figure, scope_of, year_of
from checker.trajectories import shown
from checker.wording import amount, cited
from extractors.facts import plain
from policies.schema import Coefficient, Estimate, EstimatePart, Indicator
from policies.units import convert, same_dimension

MANY = 16


@dataclass(frozen=True, slots=True)
class Term:
    """One amount in the total's unit; ``factor`` and ``coefficient`` are None where it is printed in that unit.

    ``chosen`` tells that the coefficient could have had another value in the year.
    """

    figure: Figure
    value: Decimal
    unit: str
    factor: Decimal | None = None
    coefficient: Coefficient | None = None
    chosen: bool = False

    @property
    def words(self) -> str:
        """The term in the formula: 外购电量 × 0.1229."""
        name = self.figure.indicator.name
        return f"{name} × {plain(self.factor)}" if self.factor is not None else name

    @property
    def step(self) -> str:
        """The multiplication with the coefficient's name and source; empty where nothing was multiplied."""
        one = self.coefficient
        if one is None or self.factor is None:
            return ""
        source = "，".join(part for part in (one.standard, one.announcement, one.place) if part)
        return (
            f"{self.figure.year}年：{cited(self.figure.metrics[0])} × {plain(self.factor)} {one.unit}"
            f"（{one.name}，{one.basis}，{source}）= {amount(shown(self.value, self.unit), self.unit)}"
        )


def estimated(facts: Facts, owner: Indicator, year: int, scope: str) -> list[Figure]:
    """The estimates of an indicator that the report does not state for the year; empty where there is no rule."""
    rule = facts.estimates.get(owner.id)
    if rule is None or any(_stated(facts, name, year) for name in (owner.id, *rule.unless)):
        return []
    return combined(facts, owner, year, scope)


def combined(facts: Facts, owner: Indicator, year: int, scope: str) -> list[Figure]:
    """What the parts and coefficients give, whether or not the report states the quantity itself."""
    rule = facts.estimates.get(owner.id)
    if rule is None:
        return []
    options = [_options(facts, part, owner, year, scope) for part in rule.parts if _reported(facts, part)]
    choices = 1
    for terms in options:
        choices *= len(terms)
    if len(options) < rule.least or not 0 < choices <= MANY:
        return []
    return [one for terms in product(*options) if (one := _sum(rule, owner, year, scope, terms))]


def _stated(facts: Facts, name: str, year: int) -> bool:
    return facts.figure(name, year) is not None


def _reported(facts: Facts, part: EstimatePart) -> bool:
    """Whether the report gives the part at all, of any year, for the whole enterprise."""
    return any(
        year_of(metric.period) and scope_of(metric, facts.indicators[name]) in WIDE
        for name in part.of
        for metric in facts.of(name, "actual")
    )


def _options(facts: Facts, part: EstimatePart, owner: Indicator, year: int, scope: str) -> list[Term]:
    """The part in the total's unit, once for each value that a coefficient may take; empty where it cannot be had."""
    names = part.of[:1] if any(_stated(facts, name, year) for name in part.beside) else part.of
    figure = next((one for name in names if (one := facts.figure(name, year, scope))), None)
    if figure is None:
        return []
    if same_dimension(figure.unit, owner.unit):
        return [Term(figure, convert(figure.value, figure.unit, owner.unit), owner.unit)]
    fitting = [facts.coefficients[name] for name in part.by if _fits(facts.coefficients[name], figure)]
    valid = [one for one in fitting if _valid(one, year)]
    values = {value: one for one in valid for value in _values(one, fitting)}
    return [_term(figure, values[value], value, owner, chosen=len(values) > 1) for value in sorted(values)]


def _fits(coefficient: Coefficient, figure: Figure) -> bool:
    return same_dimension(coefficient.unit.partition("/")[2], figure.unit)


def _valid(coefficient: Coefficient, year: int) -> bool:
    return (coefficient.valid_from or 0) <= year <= (coefficient.valid_to or 9999)


def _values(coefficient: Coefficient, others: Iterable[Coefficient]) -> Iterator[Decimal]:
    """The value; of a range its ends, and what other editions print inside it (by which years can be compared)."""
    if coefficient.value is not None:
        yield coefficient.value
    elif coefficient.low is not None and coefficient.high is not None:
        yield from (coefficient.low, coefficient.high)
        yield from (
            one.value for one in others if one.value is not None and coefficient.low < one.value < coefficient.high
        )


def _term(figure: Figure, coefficient: Coefficient, factor: Decimal, owner: Indicator, *, chosen: bool) -> Term:
    above, _, below = coefficient.unit.partition("/")
    value = convert(convert(figure.value, figure.unit, below) * factor, above, owner.unit)
    return Term(figure, value, owner.unit, factor, coefficient, chosen)


def _sum(rule: Estimate, owner: Indicator, year: int, scope: str, terms: Sequence[Term]) -> Figure | None:
    sources = tuple(term.figure for term in terms)
    fits, bound = joint([source.bound for source in sources])
    if not fits:
        return None
    value = sum((term.value for term in terms), Decimal(0))
    parts = " + ".join(amount(shown(term.value, term.unit), term.unit) for term in terms)
    total = f"{year}年{owner.name}（估算）：{parts} = {amount(shown(value, owner.unit), owner.unit)}"
    formula = f"{owner.name}（估算） = {' + '.join(term.words for term in terms)}"
    steps = (*steps_of(sources), *(term.step for term in terms if term.step), *((total,) if len(terms) > 1 else ()))
    # Years are compared kind by kind; where a value was chosen, the same value must serve both.
    kinds = (term.words if term.chosen else term.figure.indicator.name for term in terms)
    manner = f"{owner.name}（估算） = {' + '.join(kinds)}"
    return Reckoning(owner, year, scope, value, sources, formula, steps, manner, bound, rule.note).figure()
