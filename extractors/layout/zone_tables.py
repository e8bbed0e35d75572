"""A run of lines that makes a table, read into header, rows and cells."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.geometry import Box, union
from extractors.layout.columns import column_edges, column_of
from extractors.layout.matrices import Matrix, Slot, table_of
from extractors.layout.rows import RowLine, row_groups
from extractors.layout.strips import Strip
from extractors.layout.tokens import is_number
from extractors.layout.zones import HEADER_GAP, Zone
from extractors.pages import Rule, Table, Word


def zone_table(
    zone: Zone, page: int, rules: Sequence[Rule], known: Sequence[float] | None = None
) -> tuple[Table, list[float]]:
    """The table of a zone and the edges between its columns; ``known`` are edges that it goes on with.

    Level lines among ``rules`` help to part its rows.
    """
    body, head = _headed(zone)
    shown = [[*strip.pieces] for strip in (*head, *body) if len(strip.pieces) > 1]
    years = max((strip.years for strip in head), key=len, default=())
    edges = list(known) if known is not None else column_edges(shown, years)
    box = union(strip.box for strip in zone.strips)
    groups = row_groups([_row_strip(strip) for strip in body], _dividers(box, rules))
    matrix: Matrix = [_header_slots(head, edges, box)] if head else []
    for group in groups:
        matrix.append(_slots([body[index] for index in group], edges, box, len(matrix)))
    return table_of(matrix, page, box, depth=1 if head else 0), edges


def _headed(zone: Zone) -> tuple[list[Strip], list[Strip]]:
    """The body lines and the header lines; lines over the columns of values above all values belong to the header."""
    head, body = list(zone.header), list(zone.body)
    first = min((start for start, _ in zone.spans), default=0.0)
    while head and body and not body[0].is_data:
        gap = body[0].box.top - head[-1].box.bottom
        if gap > HEADER_GAP * body[0].size or body[0].box.x1 < first:
            break
        head.append(body.pop(0))
    return body, head


def _dividers(box: Box, rules: Sequence[Rule]) -> list[float]:
    """The heights of level lines that run over most of the box."""
    heights: dict[int, float] = {}
    for rule in rules:
        if rule.horizontal and box.top - 2 <= rule.box.middle <= box.bottom + 2:
            key = round(rule.box.middle / 2)
            heights[key] = heights.get(key, 0.0) + min(rule.box.x1, box.x1) - max(rule.box.x0, box.x0)
    return [key * 2.0 for key, length in sorted(heights.items()) if length > 0.6 * box.width]


def _row_strip(strip: Strip) -> RowLine:
    return RowLine(
        strip.box,
        strip.size,
        strip.is_data,
        strip.label is not None,
        strip.texts[0].isascii() and not is_number(strip.texts[0]),
    )


def _slots(strips: Sequence[Strip], edges: Sequence[float], box: Box, row: int) -> list[Slot]:
    """A body row's slots: every piece in the column in which most of it stands."""
    words: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for strip in strips:
        for piece in strip.pieces:
            words[column_of(piece, edges)].extend(piece.words)
    return _row_of(words, strips, edges, box, row)


def _header_slots(strips: Sequence[Strip], edges: Sequence[float], box: Box) -> list[Slot]:
    """The header row's slots; a piece over several columns stands in each of them."""
    words: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    places = [box.x0, *edges, box.x1]
    for strip in strips:
        for piece in strip.pieces:
            over = [
                column
                for column in range(len(edges) + 1)
                if min(piece.box.x1, places[column + 1]) - max(piece.box.x0, places[column])
                > 0.5 * (places[column + 1] - places[column])
            ]
            for column in over if len(over) > 1 else [column_of(piece, edges)]:
                words[column].extend(piece.words)
    return _row_of(words, strips, edges, box, 0)


def _row_of(
    words: Sequence[Sequence[Word]], strips: Sequence[Strip], edges: Sequence[float], box: Box, row: int
) -> list[Slot]:
    around = union(strip.box for strip in strips)
    places = [box.x0, *edges, box.x1]
    return [
        Slot(tuple(cell), Box(places[i], around.top, places[i + 1], around.bottom), row, i, row, i)
        for i, cell in enumerate(words)
    ]
