"""Views of a run as files: CSV, a workbook with one sheet a view, Parquet; cells are inert, values are texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from checker.store.engines import StoreError
from checker.store.queries import VIEWS, rows
from checker.writers.workbooks import FORMULA_STARTS, workbook, write_rows

TALLEST_SHEET = 1_000_000  # rows; a sheet holds 1,048,576


def exported(connection: Connection, form: str, run: int) -> dict[str, bytes]:
    """The files of an export by the ends of their names: one a view, or one workbook of all (name "").

    Raises StoreError R506 where Parquet's library is not installed.
    """
    views = {name: _table(connection, name, run) for name in VIEWS}
    if form == "xlsx":
        return {"": _workbook(views)}
    make = _csv if form == "csv" else _parquet
    return {name: make(*table) for name, table in views.items()}


def _table(connection: Connection, view: str, run: int) -> tuple[list[str], list[list[str | None]]]:
    columns, found = rows(connection, view, run)
    return columns, [[_cell(value) for value in row] for row in found]


def _cell(value: Any) -> str | None:
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def _csv(columns: Sequence[str], found: Iterable[Sequence[str | None]]) -> bytes:
    """With a mark, so that spreadsheets read it as UTF-8."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(columns)
    writer.writerows([_inert(cell or "") for cell in row] for row in found)
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def _inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number keeps its sign."""
    is_number = text[:1] in "+-" and text[1:].replace(".", "", 1).isdigit()
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not is_number else text


def _workbook(views: dict[str, tuple[list[str], list[list[str | None]]]]) -> bytes:
    target = io.BytesIO()
    with workbook(target, "dafeng") as book:
        for name, (columns, found) in views.items():
            for number, start in enumerate(range(0, max(1, len(found)), TALLEST_SHEET), start=1):
                sheet = book.add_worksheet(name if number == 1 else f"{name}-{number}")
                part = found[start : start + TALLEST_SHEET]
                sheet.freeze_panes(1, 0)
                write_rows(sheet, [columns, *([cell or "" for cell in row] for row in part)])
                sheet.autofilter(0, 0, max(1, len(part)), len(columns) - 1)
    return target.getvalue()


def _parquet(columns: Sequence[str], found: Sequence[Sequence[str | None]]) -> bytes:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise StoreError("R506", format="parquet", cause=str(error)) from error
    data = list(zip(*found, strict=True)) or [()] * len(columns)
    table = pyarrow.table([pyarrow.array(column, pyarrow.string()) for column in data], names=list(columns))
    target = io.BytesIO()
    pyarrow.parquet.write_table(table, target)
    return target.getvalue()
