"""Which of a report's metrics is judged (judgement.md, "Rules of reading").

Only the enterprise's own actual values count, those of the year asked for, with the widest boundary; where places
disagree the performance table goes before a card, a card before prose. What is left over is kept with the choice:
rivals (printed otherwise at a lower place) and ties (nothing decides).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import Literal

from checker.corroboration import borne_out
from checker.precision import agrees, last_digit
from checker.slips import Slip, series_slips, slips_by_metric
from checker.trajectories import Bound
from extractors.facts import Action, Metric, Report
from policies.schema import Indicator, Vocabulary
from policies.units import same_dimension

PLACES = {"table": 0, "card": 1, "prose": 2, "scan": 2, "chart": 3}
WIDE = ("group", "company")
TRUSTED = Decimal("0.6")
WHOLE = Decimal(100)
SEVERAL = 3
YEAR = re.compile(r"((?:19|20)\d\d)\s*年?度?")


def year_of(period: str | None) -> int | None:
    """The year a period names as a whole (2023, 2023年度); None for months, 改造前 and the like."""
    found = YEAR.fullmatch((period or "").strip())
    return int(found.group(1)) if found else None


def place_of(metric: Metric) -> int:
    """The rank of the best place that prints the metric: table 0, card 1, prose or scan 2, chart 3."""
    return min((PLACES[evidence.place] for evidence in metric.evidence), default=4)


def shaky(metric: Metric) -> bool:
    """Whether a person should look: low confidence, or read from a chart or unsurely from a scan only."""
    return metric.confidence < TRUSTED or (bool(metric.evidence) and all(one.unsure for one in metric.evidence))


def scope_of(metric: Metric, indicator: Indicator) -> str:
    """The boundary; ``group`` for the very product line that the indicator speaks of (纸浆, 纸及纸板)."""
    kind, _, name = metric.boundary.partition(":")
    own = indicator.product and name and (name == indicator.product or any(name in word for word in indicator.synonyms))
    return "group" if kind == "product" and own else metric.boundary


def impossible(metric: Metric, owner: Indicator) -> Literal["negative", "beyond"] | None:
    """Why an actual value cannot be right: a negative amount, or more than the whole of a share; None when it can."""
    low, high = owner.range.low, owner.range.high
    if metric.value < 0 and not (low is not None and low < 0):
        return "negative"
    return "beyond" if metric.unit == "%" and high == WHOLE and metric.value > WHOLE else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of one year as it is judged.

    ``value`` is unrounded, in ``unit``; ``metrics`` starts with the metric judged (a derived one before its
    sources). ``rivals`` print it otherwise at a lower place, ``tied`` at an equal one; ``doubt`` says why the value
    cannot be trusted (a slip, a negative amount, more than the whole). ``manner`` is how it was computed, empty for
    a printed one: figures of two years are compared in one manner. ``estimate`` says in words what makes it one.
    """

    indicator: Indicator
    year: int
    scope: str
    value: Decimal
    unit: str
    metrics: tuple[Metric, ...]
    bound: Bound = None
    steps: tuple[str, ...] = ()
    rivals: tuple[Metric, ...] = ()
    tied: tuple[Metric, ...] = ()
    doubt: Slip | Literal["negative", "beyond"] | None = None
    manner: str = ""
    estimate: str = ""

    @property
    def certain(self) -> bool:
        """Whether the figure can carry a judgement."""
        return not self.tied and self.doubt is None

    @property
    def shaky(self) -> bool:
        """Whether a person should look at what it rests on."""
        return bool(self.estimate) or any(shaky(metric) for metric in self.metrics if metric.derivation is None)


class Facts:
    """A report's facts, found by indicator, year and boundary."""

    def __init__(self, report: Report, vocabulary: Vocabulary) -> None:
        self.report = report
        self.indicators = {indicator.id: indicator for indicator in vocabulary.indicators}
        self.measures = {measure.id: measure for measure in vocabulary.measures}
        self.industries = {industry.id: industry for industry in vocabulary.industries}
        self.branches = {branch.id: branch for branch in vocabulary.branches}
        self.coefficients = {coefficient.id: coefficient for coefficient in vocabulary.coefficients}
        self.estimates = {estimate.gives: estimate for estimate in vocabulary.estimates}
        self._metrics: dict[str, list[Metric]] = defaultdict(list)
        for metric in report.metrics:
            if metric.indicator in self.indicators and metric.derivation is None:
                self._metrics[metric.indicator].append(metric)

    @cached_property
    def year(self) -> int | None:
        """The report year; where it was not recognised, the latest year of which several actual values tell."""
        actual = [year_of(metric.period) for metric in self.report.metrics if metric.kind == "actual"]
        years = Counter(year for year in actual if year)
        several = [year for year, count in years.items() if count >= SEVERAL]
        return self.report.report_year or max(several or years, default=None)

    def of(self, indicator: str, *kinds: str) -> list[Metric]:
        """All metrics of an indicator, of the kinds asked for."""
        return [metric for metric in self._metrics.get(indicator, ()) if metric.kind in kinds]

    def years(self, indicator: str, *kinds: str) -> list[int]:
        """The years of an indicator's actual values (or of values of other kinds), ascending."""
        return sorted(
            {year for metric in self.of(indicator, *(kinds or ("actual",))) if (year := year_of(metric.period))}
        )

    def actuals(self, indicator: str, year: int) -> list[Metric]:
        """The actual values of a year, of any boundary; what is called the baseline value where none is there."""
        for kind in ("actual", "baseline"):
            found = [metric for metric in self.of(indicator, kind) if year_of(metric.period) == year]
            if found:
                return self._comparable(indicator, found)
        return []

    def narrow(self, indicator: str, year: int) -> list[Metric]:
        """The actual values of a year that hold for a site or one product only."""
        owner = self.indicators.get(indicator)
        return [metric for metric in self.actuals(indicator, year) if owner and scope_of(metric, owner) not in WIDE]

    def figure(self, indicator: str, year: int, scope: str | None = None) -> Figure | None:
        """The printed figure of a year in ``scope``, or in the widest boundary of the whole enterprise."""
        owner = self.indicators.get(indicator)
        if owner is None:
            return None
        for wanted in (scope,) if scope else WIDE:
            found = [metric for metric in self.actuals(indicator, year) if scope_of(metric, owner) == wanted]
            if found:
                return self._figure(owner, year, wanted or "group", found)
        return None

    def places(self, indicator: str, year: int) -> list[Figure]:
        """A figure for each boundary that reports the quantity in the year, widest first."""
        owner = self.indicators.get(indicator)
        if owner is None:
            return []
        found: dict[str, list[Metric]] = defaultdict(list)
        for metric in self.actuals(indicator, year):
            found[scope_of(metric, owner)].append(metric)
        order = sorted(found, key=lambda scope: (WIDE.index(scope) if scope in WIDE else len(WIDE), scope))
        return [self._figure(owner, year, scope, found[scope]) for scope in order]

    def change(
        self, indicator: str, year: int, baseline: int, unit: str = "%", scopes: Sequence[str] = WIDE
    ) -> Figure | None:
        """What the enterprise itself states of ``year`` against ``baseline`` (a decrease is negative), in ``unit``."""
        owner = self.indicators.get(indicator)
        found = [
            metric
            for metric in self.of(indicator, "change")
            if owner and metric.unit == unit and (year_of(metric.period), year_of(metric.baseline)) == (year, baseline)
        ]
        for scope in scopes if owner else ():
            same = [metric for metric in found if owner and scope_of(metric, owner) == scope]
            if owner and same:
                return self._figure(owner, year, scope, same)
        return None

    def actions(self, measures: Iterable[str]) -> list[Action]:
        """What the report says of the measures, in the report's order."""
        wanted = set(measures)
        return [action for action in self.report.actions if action.measure in wanted]

    @cached_property
    def slips(self) -> dict[str, Slip]:
        """Values that stand a power of ten away from their own series, by metric id."""
        found: list[Slip] = []
        for indicator, metrics in self._metrics.items():
            for boundary in dict.fromkeys(metric.boundary for metric in metrics):
                for series in self._series(indicator, boundary):
                    found += series_slips(series)
        return slips_by_metric(slip for slip in found if not borne_out(self, slip.metric))

    def _series(self, indicator: str, boundary: str) -> list[list[Metric]]:
        """The values of a boundary year by year; of several rows of tables, those of each row for itself."""
        known = [
            metric
            for metric in self.of(indicator, "actual")
            if year_of(metric.period) and metric.boundary == boundary and metric.bound is None
        ]
        rows = [metric for metric in known if place_of(metric) == 0]
        if any(not agrees(one, other) for one, other in combinations(rows, 2) if one.period == other.period):
            return [_by_year(metric for metric in rows if metric.label == name) for name in _labels(rows)]
        return [_by_year(known)]

    def _comparable(self, indicator: str, metrics: list[Metric]) -> list[Metric]:
        """Those in the indicator's own dimension, and the trusted ones, where there are any."""
        unit = self.indicators[indicator].unit
        metrics = [metric for metric in metrics if same_dimension(metric.unit, unit)] or metrics
        return [metric for metric in metrics if metric.confidence >= TRUSTED] or metrics

    def _figure(self, owner: Indicator, year: int, scope: str, candidates: list[Metric]) -> Figure:
        first, *others = sorted(candidates, key=_order)
        rivals = [other for other in others if first.bound is None and other.bound is None and not agrees(first, other)]
        tied = tuple(rival for rival in rivals if place_of(rival) == place_of(first))
        return Figure(
            indicator=owner,
            year=year,
            scope=scope,
            value=first.value,
            unit=_unit(first, owner),
            metrics=(first,),
            bound=first.bound,
            rivals=tuple(rival for rival in rivals if rival not in tied),
            tied=tied,
            doubt=self._doubt(first, owner),
        )

    def _doubt(self, metric: Metric, owner: Indicator) -> Slip | Literal["negative", "beyond"] | None:
        if metric.kind == "change":
            return None
        return impossible(metric, owner) or self.slips.get(metric.id)


def _by_year(metrics: Iterable[Metric]) -> list[Metric]:
    """The first choice of each year, ascending."""
    yearly: dict[str, list[Metric]] = defaultdict(list)
    for metric in metrics:
        yearly[str(year_of(metric.period))].append(metric)
    return [min(yearly[year], key=_order) for year in sorted(yearly)]


def _labels(metrics: Iterable[Metric]) -> list[str]:
    return list(dict.fromkeys(metric.label for metric in metrics))


def _unit(metric: Metric, owner: Indicator) -> str:
    """The metric's unit, with the denominator that its label implies (吨纸综合能耗 305 kgce is kgce/t)."""
    whole = metric.unit in owner.units and owner.unit.partition("/")[0] == metric.unit
    return owner.unit if whole and "/" in owner.unit else metric.unit


def _order(metric: Metric) -> tuple[bool, int, Decimal, str]:
    return metric.bound is not None, place_of(metric), last_digit(metric), metric.id
