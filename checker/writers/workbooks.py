"""Workbooks whose cells are inert texts and whose bytes are the same for the same content."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

CREATED = datetime(2000, 1, 1)  # fixed: a clock would change the bytes
LONGEST = 32767  # characters that a cell can hold
EXACT_DIGITS = 15  # significant digits that a spreadsheet keeps of a number
A4 = 9
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
FONT = {"font_name": "等线", "font_size": 10}
HEAD = {**FONT, "bold": True, "bg_color": "#E7EEF3", "border": 1, "text_wrap": True, "valign": "vcenter"}
BODY = {**FONT, "text_wrap": True, "valign": "top", "border": 1}
LOOKS = {
    "head": HEAD,
    "body": {**BODY, "align": "left"},
    "label": {**BODY, "bold": True},
    "number": {**BODY, "align": "right"},
    "count": {**BODY, "align": "center"},
    "title": {**FONT, "bold": True, "font_size": 14},
}
LINE, TALLEST = 13.5, 400.0  # points of a line of text, and of the tallest row that spreadsheets allow

Cell = str | int | Decimal


def workbook(target: BytesIO, title: str) -> Any:
    """An XlsxWriter workbook over ``target``, to be closed by ``with``; no text becomes a formula, number or link."""
    import xlsxwriter

    inert = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, {"in_memory": True, **inert})
    book.set_properties({"title": title[:255], "created": CREATED})
    return book


def write_rows(sheet: Any, rows: Iterable[Iterable[str]], first: int = 0, form: Any = None) -> None:
    """Writes ``rows`` from row ``first`` on, each cell as a text that never becomes a formula or a link."""
    for row, cells in enumerate(rows, start=first):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, form)


@dataclass
class Sheets:
    """Sheets of one look in a workbook; formats are made once each."""

    book: Any
    forms: dict[tuple[str, ...], Any] = field(default_factory=dict)

    def table(self, name: str, heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Cell]]) -> Any:
        """A sheet with one table: a frozen head that is repeated on each printed page, filters, wrapped cells."""
        sheet = self.sheet(name, widths)
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, self.form("head"))
        for row, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells):
                self.write(sheet, row, column, cell)
            sheet.set_row(row, height(cells, widths))
        sheet.set_row(0, height(heads, widths))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
        sheet.repeat_rows(0)
        return sheet

    def sheet(self, name: str, widths: Sequence[float]) -> Any:
        """An empty sheet set up for A4 paper, as wide as one page."""
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def write(self, sheet: Any, row: int, column: int, cell: Cell, look: str = "body") -> None:
        """A text as a text, a count as a number, a decimal as a number where a spreadsheet keeps it exactly."""
        if isinstance(cell, Decimal):
            if exactly_kept(cell):
                sheet.write_number(row, column, cell, self.form("number", places(cell)))
                return
            cell = format(cell, "f")
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, self.form(look))
            return
        if not cell:
            sheet.write_blank(row, column, None, self.form(look))
            return
        text = cell if len(cell) <= LONGEST else cell[: LONGEST - 1] + "…"
        # The quote keeps a text that begins like a formula a text even after somebody edits its cell.
        sheet.write_string(row, column, text, self.form(look, "quoted" if text.startswith(FORMULA_STARTS) else ""))

    def form(self, look: str, kind: str = "") -> Any:
        """The format of a look of ``LOOKS``; ``kind`` is "quoted", or the number format of the look "number"."""
        if (look, kind) not in self.forms:
            more: dict[str, Any] = {"num_format": kind} if look == "number" else {}
            more |= {"quote_prefix": True} if kind == "quoted" else {}
            self.forms[look, kind] = self.book.add_format({**LOOKS[look], **more})
        return self.forms[look, kind]


def height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """The height in points that a row needs for its longest cell; spreadsheets other than Excel do not find it."""
    lines = max(lines_of(str(cell), width) for cell, width in zip(cells, widths, strict=True))
    return min(lines * LINE + 3, TALLEST)


def lines_of(text: str, width: float) -> int:
    """How many lines ``text`` takes in ``width`` characters, of which a Chinese one takes two."""
    return sum(
        max(1, math.ceil(sum(2.0 if ord(sign) > 0x2000 else 1.05 for sign in line) / max(width - 1, 1)))
        for line in text.split("\n")
    )


def exactly_kept(value: Decimal) -> bool:
    """Whether a spreadsheet shows and keeps each digit of ``value``."""
    digits = value.normalize().as_tuple().digits
    return value.is_finite() and len(digits) <= EXACT_DIGITS and abs(value.adjusted()) <= EXACT_DIGITS


def places(value: Decimal) -> str:
    """The number format that shows ``value`` with its own decimals and grouped thousands."""
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")
