"""A manifest: a CSV file that lists documents with what their sender knows of them.

Columns, in Chinese or English: 路径/path (needed), 企业/enterprise, 行业/industry, 年度/year, 口令文件/password_file,
文字识别页数/ocr_pages. Others are left alone. UTF-8 with or without a mark, or GB18030. Paths are taken from the
manifest's folder. A row that is wrong is told by its number, and the rest goes on.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.locations import is_url
from extractors.errors import CodedError

SUFFIX = ".csv"
HEADS = {
    "path": ("path", "file", "路径", "文件", "文件路径"),
    "enterprise": ("enterprise", "company", "企业", "企业名称", "公司"),
    "industry": ("industry", "industries", "行业"),
    "year": ("year", "report_year", "年度", "报告年度", "年份"),
    "password_file": ("password_file", "口令文件"),
    "ocr_pages": ("ocr_pages", "文字识别页数"),
}
PARTING = str.maketrans({"、": ",", ";": ",", "；": ",", "，": ",", " ": None})
YEARS = range(1990, 2101)


class ManifestError(CodedError):
    """A manifest that cannot be read at all (R461), or a row of it that is wrong (R462)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document and what is known of it; what is None or empty is as the command says."""

    file: str
    enterprise: str | None = None
    industries: tuple[str, ...] = ()
    year: int | None = None
    password_file: Path | None = None
    ocr_pages: int | None = None


def is_manifest(path: str) -> bool:
    """Whether a path names a manifest and no document."""
    return path.lower().endswith(SUFFIX) and not is_url(path)


def entries_of(path: Path) -> Iterator[Entry | ManifestError]:
    """The rows of a manifest in their order, a wrong one as what is wrong with it.

    Raises ManifestError R461 where the file cannot be read or has no column of paths.
    """
    rows = csv.reader(io.StringIO(_text(path), newline=""))
    try:
        heads = _columns(path, next(rows, []))
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield _entry(
                    path, rows.line_num, {name: cells[at].strip() for name, at in heads.items() if at < len(cells)}
                )
    except csv.Error as error:
        yield ManifestError("R462", file=str(path), row=rows.line_num, cause=str(error))


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ManifestError("R461", file=str(path), cause=error.strerror or str(error)) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ManifestError("R461", file=str(path), cause="UTF-8, GB18030")


def _columns(path: Path, cells: list[str]) -> dict[str, int]:
    """Where each column stands."""
    printed = [cell.strip().lower() for cell in cells]
    found = {name: printed.index(head) for name, heads in HEADS.items() for head in reversed(heads) if head in printed}
    if "path" not in found:
        raise ManifestError("R461", file=str(path), cause="路径 / path")
    return found


def _entry(path: Path, row: int, cells: Mapping[str, str]) -> Entry | ManifestError:
    """One row; relative paths are of the manifest's folder."""
    named = cells.get("path", "")
    try:
        if not named or "\0" in "".join(cells.values()):
            raise ValueError("路径 / path")
        return Entry(
            file=named if is_url(named) else str(path.parent / named),
            enterprise=cells.get("enterprise") or None,
            industries=tuple(
                part.strip() for part in cells.get("industry", "").translate(PARTING).split(",") if part.strip()
            ),
            year=_number(cells.get("year"), "年度 / year", YEARS),
            password_file=path.parent / cells["password_file"] if cells.get("password_file") else None,
            ocr_pages=_number(cells.get("ocr_pages"), "文字识别页数 / ocr_pages", range(100_001)),
        )
    except ValueError as error:
        return ManifestError("R462", file=str(path), row=row, cause=str(error))


def _number(cell: str | None, name: str, known: range) -> int | None:
    """A whole number of those known; None for an empty cell. Raises ValueError with the column's name."""
    if not cell:
        return None
    digits = cell.removesuffix("年").removesuffix("年度")
    if not digits.isdecimal() or int(digits) not in known:
        raise ValueError(f"{name}：{cell}")
    return int(digits)
