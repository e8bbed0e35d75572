"""The columns of a table without upright lines: pieces of its lines, and the edges between their columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.layout.lines import line_of, lines_of, rows_of
from extractors.layout.tokens import is_datum, is_number, is_value, is_year
from extractors.pages import Line, Word

PIECE_GAP = 0.8
VALUE_GAP = 0.12
NUMBER_GAP = 0.5
NARROWEST = 2.0
CROSSING = 0.06
BOTH_SIDES = 0.4


def strips_of(words: Iterable[Word]) -> list[list[Line]]:
    """The pieces of cells that stand beside each other, row by row from the top."""
    return [[piece for line in row for piece in pieces_of(line)] for row in rows_of(lines_of(words))]


def pieces_of(line: Line) -> list[Line]:
    """The line parted where another cell begins: at wide gaps, and between values however near."""
    groups: list[list[Word]] = []
    for word in line.words:
        if groups and not _parts(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [line_of(group) for group in groups]


def _parts(left: list[Word], right: Word) -> bool:
    """Whether a new piece begins with ``right``."""
    last = left[-1]
    size = max(last.size, right.size)
    gap = right.box.x0 - last.box.x1
    if gap > PIECE_GAP * size:
        return True
    if _stands_alone(left) and _is_cell(right.text):
        return gap > VALUE_GAP * size
    return gap > NUMBER_GAP * size and (is_number(right.text) or is_number(last.text))


def _stands_alone(words: list[Word]) -> bool:
    return _is_cell(line_of(words).text)


def _is_cell(text: str) -> bool:
    return is_value(text) or is_year(text)


def column_edges(rows: Sequence[Sequence[Line]], years: Sequence[Line] = ()) -> list[float]:
    """The x coordinates between the columns of ``rows`` of pieces; no two of ``years`` share a column."""
    valleys = _valleys([piece for row in rows for piece in row], len(rows))
    edges = [(start + end) / 2 for start, end in valleys]
    edges = _filled_edges(edges, rows)
    for left, right in pairwise(years):
        if bisect_right(edges, left.box.centre) == bisect_right(edges, right.box.centre):
            edges = sorted([*edges, (left.box.x1 + right.box.x0) / 2])
    return edges


def _valleys(pieces: list[Line], rows: int) -> list[tuple[float, float]]:
    """The stretches of x that hardly any row crosses, between the first piece and the last."""
    changes = sorted([(piece.box.x0, 1) for piece in pieces] + [(piece.box.x1, -1) for piece in pieces])
    allowed = int(CROSSING * rows)
    valleys: list[tuple[float, float]] = []
    depth, start, seen = 0, None, 0
    for place, change in changes:
        if change > 0 and depth <= allowed < depth + 1 and start is not None:
            if place - start >= NARROWEST and seen > allowed:
                valleys.append((start, place))
            start = None
        depth += change
        seen += change > 0
        if change < 0 and depth <= allowed and start is None:
            start = place
    return valleys


def _filled_edges(edges: list[float], rows: Sequence[Sequence[Line]]) -> list[float]:
    """The edges without those that part two columns of words of which rows fill one alone as a rule."""
    kept = list(edges)
    for edge in edges:
        index = kept.index(edge)
        left, right = _column(kept, index, rows), _column(kept, index + 1, rows)
        if any(_is_cell(piece.text) for piece in (*left.values(), *right.values())):
            continue
        both = len(left.keys() & right.keys())
        if both < BOTH_SIDES * len(left.keys() | right.keys()):
            kept.remove(edge)
    return kept


def _column(edges: list[float], column: int, rows: Sequence[Sequence[Line]]) -> dict[int, Line]:
    return {
        index: piece
        for index, row in enumerate(rows)
        for piece in row
        if bisect_right(edges, piece.box.centre) == column
    }


def column_of(piece: Line, edges: Sequence[float]) -> int:
    """The column in which most of the piece stands."""
    first, last = bisect_right(edges, piece.box.x0), bisect_right(edges, piece.box.x1)
    if first == last:
        return first
    places = [piece.box.x0, *edges[first:last], piece.box.x1]
    widths = [end - start for start, end in pairwise(places)]
    return first + widths.index(max(widths))


def has_values(pieces: Iterable[Line], fewest: int) -> bool:
    """Whether at least ``fewest`` of the pieces are values or years."""
    return sum(_is_cell(piece.text) for piece in pieces) >= fewest


def is_data(piece: Line) -> bool:
    """Whether the piece is a value, not a year."""
    return is_datum(piece.text)
