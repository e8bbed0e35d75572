"""Values that a report does not print but that follow from printed ones, with the arithmetic shown.

judgement.md: an intensity is total ÷ output of the same boundary and year, a change is this year against the
baseline year; nothing is derived across boundaries or years.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from checker.selection import WIDE, Facts, Figure
from checker.trajectories import shown
from checker.wording import amount, cited, plain_number
from extractors.facts import Derivation, Metric, content_id
from policies.schema import Indicator
from policies.units import UnitError, convert, same_dimension


def figure(facts: Facts, indicator: str, year: int) -> Figure | None:
    """The printed figure of the whole enterprise, or the one derived from printed ones."""
    printed = facts.figure(indicator, year)
    if printed:
        return printed
    return next((found for scope in WIDE for found in derived(facts, indicator, year, scope)), None)


def derived(facts: Facts, indicator: str, year: int, scope: str) -> list[Figure]:
    """Numerator ÷ denominator, or the sum of all parts, in one boundary and year; empty when something is missing."""
    owner = facts.indicators.get(indicator)
    if owner is None:
        return []
    if owner.numerator and owner.denominator:
        below = facts.figure(owner.denominator, year, scope)
        above = _numerators(facts, owner.numerator, year, scope) if below else []
        found = [_quotient(owner, one, below, year, scope) for one in above if below]
    else:
        found = [_total(facts, owner, year, scope)] if owner.parts else []
    return [one for one in found if one]


def _numerators(facts: Facts, numerator: str, year: int, scope: str) -> list[Figure]:
    """The total that an intensity asks for: printed, summed from its parts, or else the theme's total.

    An enterprise that prints 温室气体排放总量 without saying which scopes it covers means scopes one and two as a rule.
    """
    owner = facts.indicators.get(numerator)
    if owner is None:
        return []
    whole = facts.figure(f"{owner.theme}.total", year, scope) if owner.parts else None
    found = [facts.figure(numerator, year, scope), *derived(facts, numerator, year, scope), whole]
    return [one for one in found if one and same_dimension(one.unit, owner.unit)]


def _quotient(owner: Indicator, above: Figure, below: Figure, year: int, scope: str) -> Figure | None:
    if below.value <= 0:
        return None
    try:
        value = convert(above.value / below.value, f"{above.unit}/{below.unit}", owner.unit)
    except UnitError:
        return None
    formula = f"{owner.name} = {above.indicator.name} ÷ {below.indicator.name}"
    step = f"{year}年：{cited(above.metrics[0])} ÷ {cited(below.metrics[0])} = {_amount(value, owner.unit)}"
    return _figure(owner, year, scope, value, (above, below), formula, step)


def _total(facts: Facts, owner: Indicator, year: int, scope: str) -> Figure | None:
    parts = [facts.figure(part, year, scope) for part in owner.parts]
    known = [part for part in parts if part is not None]
    if len(known) < max(2, len(parts)):
        return None
    try:
        value = sum((convert(part.value, part.unit, owner.unit) for part in known), Decimal(0))
    except UnitError:
        return None
    formula = f"{owner.name} = {' + '.join(part.indicator.name for part in known)}"
    step = f"{year}年：{' + '.join(cited(part.metrics[0]) for part in known)} = {_amount(value, owner.unit)}"
    return _figure(owner, year, scope, value, tuple(known), formula, step)


def _amount(value: Decimal, unit: str) -> str:
    return amount(shown(value, unit), unit)


def _figure(
    owner: Indicator, year: int, scope: str, value: Decimal, sources: tuple[Figure, ...], formula: str, step: str
) -> Figure:
    printed = [metric for source in sources for metric in source.metrics]
    steps = (*(line for source in sources for line in source.steps), step)
    rounded = shown(value, owner.unit)
    metric = Metric(
        id=content_id("m", owner.id, year, scope, formula, *(one.id for one in printed)),
        indicator=owner.id,
        theme=owner.theme,
        name=owner.name,
        label=owner.name,
        value=rounded,
        unit=owner.unit,
        as_printed=amount(rounded, owner.unit),
        period=str(year),
        kind="actual",
        boundary=scope,
        confidence=min(one.confidence for one in printed),
        derivation=Derivation(formula=formula, sources=tuple(one.id for one in printed), steps=steps),
        evidence=tuple(dict.fromkeys(evidence for one in printed for evidence in one.evidence)),
    )
    return Figure(
        indicator=owner,
        year=year,
        scope=scope,
        value=value,
        unit=owner.unit,
        metrics=(metric, *printed),
        steps=steps,
        rivals=tuple(rival for source in sources for rival in source.rivals),
        tied=tuple(metric for source in sources if source.tied for metric in (source.metrics[0], *source.tied)),
        doubt=next((source.doubt for source in sources if source.doubt), None),
    )


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
    def steps(self) -> tuple[str, ...]:
        """The arithmetic, line by line, with the printed values."""
        lines = (*self.base.steps, *self.now.steps)
        if self.percent is None:
            return lines
        one, other = (plain_number(shown(figure.value, figure.unit)) for figure in (self.base, self.now))
        change = f"{other} ÷ {one} − 1 = {plain_number(shown(self.percent, '%'))}%"
        return (*lines, f"{self.now.year}年较{self.base.year}年：{change}")


def change(facts: Facts, indicator: str, base: int, year: int) -> Change | None:
    """The quantity in both years in one boundary: both printed, else both derived alike, else one of each."""
    for scope in WIDE:
        printed = [[one] if (one := facts.figure(indicator, when, scope)) else [] for when in (base, year)]
        reckoned = [derived(facts, indicator, when, scope) for when in (base, year)]
        pairs = [(one, other) for one in printed[0] for other in printed[1]]
        pairs += [(one, other) for one in reckoned[0] for other in reckoned[1] if _formula(one) == _formula(other)]
        pairs += [(one, other) for one in reckoned[0] for other in printed[1]]
        pairs += [(one, other) for one in printed[0] for other in reckoned[1]]
        for one, other in pairs:
            if same := _in_unit(one, other.unit):
                return Change(same, other)
    return None


def series(facts: Facts, now: Figure) -> list[Figure]:
    """The quantity in each year up to ``now``'s that gives it in the same boundary and manner, ``now`` last.

    A manner is printed, or one formula; values in doubt, and upper or lower bounds, are left out.
    """
    years = {year for metric in now.metrics for year in facts.years(metric.indicator or "", "actual", "baseline")}
    found = [_alike(facts, now, year) for year in sorted(years) if year < now.year]
    return [*(one for one in found if one and one.certain and one.bound in (None, "~")), now]


def _alike(facts: Facts, now: Figure, year: int) -> Figure | None:
    name = now.indicator.id
    if not _formula(now):
        return facts.figure(name, year, now.scope)
    known = derived(facts, name, year, now.scope)
    return next((one for one in known if _formula(one) == _formula(now)), None)


def path(facts: Facts, now: Change) -> list[Change]:
    """The change against the same baseline in each year behind it that ``series`` gives, ``now`` last."""
    found = []
    for one in series(facts, now.now):
        base = _in_unit(now.base, one.unit) if one.year > now.base.year else None
        found += [Change(base, one)] if base else []
    return found


def _formula(figure: Figure) -> str:
    derivation = figure.metrics[0].derivation
    return derivation.formula if derivation else ""


def _in_unit(one: Figure, unit: str) -> Figure | None:
    try:
        return replace(one, value=convert(one.value, one.unit, unit), unit=unit)
    except UnitError:
        return None
