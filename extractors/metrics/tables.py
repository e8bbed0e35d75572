"""Figures in tables: each number with its row's label, its column's year or site, and its unit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.facts import Evidence, Kind, Metric
from extractors.geometry import Box, union
from extractors.language.indicators import IndicatorIndex
from extractors.language.periods import periods
from extractors.language.texts import normal
from extractors.metrics.cells import CellNumber, number_in, odd_digit
from extractors.metrics.columns import Column, ColumnRole, caption_unit, columns_of, unit_in
from extractors.metrics.drafts import Draft, metric_of, recognised
from extractors.metrics.evidence import words_evidence
from extractors.metrics.prose import SITE
from extractors.pages import Cell, Row, Table, Word
from policies.schema import Theme
from policies.units import Unit, open_unit

CERTAIN, DOUBTED = Decimal("0.97"), Decimal("0.55")
_GENERIC = re.compile(
    r"^[\s\-–—·•]*(?:总量|总计|合计|小计|人均|均值|强度|密度|总额|数量|金额|比例|占比|总排放量?|排放量|排放浓度|产生量|处置量|利用量|单位产值|平均)(?:[(（].*)?$"
)
_SUB = re.compile(r"^[\s　]*(?:其中|[-–—·•]|　)")
_ENTITY = re.compile(r"(?:[\u4e00-\u9fff]{1,12}(?:基地|厂|厂区|公司|园区|板块|事业部|车间|产线|本部|总部))$")
_MEASURED = re.compile(
    r"^(?:监测值|监测均值|实测值|平均值|均值|排放值|数值|数据|绩效|指标值|结果|实际值|完成值|披露值|本年度?|报告期|当年值)"
)
_COUNTED = re.compile(r"(?:次数|人数|户数|家数|笔数|个数|件数|份数|场数|数量)$")
_CHANGED = re.compile(
    r"减排量|减碳量|新增节[水电能]量|(?:同比|环比|较上年|比上年|较去年|年度)(?:增长|增加|增减|变化|变动|下降|降低|减少|增幅|降幅)|(?:增长|变化|变动|增减|下降|降低)(?:率|幅度)|[增降]幅$"
)
_TOTAL = re.compile(r"合计|总计|^集团|全公司|^本?公司$|小计|total", re.IGNORECASE)


@dataclass(slots=True)
class RowContext:
    """What rows above say of the row at hand: the group row, and the row that 其中 belongs to."""

    group: str = ""
    parent: str = ""
    indent: float = 0.0
    inside: bool = False
    theme: Theme | None = None

    def sub(self, label: str, left: float) -> bool:
        """Whether a row is a part of the row above it: 其中, a dash, or as far indented as the part before it."""
        return bool(_SUB.match(label)) or (self.inside and left > self.indent + 3)


@dataclass(frozen=True, slots=True)
class TableContext:
    """What stands around the table: whether its headings are about the environment, the words of them, the year."""

    section: bool
    heading: str
    report_year: int


def table_metrics(table: Table, index: IndicatorIndex, context: TableContext) -> Iterator[Metric]:
    """All environmental figures of ``table``."""
    if table.rows:
        yield from TableFigures(table, index, context).metrics()


class TableFigures:
    """The figures of one table, read row by row; what a row says of the rows below it is carried along."""

    def __init__(self, table: Table, index: IndicatorIndex, context: TableContext) -> None:
        self.table, self.index, self.context = table, index, context
        self.columns = columns_of(table, context.report_year)
        self.shared = shared_boxes(table)
        self.above = RowContext()
        self.doubted: Cell | None = None

    def metrics(self) -> Iterator[Metric]:
        """The metrics of the table in reading order."""
        found: list[tuple[Metric, bool]] = []
        for row in self.table.rows:
            metrics = self._row_metrics(row)
            found.extend((metric, self.above.inside) for metric in metrics)
        yield from _with_parts(found)

    def _row_metrics(self, row: Row) -> list[Metric]:
        above = self.above
        group, label = self._labels(row)
        numbers = [
            (cell, column, number)
            for cell, column in self._cells(row, "actual", "target", "change")
            if (number := number_in(normal(cell.text))) is not None
        ]
        if not numbers:
            above.group, above.parent = (label, "") if label else (above.group, above.parent)
            return []
        if group and group != above.group:
            above.group, above.parent = group, ""
        left = next((cell.box.x0 for cell, _ in self._cells(row, "label") if cell.words), 0.0)
        above.inside = above.sub(label, left)
        odd = odd_digit([normal(cell.text) for cell, _, _ in numbers])
        self.doubted = None if odd is None else numbers[odd][0]
        metrics = [m for number in numbers if (m := self._metric(row, *number, label)) is not None]
        if label and not above.inside and not _GENERIC.match(label):
            above.parent, above.indent, above.theme = label, left, metrics[0].theme if metrics else None
        return metrics

    def _cells(self, row: Row, *roles: ColumnRole) -> list[tuple[Cell, Column]]:
        return [(cell, one) for cell, one in zip(row.cells, self.columns, strict=False) if one.role in roles]

    def _labels(self, row: Row) -> tuple[str, str]:
        """The row's group (all label columns but the last that is filled) and its own label."""
        pieces = list(dict.fromkeys(cell.text for cell, _ in self._cells(row, "label") if cell.text))
        return " ".join(pieces[:-1]), pieces[-1] if pieces else ""

    def _metric(self, row: Row, cell: Cell, column: Column, number: CellNumber, label: str) -> Metric | None:
        draft = self._draft(row, cell, column, number, label)
        known = recognised(draft, self.index)
        return metric_of(draft, known, self._evidence(row, cell)) if known else None

    def _draft(self, row: Row, cell: Cell, column: Column, number: CellNumber, label: str) -> Draft:
        above, context = self.above, self.context
        row_unit = next((one.text for one, _ in self._cells(row, "unit") if one.text), None)
        name, boundary, year = _naming(label, column, above, context)
        whole = above.parent if above.inside else ""
        scale, symbol, words = _unit(self.table, column, number, name, (row_unit, unit_in(label), unit_in(whole)))
        around = (above.group, whole, column.header, row_unit, self.table.caption, context.heading)
        return Draft(
            label=name,
            context=" ".join(filter(None, around)),
            section=context.section,
            value=number.value * scale,
            unit=symbol or ("%" if column.role == "change" else ""),
            as_printed=cell.text,
            printed_unit=words,
            period=year or _row_year(label, context.report_year) or str(context.report_year),
            kind=_kind(column, name),
            baseline=column.baseline,
            theme=above.theme if above.inside else None,
            bound=number.bound,
            boundary=boundary,
            certainty=DOUBTED if cell is self.doubted else CERTAIN,
        )

    def _evidence(self, row: Row, cell: Cell) -> Evidence:
        """The row as evidence, the cell marked; cells merged over several rows stand beside it and are left out."""
        words = own_words(row, self.shared) or list(cell.words)
        return words_evidence(self.table.page, words, union(word.box for word in cell.words), "table")


def _with_parts(found: list[tuple[Metric, bool]]) -> Iterator[Metric]:
    """Parts that bear their total's indicator are marked as narrower, so that they are never taken for the total."""
    values: dict[tuple[str, ...], set[Decimal]] = defaultdict(set)
    for metric, _ in found:
        values[_series(metric)].add(metric.value)
    for metric, part in found:
        if part and metric.indicator and metric.boundary == "group" and len(values[_series(metric)]) > 1:
            name = re.sub(r"^[\s　]*(?:其中[:：]?|[-–—·•])?\s*", "", metric.label)
            yield metric.model_copy(update={"boundary": f"product:{name}"})
        else:
            yield metric


def _series(metric: Metric) -> tuple[str, ...]:
    return (metric.indicator or "", metric.period, metric.kind, metric.boundary)


def _kind(column: Column, name: str) -> Kind:
    """A row of changes is one, and so is an amount avoided (judgement.md, case 25), in a column of values too."""
    if column.role == "target":
        return "target"
    return "change" if column.role == "change" or is_change(name) else "actual"


def is_change(name: str) -> bool:
    """Whether figures of this name are changes, or amounts avoided."""
    return bool(_CHANGED.search(name))


def _row_year(label: str, report_year: int) -> str | None:
    """A row that is named by a year (a table with its years down the side)."""
    found = periods(normal(label) if "年" in label else normal(label) + "年", report_year)
    return found[0].text if found and len(label.strip()) <= 8 else None


def _naming(label: str, column: Column, above: RowContext, context: TableContext) -> tuple[str, str, str | None]:
    """The figure's name, boundary and year from its row's label and its column's header."""
    name = label
    if _GENERIC.match(label) and (above.parent or above.group):
        whole, own = above.parent or above.group, label.strip(" -–—·•")
        name = f"{own}{whole}" if own.startswith(("人均", "单位")) else f"{whole}-{own}"
    if column.year is not None or column.role == "change":
        return name, _entity_boundary(label, above.group), column.year
    header = column.header
    leaf = re.sub(r"[A-Za-z\s]+$|[(（].*", "", column.leaf).strip()
    if _TOTAL.search(header) and not unit_in(header):
        return name, "group", None
    if _ENTITY.search(leaf):
        return name, f"site:{leaf}", None
    if _row_year(label, context.report_year):
        return header, "group", None
    if header:
        both = name if _MEASURED.search(header) else f"{header} {name}" if unit_in(header) else f"{name} {header}"
        return both, _entity_boundary(label, above.group), None
    return name, _entity_boundary(label, above.group), None


def _entity_boundary(label: str, group: str) -> str:
    """A site that the row's label or group names."""
    site = SITE.search(label) or SITE.search(group)
    return f"site:{site['site']}" if site else "group"


def _unit(
    table: Table, column: Column, number: CellNumber, name: str, row_units: tuple[str | None, ...]
) -> tuple[Decimal, str, str]:
    """Factor, symbol and words of the unit: the cell's own, the row's, the column's, the caption's.

    Where none is printed the name may say that things are counted (会议召开次数).
    """
    if number.with_unit:
        return Decimal(1), number.unit, ""
    if column.role == "change":
        return Decimal(1), (printed_unit(column.unit) or Unit(Decimal(1), "%")).symbol, "%"
    stub = next((cell.text for row in table.header for cell in row.cells if cell.text), "")
    for printed in (*row_units, column.unit, caption_unit(table.caption), unit_in(stub), caption_unit(stub)):
        unit = printed_unit(printed)
        if unit:
            return unit.scale, unit.symbol, printed or ""
    return Decimal(1), "count" if _COUNTED.search(name) else "", ""


def printed_unit(printed: str | None) -> Unit | None:
    """The unit that a cell or bracket prints, without what it says in brackets: 万吨（绝干）."""
    if not printed:
        return None
    text = normal(printed)
    return open_unit(text) or open_unit(re.sub(r"[(（][^()（）]*[)）]", "", text))


def shared_boxes(table: Table) -> frozenset[Box]:
    """The boxes of cells that belong to several rows of the table."""
    rows = Counter(cell.box for row in table.rows for cell in dict.fromkeys(row.cells) if cell.words)
    return frozenset(box for box, count in rows.items() if count > 1)


def own_words(row: Row, shared: frozenset[Box]) -> list[Word]:
    """The words of a row in reading order, without those of cells that it shares with other rows."""
    return reading_order([word for cell in row.cells if cell.box not in shared for word in cell.words])


def reading_order(words: list[Word]) -> list[Word]:
    """Words line by line: from the top, and on one line from the left; a word that repeats (a filled cell) once."""
    unique = list(dict.fromkeys(words))
    unique.sort(key=lambda word: (word.box.middle, word.box.x0))
    lines: list[list[Word]] = []
    for word in unique:
        if lines and abs(lines[-1][0].box.middle - word.box.middle) <= 0.5 * word.box.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [word for line in lines for word in sorted(line, key=lambda w: w.box.x0)]
