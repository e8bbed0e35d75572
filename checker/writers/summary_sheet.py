"""The workbook's first sheet: who was checked against what, the conclusion, the counts, the worst gaps, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.writers.cover import cover_facts
from checker.writers.languages import frame, said
from checker.writers.view import ReportView
from checker.writers.workbooks import Sheets, height

WIDTHS = (18, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12)
LAST = len(WIDTHS) - 1


def summary_sheet(sheets: Sheets, view: ReportView) -> None:
    """Writes the sheet; its blocks stand one below the other, labels in the first column."""
    words = frame()
    sheet = sheets.sheet(words["heads"]["summary"], WIDTHS)
    sheet.fit_to_pages(1, 1)
    sheets.write(sheet, 0, 0, f"{view.cover.company} {view.cover.year} {words['heads']['report']}", "title")
    row = 2
    for label, text in _lines(view):
        sheets.write(sheet, row, 0, label, "label")
        _across(sheets, sheet, row, text)
        row += 1
    if view.summary.total:
        row = _counts(sheets, sheet, row + 1, view)
        row = _worst(sheets, sheet, row + 1, view)
    for place, name in enumerate(("auditor", "reviewer", "date")):
        sheets.write(sheet, row + 1 + place, 0, words["facts"][name], "label")
        _across(sheets, sheet, row + 1 + place, "")


def _lines(view: ReportView) -> Iterator[tuple[str, str]]:
    """The cover's facts, what was not read, and the conclusion by role."""
    words, summary = frame(), view.summary
    yield from cover_facts(view.cover)
    if view.cover.state == "failed":
        yield words["heads"]["unread"], said("failed")
    elif not view.cover.industries:
        yield words["facts"]["industries"], said("no-industry") + said("no-industry-more", nine=view.nine)
    yield words["heads"]["unread"], view.cover.unread_words
    if summary.total:
        aside = summary.total - summary.applicable
        yield (
            words["heads"]["summary"],
            said("lead", provisions=summary.provisions, total=summary.total, applicable=summary.applicable, aside=aside)
            + said("semicolon")
            + said("to-review", count=summary.review),
        )
    yield from ((words["roles"][role], sentence) for role, sentence in summary.conclusion)


def _across(sheets: Sheets, sheet: Any, row: int, text: str) -> None:
    """A text over all columns but the first, its row as high as the text asks for (merged cells never grow alone)."""
    sheet.merge_range(row, 1, row, LAST, "", sheets.form("body"))
    sheets.write(sheet, row, 1, text)
    sheet.set_row(row, height((text,), (sum(WIDTHS[1:]),)))


def _counts(sheets: Sheets, sheet: Any, row: int, view: ReportView) -> int:
    """The matrix of roles and statuses; gives the row behind it."""
    words, summary = frame(), view.summary
    heads = [
        words["columns"]["role"],
        *(f"{status.glyph} {status.label}" for status in summary.statuses),
        words["columns"]["total"],
    ]
    for column, head in enumerate(heads):
        sheets.write(sheet, row, column, head, "head")
    totals = (words["columns"]["total"], summary.totals, summary.total)
    lines = [*((role.label, role.counts, role.total) for role in summary.roles), totals]
    for place, (label, counts, total) in enumerate(lines, start=row + 1):
        sheets.write(sheet, place, 0, label, "label")
        for column, count in enumerate((*counts, total), start=1):
            sheets.write(sheet, place, column, count, "count")
    return row + 1 + len(lines)


def _worst(sheets: Sheets, sheet: Any, row: int, view: ReportView) -> int:
    """The worst gaps; gives the row behind them."""
    sheets.write(sheet, row, 0, frame()["heads"]["worst"], "head")
    _across(sheets, sheet, row, "" if view.worst else said("no-gaps" if view.summary.applicable else "no-applicable"))
    for gap in view.worst:
        row += 1
        sheets.write(sheet, row, 0, f"{gap.verdict.glyph} {gap.verdict.label}", "label")
        _across(sheets, sheet, row, f"{gap.provision} {gap.title}{said('colon')}{gap.reason}")
    return row + 1
