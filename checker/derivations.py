"""Values that a report does not print but that follow from printed ones, with the arithmetic shown.

judgement.md: an intensity is total ÷ output of the same boundary and year, a change is this year against the
baseline year; nothing is derived across boundaries or years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Literal

from checker.estimates import estimated
from checker.reckoning import FLIPPED, Reckoning, joint, steps_of
from checker.selection import WIDE, Facts, Figure
from checker.trajectories import Bound, shown
from checker.wording import amount, cited, named, place_words, plain_number
from extractors.facts import Metric
from policies.schema import Indicator
from policies.units import UnitError, convert, same_dimension


def figure(facts: Facts, indicator: str, year: int, scopes: Sequence[str] = WIDE) -> Figure | None:
    """The printed figure of the first boundary that has one, or the one derived from printed ones; no estimate."""
    printed = (facts.figure(indicator, year, scope) for scope in scopes)
    derived_ones = (one for scope in scopes for one in _reckoned(facts, indicator, year, scope, estimate=False))
    return next((one for one in (*printed, *derived_ones) if one), None)


def estimates(facts: Facts, indicator: str, year: int, scopes: Sequence[str] = WIDE) -> list[Figure]:
    """The estimates of the figure; several, where a coefficient may take more than one value."""
    known = (_reckoned(facts, indicator, year, scope, estimate=True) for scope in scopes)
    return next((some for some in known if some), [])


def estimated_parts(facts: Facts, indicator: str, year: int) -> list[Figure]:
    """What can be estimated of the total that an intensity asks for, where the whole of it cannot be had."""
    owner = facts.indicators.get(indicator)
    total = facts.indicators.get(owner.numerator or "") if owner else None
    parts = [facts.indicators[part] for part in total.parts if part in facts.indicators] if total else []
    found = ((one for scope in WIDE for one in estimated(facts, part, year, scope)) for part in parts)
    return [one for some in found if (one := next(some, None))]


def readings(facts: Facts, indicator: str, year: int, scopes: Sequence[str] = WIDE) -> list[Figure]:
    """What can be judged: the figure itself, else its estimates."""
    exact = figure(facts, indicator, year, scopes)
    return [exact] if exact else estimates(facts, indicator, year, scopes)


def derived(facts: Facts, indicator: str, year: int, scope: str) -> list[Figure]:
    """Numerator ÷ denominator, or the sum of all parts, in one boundary and year; empty when something is missing."""
    return _reckoned(facts, indicator, year, scope, estimate=False)


def _computed(facts: Facts, indicator: str, year: int, scope: str) -> list[Figure]:
    """As ``derived``, and what can only be estimated; exact ones first."""
    owner = facts.indicators.get(indicator)
    if owner is None:
        return []
    if owner.numerator and owner.denominator:
        below = facts.figure(owner.denominator, year, scope)
        above = _numerators(facts, owner.numerator, year, scope) if below else []
        found = [_quotient(owner, one, below, year, scope) for one in above if below]
        return sorted((one for one in found if one), key=lambda one: bool(one.estimate))
    return _total(facts, owner, year, scope) if owner.parts else estimated(facts, owner, year, scope)


def _numerators(facts: Facts, numerator: str, year: int, scope: str) -> list[Figure]:
    """The total that an intensity asks for: printed, summed from its parts, or else the theme's total.

    An enterprise that prints 温室气体排放总量 without saying which scopes it covers means scopes one and two as a rule.
    """
    owner = facts.indicators.get(numerator)
    if owner is None:
        return []
    whole = facts.figure(f"{owner.theme}.total", year, scope) if owner.parts else None
    found = [facts.figure(numerator, year, scope), *_computed(facts, numerator, year, scope), whole]
    return [one for one in found if one and same_dimension(one.unit, owner.unit)]


def _quotient(owner: Indicator, above: Figure, below: Figure, year: int, scope: str) -> Figure | None:
    fits, bound = joint([above.bound, FLIPPED.get(below.bound, below.bound)])
    if below.value <= 0 or not fits:
        return None
    try:
        value = convert(above.value / below.value, f"{above.unit}/{below.unit}", owner.unit)
    except UnitError:
        return None
    formula = f"{owner.name} = {above.indicator.name} ÷ {below.indicator.name}"
    told = f"{_cited(above)} ÷ {_cited(below)} = {amount(shown(value, owner.unit), owner.unit)}"
    manner = f"{formula}；{above.manner}" if above.estimate else formula
    return _made(owner, year, scope, value, (above, below), formula, told, manner, bound)


def _total(facts: Facts, owner: Indicator, year: int, scope: str) -> list[Figure]:
    """The sum of the parts, all printed; where one is not but can be estimated, the sums with its estimates."""
    options = [_part(facts, part, year, scope) for part in owner.parts]
    if len(options) < 2:
        return []
    return [one for parts in product(*options) if (one := _summed(owner, parts, year, scope))]


def _part(facts: Facts, part: str, year: int, scope: str) -> list[Figure]:
    printed, owner = facts.figure(part, year, scope), facts.indicators.get(part)
    if printed or owner is None:
        return [printed] if printed else []
    return estimated(facts, owner, year, scope)


def _summed(owner: Indicator, parts: Sequence[Figure], year: int, scope: str) -> Figure | None:
    fits, bound = joint([part.bound for part in parts])
    try:
        value = sum((convert(part.value, part.unit, owner.unit) for part in parts), Decimal(0))
    except UnitError:
        return None
    formula = f"{owner.name} = {' + '.join(part.indicator.name for part in parts)}"
    told = f"{' + '.join(map(_cited, parts))} = {amount(shown(value, owner.unit), owner.unit)}"
    manner = "；".join([formula, *(part.manner for part in parts if part.estimate)])
    return _made(owner, year, scope, value, tuple(parts), formula, told, manner, bound) if fits else None


def _made(
    owner: Indicator,
    year: int,
    scope: str,
    value: Decimal,
    sources: tuple[Figure, ...],
    formula: str,
    told: str,
    manner: str,
    bound: Bound,
) -> Figure:
    estimate = next((source.estimate for source in sources if source.estimate), "")
    steps = (*steps_of(sources), f"{year}年：{told}")
    formulas = (source.metrics[0].derivation.formula for source in sources if source.metrics[0].derivation)
    whole = "；".join([formula, *formulas])
    return Reckoning(owner, year, scope, value, sources, whole, steps, manner, bound, estimate).figure()


def _cited(figure: Figure) -> str:
    return cited(figure.metrics[0]) if not figure.manner else amount(shown(figure.value, figure.unit), figure.unit)


@dataclass(frozen=True, slots=True)
class Change:
    """A quantity in two years, in the unit of the later one; ``percent`` and ``points`` are negative when it fell."""

    base: Figure
    now: Figure

    @property
    def percent(self) -> Decimal | None:
        """(now ÷ base − 1) × 100, unrounded; None when the base is zero."""
        return (self.now.value / self.base.value - 1) * 100 if self.base.value else None

    @property
    def points(self) -> Decimal:
        """now − base, for shares in percent."""
        return self.now.value - self.base.value

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """What the change rests on, the later year first."""
        return (*self.now.metrics, *self.base.metrics)

    def metric(self, unit: Literal["%", "pp"] = "%") -> Metric:
        """The change as a metric of its own: relative in %, or for shares in percentage points."""
        owner, percent = self.now.indicator, self.percent
        if unit == "pp" or percent is None:
            formula, value = f"{owner.name}变化 = {self.now.year}年 − {self.base.year}年", self.points
        else:
            formula, value = f"{owner.name}变化 = ({self.now.year}年 ÷ {self.base.year}年 − 1) × 100%", percent
        reckoning = Reckoning(
            owner=owner,
            year=self.now.year,
            scope=self.now.scope,
            value=value,
            sources=(self.now, self.base),
            formula=formula,
            steps=self.steps,
            manner=formula,
            baseline=self.base.year,
            unit=unit,
        )
        return reckoning.figure().metrics[0]

    @property
    def words(self) -> str:
        """Both values with their years and pages: 万元产值综合能耗由2020年2.15 tce/万元变为2023年1.89 tce/万元."""
        one, other = (amount(shown(figure.value, figure.unit), figure.unit) for figure in (self.base, self.now))
        name = named(self.now.indicator.name, self.now.scope)
        return f"{name}由{self.base.year}年{one}变为{self.now.year}年{other}{place_words(self.metrics)}"

    @property
    def steps(self) -> tuple[str, ...]:
        """The arithmetic, line by line, with the printed values."""
        lines = (*self.base.steps, *self.now.steps)
        if self.percent is None:
            return lines
        one, other = (plain_number(shown(figure.value, figure.unit)) for figure in (self.base, self.now))
        change = f"{other} ÷ {one} − 1 = {plain_number(shown(self.percent, '%'))}%"
        return (*lines, f"{self.now.year}年较{self.base.year}年：{change}")


def change(facts: Facts, indicator: str, base: int, year: int, scopes: Sequence[str] = WIDE) -> Change | None:
    """The quantity in both years in one boundary: both printed, else both derived alike, else one of each."""
    for scope in scopes:
        printed = [[one] if (one := facts.figure(indicator, when, scope)) else [] for when in (base, year)]
        reckoned = [_reckoned(facts, indicator, when, scope, estimate=False) for when in (base, year)]
        pairs = [*product(*printed), *_alike_pairs(reckoned)]
        pairs += [*product(reckoned[0], printed[1]), *product(printed[0], reckoned[1])]
        for one, other in pairs:
            if same := _in_unit(one, other.unit):
                return Change(same, other)
    return None


def estimated_changes(facts: Facts, indicator: str, base: int, year: int, scopes: Sequence[str] = WIDE) -> list[Change]:
    """The changes between estimates of one boundary, of the same kinds and by the same choice of coefficients."""
    for scope in scopes:
        reckoned = [_reckoned(facts, indicator, when, scope, estimate=True) for when in (base, year)]
        pairs = _alike_pairs(reckoned)
        if pairs:
            return [Change(one, other) for one, other in pairs]
    return []


def _reckoned(facts: Facts, indicator: str, year: int, scope: str, *, estimate: bool) -> list[Figure]:
    return [one for one in _computed(facts, indicator, year, scope) if bool(one.estimate) == estimate]


def _alike_pairs(reckoned: Sequence[Sequence[Figure]]) -> list[tuple[Figure, Figure]]:
    return [(one, other) for one, other in product(*reckoned) if one.manner == other.manner]


def series(facts: Facts, now: Figure) -> list[Figure]:
    """The quantity in each year up to ``now``'s that gives it in the same boundary and manner, ``now`` last.

    Values in doubt, and upper or lower bounds, are left out.
    """
    years = {year for metric in now.metrics for year in facts.years(metric.indicator or "", "actual", "baseline")}
    found = [_alike(facts, now, year) for year in sorted(years) if year < now.year]
    return [*(one for one in found if one and one.certain and one.bound in (None, "~")), now]


def _alike(facts: Facts, now: Figure, year: int) -> Figure | None:
    name = now.indicator.id
    if not now.manner:
        return facts.figure(name, year, now.scope)
    return next((one for one in _computed(facts, name, year, now.scope) if one.manner == now.manner), None)


def path(facts: Facts, now: Change) -> list[Change]:
    """The change against the same baseline in each year behind it that ``series`` gives, ``now`` last."""
    found = []
    for one in series(facts, now.now):
        base = _in_unit(now.base, one.unit) if one.year > now.base.year else None
        found += [Change(base, one)] if base else []
    return found


def _in_unit(one: Figure, unit: str) -> Figure | None:
    try:
        return replace(one, value=convert(one.value, one.unit, unit), unit=unit)
    except UnitError:
        return None
