"""Ruled grids to tables: columns and rows that the lines leave unparted are parted by their values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractors.layout.columns import column_edges, has_values, is_data, strips_of
from extractors.layout.grids import Grid, Region
from extractors.layout.lines import line_of, reading_order
from extractors.layout.matrices import Matrix, Slot, compact, table_of
from extractors.layout.rows import RowLine, row_groups
from extractors.layout.tokens import has_sentence
from extractors.pages import Line, Table, Word

CROSSED = 0.25
SEVERAL_VALUES = 0.4


def ruled_table(grid: Grid, page: int) -> Table | None:
    """The table in a filled grid; None where it is a box of prose, a frame or the lattice of a chart."""
    part_columns(grid)
    part_rows(grid)
    if not _is_table(grid):
        return None
    matrix = compact(_matrix(grid))
    return table_of(matrix, page, grid.box)


def _is_table(grid: Grid) -> bool:
    """Whether words stand side by side in the grid's cells and not across its lines."""
    filled = [region for region in grid.regions if region.words]
    words = [word for region in filled for word in region.words]
    columns = {region.left for region in filled}
    if len(columns) < 2 or len(filled) < 2:
        return False
    crossing = sum(
        any(word.box.x0 + 3 < x < word.box.x1 - 3 for x in (grid.xs[region.left], grid.xs[region.right + 1]))
        for region in filled
        for word in region.words
    )
    beside = any(
        a.left > b.right and a.top <= b.bottom and b.top <= a.bottom
        for a in filled[:60]
        for b in filled[:60]
        if a is not b
    )
    return beside and crossing <= CROSSED * len(words)


def _matrix(grid: Grid) -> Matrix:
    slots = {
        id(region): Slot(
            reading_order(region.words), grid.box_of(region), region.top, region.left, region.bottom, region.right
        )
        for region in grid.regions
    }
    matrix: list[list[Slot | None]] = [[None] * grid.width for _ in range(grid.height)]
    for region in grid.regions:
        for row in range(region.top, region.bottom + 1):
            for column in range(region.left, region.right + 1):
                matrix[row][column] = slots[id(region)]
    return [[slot for slot in row if slot is not None] for row in matrix]


def part_columns(grid: Grid) -> None:
    """Parts the columns in which rows hold several values side by side."""
    for column in reversed(range(grid.width)):
        regions = [r for r in grid.regions if r.left == r.right == column and r.words]
        rows = [strip for region in regions for strip in strips_of(region.words)]
        several = [row for row in rows if has_values(row, 2)]
        if len(several) < max(1, SEVERAL_VALUES * len(rows)):
            continue
        shown = [row for row in rows if len(row) > 1 or not has_sentence(row[0].text)]
        edges = [x for x in column_edges([row for row in shown if len(row) > 1]) if _inside(x, grid, column)]
        if edges:
            _insert_columns(grid, column, edges)


def _inside(x: float, grid: Grid, column: int) -> bool:
    return grid.xs[column] < x < grid.xs[column + 1]


def _insert_columns(grid: Grid, column: int, edges: Sequence[float]) -> None:
    """Puts new edges into a column; its cells are parted, merged cells and titles over it stay whole."""
    regions: list[Region] = []
    for region in grid.regions:
        single = region.left == region.right == column
        if region.left > column:
            region.left += len(edges)
        if region.right >= column:
            region.right += len(edges)
        if single and (not region.words or not _runs_over(region.words, edges)):
            parts = [Region(region.top, column + n, region.bottom, column + n) for n in range(len(edges) + 1)]
            for word in region.words:
                parts[bisect_right(edges, word.box.centre)].words.append(word)
            regions.extend(parts)
        else:
            regions.append(region)
    grid.regions = regions
    grid.xs[column + 1 : column + 1] = edges


def _runs_over(words: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether the words are one text that runs over the edges (a title, a group row)."""
    rows = strips_of(words)
    return all(len(row) == 1 for row in rows) and any(
        row[0].box.x0 + 2 < edge < row[0].box.x1 - 2 for row in rows for edge in edges
    )


def part_rows(grid: Grid) -> None:
    """Parts the rows in which columns hold several values one below the other."""
    for row in reversed(range(grid.height)):
        regions = [r for r in grid.regions if r.top == r.bottom == row and r.words]
        cuts = _row_cuts(regions)
        if cuts:
            _insert_rows(grid, row, cuts)


def _row_cuts(regions: Sequence[Region]) -> list[float]:
    """The heights that part a row's lines of values; none where it is one row."""
    lines = [[piece for strip in strips_of(region.words) for piece in strip] for region in regions]
    stacked = [column for column in lines if sum(is_data(piece) for piece in column) > 1]
    if not stacked or (len(stacked) < 2 and min(len(column) for column in lines) < 2):
        return []
    if any(not all(is_data(piece) for piece in column) for column in stacked):
        return []
    values = {id(piece) for column in stacked for piece in column}
    strips = [
        [piece for region in regions for piece in _at(lines[regions.index(region)], height)]
        for height in _heights([piece for column in lines for piece in column])
    ]
    made = [_strip(strip, values) for strip in strips]
    groups = row_groups(made)
    return [(made[upper[-1]].box.bottom + made[lower[0]].box.top) / 2 for upper, lower in pairwise(groups)]


def _heights(pieces: Sequence[Line]) -> list[float]:
    heights: list[float] = []
    for piece in sorted(pieces, key=lambda piece: piece.box.middle):
        if not heights or piece.box.middle - heights[-1] > 0.5 * piece.box.height:
            heights.append(piece.box.middle)
    return heights


def _at(pieces: Sequence[Line], height: float) -> list[Line]:
    return [piece for piece in pieces if 0 <= piece.box.middle - height <= 0.5 * piece.box.height]


def _strip(pieces: Sequence[Line], values: set[int]) -> RowLine:
    line = line_of(word for piece in pieces for word in piece.words)
    return RowLine(
        line.box,
        line.size,
        any(id(piece) in values for piece in pieces),
        any(id(piece) not in values for piece in pieces),
        line.text.isascii(),
    )


def _insert_rows(grid: Grid, row: int, cuts: Sequence[float]) -> None:
    """Puts new cuts into a row; a cell with one line in several new rows spans them."""
    regions: list[Region] = []
    for region in grid.regions:
        single = region.top == region.bottom == row
        if region.top > row:
            region.top += len(cuts)
        if region.bottom >= row:
            region.bottom += len(cuts)
        if single and len({bisect_right(cuts, word.box.middle) for word in region.words}) != 1:
            parts = [Region(row + n, region.left, row + n, region.right) for n in range(len(cuts) + 1)]
            for word in region.words:
                parts[bisect_right(cuts, word.box.middle)].words.append(word)
            regions.extend(parts)
        else:
            regions.append(region)
    grid.regions = regions
    grid.ys[row + 1 : row + 1] = cuts
