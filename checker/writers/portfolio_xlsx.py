"""The report of a batch as a workbook with one sheet a view, rendered from portfolio.json alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from checker.writers.languages import speaking
from checker.writers.portfolio_view import DocumentRow, PortfolioView, SectorRow, portfolio_view
from checker.writers.words import GLYPHS, PORTFOLIO, STATUSES
from checker.writers.workbooks import Cell, Sheets, workbook

WIDE, MIDDLE, NARROW = 50.0, 24.0, 11.0


def portfolio_xlsx(portfolio: Mapping[str, Any], language: str = "zh") -> bytes:
    """The workbook of a parsed portfolio.json; the same input gives the same bytes."""
    target = BytesIO()
    with speaking(language):
        view = portfolio_view(portfolio)
        with workbook(target, PORTFOLIO["title"]) as book:
            sheets = Sheets(book)
            _documents(sheets, view)
            _sectors(sheets, view)
            _matrix(sheets, view)
            _rankings(sheets, view)
            _between(sheets, view)
    return target.getvalue()


def _heads(*names: str) -> list[str]:
    return [PORTFOLIO[name] for name in names]


def _documents(sheets: Sheets, view: PortfolioView) -> None:
    heads = _heads("file", "enterprise", "year", "industry", "state", "pages", *COUNTS, "reason")
    rows: list[Sequence[Cell]] = [
        [row.file, row.company, row.year, row.industries, row.state, row.pages, *_counts(row), row.problem]
        for row in view.documents
    ]
    widths = [WIDE, MIDDLE, NARROW, MIDDLE, NARROW, NARROW, *[NARROW] * len(COUNTS), WIDE]
    sheets.table(PORTFOLIO["documents"], heads, widths, rows)


COUNTS = ("binding", "other", "met", "open", "review", "doubts")


def _counts(row: DocumentRow) -> list[int]:
    return [getattr(row, name) for name in COUNTS]


def _sectors(sheets: Sheets, view: PortfolioView) -> None:
    heads = _heads("provision", "industry", "name", "value", "target", "coverage", "status", "words", "steps")
    rows = [_sector(row) for row in (*view.sectors, *view.silent)]
    sheets.table(
        PORTFOLIO["sectors"], heads, [NARROW, NARROW, MIDDLE, NARROW, MIDDLE, NARROW, NARROW, WIDE, WIDE], rows
    )


def _sector(row: SectorRow) -> list[str]:
    return [
        row.provision, row.industry, row.name, row.value, row.target, row.coverage, f"{row.glyph} {row.label}",
        row.reason, "\n".join(row.steps),
    ]  # fmt: skip


def _matrix(sheets: Sheets, view: PortfolioView) -> None:
    """A row an enterprise, a column a check that addresses one of them."""
    told = json.loads(view.matrix)
    heads = [PORTFOLIO["enterprise"], *(f"{column['place']} {column['title']}" for column in told["columns"])]
    rows = [[row["name"], *(_cell(row, at) for at in range(len(told["columns"])))] for row in told["rows"]]
    sheets.table(PORTFOLIO["matrix"], heads, [MIDDLE, *[MIDDLE] * len(told["columns"])], rows)


def _cell(row: Mapping[str, Any], at: int) -> str:
    """The sign, the word and the value of a cell."""
    status = tuple(GLYPHS)[ord(row["cells"][at]) - ord("a")]
    return " ".join(part for part in (GLYPHS[status], STATUSES[status], row["values"].get(str(at), "")) if part)


def _rankings(sheets: Sheets, view: PortfolioView) -> None:
    heads = _heads("industry", "enterprise", "year", *COUNTS)
    rows: list[Sequence[Cell]] = [
        [ranking.industry, row.company, row.year, *_counts(row)] for ranking in view.rankings for row in ranking.rows
    ]
    sheets.table(PORTFOLIO["ranking"], heads, [MIDDLE, MIDDLE, NARROW, *[NARROW] * len(COUNTS)], rows)


def _between(sheets: Sheets, view: PortfolioView) -> None:
    heads = _heads("enterprise", "kind", "name", "words", "advice")
    rows = [[row.enterprise, row.kind, row.name, row.message, row.advice] for row in view.between]
    sheets.table(PORTFOLIO["between"], heads, [MIDDLE, MIDDLE, MIDDLE, WIDE, WIDE], rows)
