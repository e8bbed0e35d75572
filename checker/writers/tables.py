"""The tables of facts: metrics by theme and year, measures, contradictions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.writers.evidence import Crops, PageReference, Proof, cited
from checker.writers.findings import FindingRow
from checker.writers.languages import Words, joined, said
from checker.writers.numbers import number, quantity, unit_shown
from checker.writers.words import INCONSISTENCIES, KINDS, STANCE_GLYPHS, STANCES, THEMES

MOST_YEARS = 5
TRUSTED = Decimal("0.8")
UNNUMBERED = 0  # stands for the row of pictures outside the gap table
BOUNDARIES = Words("boundaries")

Uses = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One value in a cell; ``derived`` is the formula of a computed one, ``period`` only set under "other periods".

    ``normalised`` is empty where it says nothing new; ``value`` is exact, in the unit of its row.
    """

    printed: str
    value: str
    normalised: str
    period: str
    pages: tuple[PageReference, ...]
    derived: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class MetricRow:
    """One indicator in one kind and boundary; ``cells`` are as many as the table's columns.

    ``pages`` are set where all its figures stand on the same ones; otherwise each figure names its own.
    """

    name: str
    label: str
    unit: str
    kind: str
    boundary: str
    cells: tuple[tuple[Figure, ...], ...]
    pages: tuple[PageReference, ...]
    used_by: tuple[int, ...]

    @property
    def cited_pages(self) -> tuple[PageReference, ...]:
        """The pages of all its figures, each once, in ascending order."""
        pages = {page for cell in self.cells for figure in cell for page in figure.pages}
        return tuple(sorted(pages, key=lambda page: (page.page, page.printed)))


@dataclass(frozen=True, slots=True)
class MetricTable:
    """The metrics of one theme; ``count`` counts values, not rows."""

    theme: str
    count: int
    columns: tuple[str, ...]
    rows: tuple[MetricRow, ...]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One measure as the report speaks of it; ``used_by`` are numbers of rows of the gap table."""

    name: str
    glyph: str
    stance: str
    boundary: str
    pages: tuple[PageReference, ...]
    proofs: tuple[Proof, ...]
    used_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InconsistencyRow:
    """Two places of the report that disagree."""

    kind: str
    message: str
    values: tuple[str, ...]
    pages: tuple[PageReference, ...]
    proofs: tuple[Proof, ...]


def uses_of(rows: Iterable[FindingRow]) -> Uses:
    """The numbers of the rows that rest on a metric or a measure, by its id."""
    uses: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        for name in row.rests_on:
            uses[name].append(row.number)
    return uses


def metric_tables(
    metrics: Iterable[Mapping[str, Any]], uses: Uses, columns: Sequence[str] = ()
) -> tuple[MetricTable, ...]:
    """All metrics, a table a theme, a row an indicator, a column a year; all under the same ``columns`` where given."""
    themes: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for metric in metrics:
        themes[metric["theme"]].append(metric)
    order = [*THEMES, *sorted(set(themes) - set(THEMES))]
    return tuple(_metric_table(theme, themes[theme], uses, columns) for theme in order if theme in themes)


def action_rows(actions: Iterable[Mapping[str, Any]], crops: Crops, uses: Uses) -> tuple[ActionRow, ...]:
    """The measures, carried out ones first, then in the order of the result."""
    stances = list(STANCES)
    ordered = sorted(actions, key=lambda action: stances.index(action["stance"]) if action["stance"] in stances else 9)
    return tuple(_action_row(action, crops, uses) for action in ordered)


def inconsistency_rows(found: Iterable[Mapping[str, Any]], crops: Crops) -> tuple[InconsistencyRow, ...]:
    """The contradictions in the order of the result, the disagreeing values stressed in the quoted words."""
    return tuple(
        InconsistencyRow(
            kind=INCONSISTENCIES.get(item["kind"], item["kind"]),
            message=item["message"],
            values=tuple(item["values"]),
            pages=cited(item["evidence"]),
            proofs=tuple(crops.proof(piece, item["values"], UNNUMBERED) for piece in item["evidence"]),
        )
        for item in found
    )


def boundary_words(boundary: str | None) -> str:
    """The boundary for a reader; nothing for the whole group, the rule."""
    kind, _, name = (boundary or "group").partition(":")
    label = "" if kind == "group" else BOUNDARIES.get(kind, kind)
    return f"{label}{said('colon')}{name}" if name else label


def _metric_table(theme: str, metrics: Sequence[Mapping[str, Any]], uses: Uses, columns: Sequence[str]) -> MetricTable:
    years = sorted({metric["period"] for metric in metrics if is_year(metric["period"])})
    columns = columns or columns_of(metrics, years[-MOST_YEARS:])
    return MetricTable(THEMES.get(theme, theme), len(metrics), tuple(columns), metric_rows(metrics, columns, uses))


def columns_of(metrics: Iterable[Mapping[str, Any]], years: Sequence[str]) -> tuple[str, ...]:
    """The ``years``, and "other periods" where a metric is of none of them."""
    others = any(metric["period"] not in years for metric in metrics)
    return (*years, *((said("other-periods"),) if others else ()))


def metric_rows(metrics: Iterable[Mapping[str, Any]], columns: Sequence[str], uses: Uses) -> tuple[MetricRow, ...]:
    """A row an indicator, unit, kind and boundary, its figures under their years."""
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for metric in metrics:
        groups[_group(metric)].append(metric)
    return tuple(_metric_row(group, columns, uses) for group in groups.values())


def _group(metric: Mapping[str, Any]) -> tuple[str, ...]:
    """What makes one row: the indicator (the label where it is unknown), unit, kind, boundary, compared year."""
    subject = metric.get("indicator") or metric.get("label") or metric["name"]
    return subject, metric["unit"], metric["kind"], metric.get("boundary") or "group", metric.get("baseline") or ""


def _metric_row(metrics: Sequence[Mapping[str, Any]], columns: Sequence[str], uses: Uses) -> MetricRow:
    first = metrics[0]
    kind = "" if first["kind"] == "actual" else KINDS.get(first["kind"], first["kind"])
    labels = dict.fromkeys(metric.get("label") or first["name"] for metric in metrics)
    cells: dict[str, list[Figure]] = {column: [] for column in columns}
    for metric in metrics:
        cells[metric["period"] if metric["period"] in cells else columns[-1]].append(_figure(metric, columns))
    pages = {cited(metric["evidence"]) for metric in metrics}
    return MetricRow(
        name=first["name"],
        label=joined(label for label in labels if label != first["name"]),
        unit=unit_shown(first["unit"]),
        kind=said("compared-with", kind=kind, year=first["baseline"]) if kind and first.get("baseline") else kind,
        boundary=boundary_words(first.get("boundary")),
        cells=tuple(tuple(figures) for figures in cells.values()),
        pages=next(iter(pages)) if len(pages) == 1 else (),
        used_by=tuple(sorted({place for metric in metrics for place in uses.get(metric["id"], ())})),
    )


def _figure(metric: Mapping[str, Any], columns: Sequence[str]) -> Figure:
    confidence, figure = number(metric.get("confidence")), quantity(metric["value"], metric["unit"])
    return Figure(
        printed=metric["as_printed"],
        value=metric["value"],
        normalised="" if _bare(figure) == _bare(metric["as_printed"]) else figure,
        period="" if metric["period"] in columns else metric["period"],
        pages=cited(metric["evidence"]),
        derived=(metric.get("derivation") or {}).get("formula") or "",
        doubtful=confidence is not None and confidence < TRUSTED,
    )


def _bare(text: str) -> str:
    return re.sub(r"[\s,，]", "", text)


def _action_row(action: Mapping[str, Any], crops: Crops, uses: Uses) -> ActionRow:
    return ActionRow(
        name=action["name"],
        glyph=STANCE_GLYPHS.get(action["stance"], "？"),
        stance=STANCES.get(action["stance"], action["stance"]),
        boundary=boundary_words(action.get("boundary")),
        pages=cited(action["evidence"]),
        proofs=tuple(crops.proof(piece, (action.get("cue") or "",)) for piece in action["evidence"]),
        used_by=tuple(uses.get(action["measure"], ())),
    )


def is_year(period: str) -> bool:
    """Whether a period is a single year."""
    return len(period) == 4 and period.isdecimal()
