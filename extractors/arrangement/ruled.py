"""Tables whose cells are closed by ruled lines, found with pdfplumber's own grid functions over the page's rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from extractors.arrangement.rows import inside, rows_of
from extractors.pages import Box, Cell, Row, Rule, Table, Word, union

SNAP, JOIN = 3.0, 3.0


def ruled_tables(page: int, words: Sequence[Word], rules: Sequence[Rule]) -> list[Table]:
    """Grids of at least two rows and two columns, with at least half of their rows holding words."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges([_edge(rule) for rule in rules], SNAP, SNAP, JOIN, JOIN)
    cells = intersections_to_cells(edges_to_intersections(edges, 3, 3))
    found = [_table(page, [Box(*cell) for cell in group], words) for group in cells_to_tables(cells)]
    return [table for table in found if table is not None]


def _edge(rule: Rule) -> dict[str, Any]:
    box = rule.box
    flat = box.middle if rule.horizontal else box.centre
    vertical = {"x0": flat, "x1": flat, "top": box.top, "bottom": box.bottom}
    level = {"x0": box.x0, "x1": box.x1, "top": flat, "bottom": flat}
    shape = level if rule.horizontal else vertical
    length = {"width": shape["x1"] - shape["x0"], "height": shape["bottom"] - shape["top"]}
    return {**shape, **length, "orientation": "h" if rule.horizontal else "v", "object_type": "line"}


def _table(page: int, cells: list[Box], words: Sequence[Word]) -> Table | None:
    """A grid with merged cells repeated over the rows and columns that they span."""
    tops = _levels([cell.top for cell in cells] + [cell.bottom for cell in cells])
    lefts = _levels([cell.x0 for cell in cells] + [cell.x1 for cell in cells])
    if len(tops) < 3 or len(lefts) < 3 or len(cells) < 4:
        return None
    held = {cell: [word for word in words if inside(word, cell)] for cell in cells}
    rows = [_row(top, bottom, lefts, held) for top, bottom in pairwise(tops)]
    rows = [row for row in rows if any(cell.words for cell in row.cells)]
    if len(rows) < 2 or sum(len([c for c in row.cells if c.words]) >= 2 for row in rows) < 2:
        return None
    return Table(page, union(cells), (), tuple(rows))


def _levels(values: list[float]) -> list[float]:
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > SNAP:
            levels.append(value)
    return levels


def _row(top: float, bottom: float, lefts: list[float], held: dict[Box, list[Word]]) -> Row:
    middle = (top + bottom) / 2
    cells = []
    for left, right in pairwise(lefts):
        centre = (left + right) / 2
        home = next((b for b in held if b.top <= middle <= b.bottom and b.x0 <= centre <= b.x1), None)
        ordered = [word for row in rows_of(held[home]) for word in row] if home else []
        cells.append(Cell(tuple(ordered), home or Box(left, top, right, bottom)))
    printed = [word.box for cell in cells for word in cell.words]
    return Row(
        tuple(cells),
        union([*printed, Box(lefts[0], top, lefts[-1], bottom)]) if printed else union(c.box for c in cells),
    )
