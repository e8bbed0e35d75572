"""The gap report as a workbook, one sheet a view: every text inert, a figure a number only where it is kept exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from checker.writers.evidence import PageReference
from checker.writers.findings import FindingRow
from checker.writers.languages import frame, joined, listed, said
from checker.writers.numbers import number
from checker.writers.summary_sheet import summary_sheet
from checker.writers.tables import Figure, MetricRow, columns_of, is_year, metric_tables, uses_of
from checker.writers.texts import clean
from checker.writers.view import ReportView, report_view
from checker.writers.workbooks import Cell, Sheets, workbook

MOST_YEARS = 6
# The columns of the regulators' 附表, then what helps to filter it: their ids in words.yaml and their widths.
GAPS = {
    "number": 6, "provision": 11, "quote": 34, "disclosed": 15, "pdf_page": 8, "printed_page": 8, "verdict": 15,
    "reason": 36, "advice": 28, "remedy": 16, "reviewer": 10, "role": 8, "title": 28, "target": 26, "normalised": 14,
    "unit": 10, "period": 10, "gap": 26, "review": 8,
}  # fmt: skip
ASIDE = {"number": 6, "provision": 14, "role": 8, "title": 36, "quote": 60, "reason": 44}
METRICS = {"theme": 11, "metric": 24, "label": 24, "kind": 12, "boundary": 14, "unit": 12}
METRICS_END = {"pdf_page": 10, "printed_page": 10, "used_by": 10, "derivation": 26, "review": 12}
ACTIONS = {
    "measure": 24, "stance": 12, "boundary": 14, "pdf_page": 9, "printed_page": 9, "words": 70, "used_by": 12,
}  # fmt: skip
CONTRADICTIONS = {"number": 6, "kind": 22, "message": 60, "figures": 26, "pdf_page": 9, "printed_page": 9, "words": 60}
EVIDENCE = {"pdf_page": 9, "printed_page": 9, "words": 80, "about": 50, "place": 9, "box": 20}
NOTICES = {"code": 10, "page": 12, "notice": 90}
METHOD = {"item": 20, "content": 110}


def xlsx_report(result: Mapping[str, Any]) -> bytes:
    """The workbook of a parsed result file; the same input gives the same bytes."""
    view, target = report_view(result), BytesIO()
    with workbook(target, f"{view.cover.company} {view.cover.year} {frame()['heads']['report']}") as book:
        sheets = Sheets(book)
        summary_sheet(sheets, view)
        rows = [row for band in view.bands for row in band.rows]
        gaps = _table(sheets, "gaps", GAPS, map(_gap, rows))
        gaps.print_area(0, 0, max(len(rows), 1), list(GAPS).index("reviewer"))
        gaps.freeze_panes(1, 2)
        _table(sheets, "aside", ASIDE, map(_aside, (*view.other, *view.context)))
        _metrics(sheets, clean(result.get("metrics") or ()), rows)
        _table(sheets, "actions", ACTIONS, _actions(view))
        _table(sheets, "contradictions", CONTRADICTIONS, _contradictions(view))
        _table(sheets, "evidence", EVIDENCE, _evidence(view))
        _table(sheets, "unread", NOTICES, _notices(view))
        _table(sheets, "method", METHOD, _method(view))
    return target.getvalue()


def _table(sheets: Sheets, name: str, columns: Mapping[str, float], rows: Iterable[Sequence[Cell]]) -> Any:
    heads = [frame()["columns"][column] for column in columns]
    return sheets.table(frame()["heads"][name], heads, list(columns.values()), list(rows))


def _gap(row: FindingRow) -> Sequence[Cell]:
    return (
        row.number, row.provision, _quotes(row), f"{row.value} {row.period}".strip() if row.value else "",
        *_pages(row.pages), f"{row.verdict.glyph} {row.verdict.label}", row.reason, row.advice, "", "",
        row.role_label, row.title, row.target, _number(row.exact), row.unit, row.period, joined(row.gap),
        said("needs-review") if row.needs_review else "",
    )  # fmt: skip


def _aside(row: FindingRow) -> Sequence[Cell]:
    return row.number, row.provision, row.role_label, row.title, _quotes(row), row.reason


def _quotes(row: FindingRow) -> str:
    return "\n".join("".join(text for text, _ in quote) for quote in row.quotes) or row.title


def _pages(pages: Iterable[PageReference]) -> tuple[Cell, Cell]:
    """The pages in the PDF and as printed; a single page is a number, so that it sorts as one."""
    known = list(pages)
    if len(known) == 1:
        return known[0].page, known[0].printed
    return listed(str(page.page) for page in known), listed(page.printed for page in known if page.printed)


def _number(text: str) -> Cell:
    value = number(text)
    return text if value is None else value


def _metrics(sheets: Sheets, metrics: Sequence[Mapping[str, Any]], rows: Sequence[FindingRow]) -> None:
    """All metrics on one sheet: normalised values by year, then what is printed by year."""
    actual = {metric["period"] for metric in metrics if metric["kind"] == "actual" and is_year(metric["period"])}
    years = sorted(actual)[-MOST_YEARS:]
    columns = columns_of(metrics, years)
    words = frame()["columns"]
    heads = [words[name] for name in METRICS]
    heads += [said("bracketed", outer=year, inner=words["normalised"]) for year in years]
    heads += [said("bracketed", outer=year, inner=words["printed"]) for year in years]
    heads += [*columns[len(years) :], *(words[name] for name in METRICS_END)]
    widths = [*METRICS.values(), *[15] * len(years), *[18] * len(years), *[30] * (len(columns) - len(years))]
    content = [
        _metric(table.theme, row, len(years))
        for table in metric_tables(metrics, uses_of(rows), columns)
        for row in table.rows
    ]
    sheet = sheets.table(frame()["heads"]["metrics"], heads, [*widths, *METRICS_END.values()], content)
    sheet.freeze_panes(1, 2)
    sheet.repeat_columns(0, 1)
    sheet.fit_to_pages(2, 0)


def _metric(theme: str, row: MetricRow, years: int) -> Sequence[Cell]:
    figures = [figure for cell in row.cells for figure in cell]
    return (
        theme, row.name, row.label, row.kind, row.boundary, row.unit,
        *(_value(cell) for cell in row.cells[:years]),
        *(_printed(cell) for cell in row.cells[:years]),
        *(joined(f"{one.period}{said('colon')}{one.printed}" for one in cell) for cell in row.cells[years:]),
        *_pages(row.cited_pages), listed(map(str, row.used_by)),
        joined(dict.fromkeys(one.derived for one in figures if one.derived)),
        said("doubtful") if any(one.doubtful for one in figures) else "",
    )  # fmt: skip


def _value(cell: Sequence[Figure]) -> Cell:
    """The normalised value as a number; several values of one year as a text."""
    values = [number(figure.value) for figure in cell]
    if len(values) == 1 and isinstance(values[0], Decimal):
        return values[0]
    return joined(dict.fromkeys(figure.value for figure in cell))


PLAIN = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?")


def _printed(cell: Sequence[Figure]) -> Cell:
    """What the report prints, as a number where it is nothing but one."""
    if len(cell) == 1 and PLAIN.fullmatch(cell[0].printed):
        return Decimal(cell[0].printed.replace(",", "").replace("−", "-"))
    return joined(dict.fromkeys(figure.printed for figure in cell))


def _actions(view: ReportView) -> Iterator[Sequence[Cell]]:
    for row in view.actions:
        words = "\n".join("".join(text for text, _ in proof.words) for proof in row.proofs)
        used = listed(map(str, row.used_by))
        yield row.name, f"{row.glyph} {row.stance}", row.boundary, *_pages(row.pages), words, used


def _contradictions(view: ReportView) -> Iterator[Sequence[Cell]]:
    for place, row in enumerate(view.inconsistencies, start=1):
        words = "\n".join("".join(text for text, _ in proof.words) for proof in row.proofs)
        yield place, row.kind, row.message, " ⇔ ".join(row.values), *_pages(row.pages), words


def _evidence(view: ReportView) -> Iterator[Sequence[Cell]]:
    for page in view.pages:
        for quote in page.quotes:
            words = "".join(text for text, _ in quote.words)
            yield page.page, page.printed, words, joined(quote.about), quote.place, quote.where


def _notices(view: ReportView) -> Iterator[Sequence[Cell]]:
    yield "", "", view.cover.unread_words
    for warning in view.warnings:
        yield warning.code, warning.page or said("whole-file"), warning.message


def _method(view: ReportView) -> Iterator[Sequence[Cell]]:
    """What statuses, roles and signs mean, how values are judged, and every derivation."""
    words = frame()["heads"]
    yield from ((f"{status.glyph} {status.label}", status.meaning) for status in view.summary.statuses)
    yield from ((role.label, role.meaning) for role in view.summary.roles)
    yield from ((words["judging"], sentence) for sentence in frame()["method"].values())
    yield from ((words["order"], sentence) for sentence in frame()["order"].values())
    for row in (row for band in view.bands for row in band.rows):
        name = said("row-of-gaps", number=row.number, provision=row.provision, title=row.title)
        yield from ((name, text) for text in (*row.notes, *row.steps, row.path) if text)
    yield view.cover.program, said("disclaimer", program=view.cover.program)
