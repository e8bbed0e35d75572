"""The view model of a gap report: everything a template shows, counted, ordered and worded, out of the result file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.writers.citations import PageQuotes, page_index
from checker.writers.cover import Cover, cover
from checker.writers.evidence import Crops, Picture
from checker.writers.findings import Band, FindingRow, FindingRows, bands
from checker.writers.languages import listed
from checker.writers.mixes import Mix, mixes
from checker.writers.parts import PartRow, part_rows
from checker.writers.suggestions import Suggestions, suggestions
from checker.writers.summary import Summary, summary
from checker.writers.tables import (
    ActionRow,
    InconsistencyRow,
    MetricTable,
    action_rows,
    inconsistency_rows,
    metric_tables,
    uses_of,
)
from checker.writers.texts import clean
from checker.writers.words import INDUSTRIES, KEY_INDUSTRIES

WORST = 6


@dataclass(frozen=True, slots=True)
class WarningRow:
    """A coded message about the document; ``page`` is None for the whole of it."""

    code: str
    message: str
    page: int | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report.

    ``worst`` are the first gaps, ``more_gaps`` how many follow; ``bands`` hold the applicable findings, ``other`` the
    not applicable ones, ``context`` those addressed to authorities; ``linked`` are the pages of the page index.
    """

    cover: Cover
    summary: Summary
    worst: tuple[FindingRow, ...]
    more_gaps: int
    bands: tuple[Band, ...]
    other: tuple[FindingRow, ...]
    context: tuple[FindingRow, ...]
    metrics: tuple[MetricTable, ...]
    metric_count: int
    actions: tuple[ActionRow, ...]
    suggestions: Suggestions
    inconsistencies: tuple[InconsistencyRow, ...]
    warnings: tuple[WarningRow, ...]
    pages: tuple[PageQuotes, ...]
    linked: frozenset[int]
    pictures: tuple[Picture, ...]
    nine: str
    parts: tuple[PartRow, ...]
    mixes: tuple[Mix, ...]


def report_view(parsed: Mapping[str, Any]) -> ReportView:
    """The view of a parsed result file; keys with a default may be missing. Raises KeyError where a fixed one is."""
    result = clean(parsed)
    findings, crops = result.get("findings") or [], Crops(result.get("crops") or {})
    rows = FindingRows(result, crops)
    shown = bands(rows, findings)
    applicable = [row for band in shown for row in band.rows]
    contradictions = inconsistency_rows(result.get("inconsistencies") or (), crops)
    aside = _aside(rows, findings, len(applicable))
    gaps = [row for band in shown if band.id == "gap" for row in band.rows]
    head = cover(result, crops)
    uses, pages, metrics = uses_of(applicable), page_index(result), result.get("metrics") or ()
    return ReportView(
        cover=head,
        summary=summary(findings),
        worst=tuple(gaps[:WORST]),
        more_gaps=max(len(gaps) - WORST, 0),
        bands=shown,
        other=tuple(row for row in aside if row.role != "context"),
        context=tuple(row for row in aside if row.role == "context"),
        metrics=metric_tables(metrics, uses),
        metric_count=len(metrics),
        actions=action_rows(result.get("actions") or (), crops, uses),
        suggestions=suggestions(result.get("suggestions") or (), crops),
        inconsistencies=contradictions,
        warnings=tuple(WarningRow(item["code"], item["message"], item.get("page")) for item in _warnings(result)),
        pages=pages,
        linked=frozenset(page.page for page in pages),
        pictures=crops.shown,
        nine=listed(INDUSTRIES[name] for name in KEY_INDUSTRIES),
        parts=part_rows(applicable),
        mixes=mixes(metrics, result["document"].get("report_year")),
    )


def _aside(rows: FindingRows, findings: Sequence[Mapping[str, Any]], count: int) -> list[FindingRow]:
    """The findings that do not apply, numbered on from ``count``, those addressed to authorities last."""
    folded = [finding for finding in findings if finding["status"] == "not-applicable"]
    folded.sort(key=lambda finding: finding["role"] == "context")
    return [rows.row(count + place, finding) for place, finding in enumerate(folded, 1)]


def _warnings(result: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return result.get("warnings") or ()
