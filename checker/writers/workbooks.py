"""Workbooks whose cells are inert texts and whose bytes are the same for the same content."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

CREATED = datetime(2000, 1, 1)  # fixed: a clock would change the bytes


def workbook(target: BytesIO, title: str) -> Any:
    """An XlsxWriter workbook over ``target``, to be closed by ``with``."""
    import xlsxwriter

    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"title": title, "created": CREATED})
    return book


def write_rows(sheet: Any, rows: Iterable[Iterable[str]], first: int = 0, form: Any = None) -> None:
    """Writes ``rows`` from row ``first`` on, each cell as a text that never becomes a formula or a link."""
    for row, cells in enumerate(rows, start=first):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, form)
