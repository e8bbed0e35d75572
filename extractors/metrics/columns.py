"""What each column of a table holds: labels, units, a year's values, targets, changes, or one site's values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from extractors.language.periods import periods
from extractors.language.texts import normal
from extractors.metrics.cells import is_empty, number_in
from extractors.pages import Table
from policies.units import open_unit, parse_unit, unit_pattern

ColumnRole = Literal["label", "unit", "actual", "target", "change", "skip"]

_UNIT_HEAD = re.compile(r"^(?:计量|数据)?单位(?!产|面积|GDP|营)|^unit", re.IGNORECASE)
_TARGET_HEAD = re.compile(r"目标|target|计划值|规划", re.IGNORECASE)
_CHANGE_HEAD = re.compile(r"同比|变化|变动|增减|增幅|降幅|较20\d\d|比上年|change", re.IGNORECASE)
_SKIP_HEAD = re.compile(
    r"限值|标准值|排放标准|许可|执行标准|备注|说明|口径|页码|序号|编号|limit|remark|note", re.IGNORECASE
)
_UNIT_IN = re.compile(r"[(（【\[]([^()（）【】\[\]]{1,24})[)）】\]]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role, its header as printed, the year and unit its header prints."""

    role: ColumnRole
    header: str
    year: str | None = None
    baseline: str | None = None
    unit: str | None = None
    leaf: str = ""


def columns_of(table: Table, report_year: int) -> list[Column]:
    """The columns of ``table`` in order."""
    width = len(table.rows[0].cells) if table.rows else 0
    headers = [_header(table, index) for index in range(width)]
    made = [
        _column(headers[index], [row.cells[index].text for row in table.rows], report_year) for index in range(width)
    ]
    return _with_labels([replace(column, leaf=_leaf(table, index)) for index, column in enumerate(made)])


def _leaf(table: Table, index: int) -> str:
    """The lowest header cell over a column."""
    texts = [row.cells[index].text for row in table.header if index < len(row.cells)]
    return next((text for text in reversed(texts) if text), "")


def _header(table: Table, index: int) -> str:
    pieces: list[str] = []
    for row in table.header:
        text = row.cells[index].text if index < len(row.cells) else ""
        if text and text not in pieces:
            pieces.append(text)
    return " ".join(pieces)


def _column(header: str, body: list[str], report_year: int) -> Column:
    text = normal(header)
    filled = [normal(cell) for cell in body if not is_empty(normal(cell))]
    numbers = sum(number_in(cell) is not None for cell in filled)
    units = sum(parse_unit(cell) is not None for cell in filled)
    years = [p for p in periods(_spelled(text), report_year) if p.role == "period"]
    year = years[0].text if years else None
    if _SKIP_HEAD.search(text):
        return Column("skip", header)
    if (_UNIT_HEAD.search(text) and numbers * 2 <= len(filled)) or (
        filled and units * 3 >= len(filled) * 2 and numbers == 0
    ):
        return Column("unit", header)
    if _CHANGE_HEAD.search(text) and numbers:
        return Column("change", header, str(report_year), _baseline(text, report_year), unit_in(header))
    if _TARGET_HEAD.search(text) and (numbers or year):
        return Column("target", header, year, None, unit_in(header))
    if year or (filled and numbers * 2 >= len(filled)):
        return Column("actual", header, year, None, unit_in(header))
    return Column("label", header)


def _spelled(text: str) -> str:
    """A bare year in a header (2023, FY2023) as the period reader knows it."""
    return re.sub(r"(?<!\d)((?:19|20)\d\d)(?!\s*[年\d])(?!\s?[-–—])", r"\1年", text)


def _baseline(text: str, report_year: int) -> str:
    named = re.search(r"(?:较|比)\s?((?:19|20)\d\d)", text)
    return named[1] if named else str(report_year - 1)


def _with_labels(columns: list[Column]) -> list[Column]:
    """Without a label column the first column that holds no year is the label."""
    if not columns or any(column.role == "label" for column in columns):
        return columns
    first = columns[0]
    return [Column("label", first.header), *columns[1:]] if first.year is None and first.role == "actual" else columns


def unit_in(text: str) -> str | None:
    """The unit printed in brackets in a label or header, the last that is one: 贷款金额（万元） → 万元."""
    found = [piece for piece in _UNIT_IN.findall(text) if _unit_words(piece)]
    if found:
        return _unit_words(found[-1])
    tail = re.search(r"[,，:：/]\s*([^,，:：()（）\s]{1,12})$", normal(text))
    return tail[1] if tail and parse_unit(tail[1]) else None


def _unit_words(piece: str) -> str | None:
    cleaned = re.sub(r"^(?:单位|計量單位|计量单位|單位)\s*[:：]\s*", "", piece.strip())
    return cleaned if open_unit(cleaned) else None


def caption_unit(caption: str) -> str | None:
    """The unit that a caption states for the whole table: 单位：万吨; what runs on behind the unit is left out."""
    stated = re.search(rf"(?:单位|單位)\s*[:：]\s*({unit_pattern()})", caption)
    return stated[1] if stated and parse_unit(stated[1]) else None
