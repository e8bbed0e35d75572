"""What one document gives for the sector's figures: its values of the report year and of the years compared with.

Values stay unrounded; what cannot carry a sum or a mean (two places that disagree, a slip, a mere bound, a value out of
all proportion) is kept with the reason why, so that the sector's coverage can say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker import derivations
from checker.disclosure import beyond_range, doubtful
from checker.portfolio.model import Sourced
from checker.selection import WIDE, Facts, Figure
from checker.trajectories import BASELINE, shown
from extractors.facts import Evidence
from policies.schema import Check, Concentrated, Plan, Vocabulary
from policies.sector_faults import quantities_of
from policies.units import UnitError, convert
from policies.verification import checks


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of one year and boundary, unrounded; ``doubt`` says why it cannot be summed, empty where it can."""

    value: Decimal
    unit: str
    year: int
    scope: str
    document: str
    formula: str | None = None
    evidence: tuple[Evidence, ...] = ()
    doubt: str = ""
    review: bool = False

    @property
    def sourced(self) -> Sourced:
        """As the portfolio file carries it."""
        return Sourced(
            value=shown(self.value, self.unit),
            unit=self.unit,
            year=self.year,
            document=self.document,
            formula=self.formula,
            evidence=self.evidence,
        )


Key = tuple[str, int, str]


def readings(facts: Facts, document: str, plan: Plan, vocabulary: Vocabulary) -> dict[Key, tuple[Reading, ...]]:
    """The values of a document by indicator, year and boundary, the printed one first, then the derived ones."""
    if facts.year is None:
        return {}
    found: dict[Key, tuple[Reading, ...]] = {}
    for name, years in _wanted(plan, vocabulary).items():
        for year in sorted({facts.year, *years}):
            for scope in (*WIDE, *_lines(facts, name, year)):
                figures = _figures(facts, name, year, scope)
                if figures:
                    found[name, year, scope] = tuple(_reading(figure, document) for figure in figures)
    return found


def _wanted(plan: Plan, vocabulary: Vocabulary) -> dict[str, set[int]]:
    """The indicators that some sector's figure is made of, and the years besides the report's own."""
    totals = {statistic.id: set(statistic.years) for statistic in vocabulary.statistics}
    wanted: dict[str, set[int]] = {}
    for _, check in checks(plan):
        for figure in check.sector:
            more = totals.get(figure.total or "", set()) if isinstance(figure, Concentrated) else set()
            for quantity in quantities_of(figure):
                for name in filter(None, (quantity.indicator, quantity.weight)):
                    wanted.setdefault(name, set()).update({baseline_of(check)}, more)
    return wanted


def baseline_of(check: Check) -> int:
    """The year that the check compares with: its target's or its own, 2020 where the plan prints none."""
    target = getattr(check, "target", None)
    return (target.baseline if target else getattr(check, "baseline", None)) or BASELINE


def _lines(facts: Facts, name: str, year: int) -> list[str]:
    """The product lines that the quantity is told of."""
    return [figure.scope for figure in facts.places(name, year) if figure.scope.startswith("product:")]


def _figures(facts: Facts, name: str, year: int, scope: str) -> list[Figure]:
    printed = facts.figure(name, year, scope)
    return [*([printed] if printed else []), *derivations.derived(facts, name, year, scope)]


def _reading(figure: Figure, document: str) -> Reading:
    try:
        value, unit = convert(figure.value, figure.unit, figure.indicator.unit), figure.indicator.unit
    except UnitError:
        value, unit = figure.value, figure.unit
    derivation = figure.metrics[0].derivation
    evidence = [one for metric in figure.metrics if metric.derivation is None for one in metric.evidence[:1]]
    return Reading(
        value=value,
        unit=unit,
        year=figure.year,
        scope=figure.scope,
        document=document,
        formula=derivation.formula if derivation else None,
        evidence=tuple(dict.fromkeys(evidence)),
        doubt=_doubt(figure),
        review=figure.shaky or bool(figure.rivals),
    )


def _doubt(figure: Figure) -> str:
    if not figure.certain:
        return doubtful(figure).reason.removesuffix("。")
    if figure.bound in ("<", ">"):
        return "只给出上限或下限"
    return "超出该指标的通常范围，疑为单位或数量级错误" if beyond_range(figure) else ""
