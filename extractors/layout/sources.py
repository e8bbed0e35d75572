"""The tables of one page before they are joined over pages: out of ruled grids, and out of lines of values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.cards import LARGER, large_size
from extractors.layout.columns import pieces_of
from extractors.layout.continuations import Carried
from extractors.layout.grids import Grid, Region, fill, grids_of
from extractors.layout.leftovers import Leftovers
from extractors.layout.lines import rows_of
from extractors.layout.ruled import ruled_table
from extractors.layout.strips import Strip
from extractors.layout.tokens import plain
from extractors.layout.zone_tables import zone_table
from extractors.layout.zones import zones_in
from extractors.pages import Line, Page, Table, Word

CARD_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Source:
    """A table with the words it takes, the edges between its columns and where its values stand.

    ``carried`` tells that it was read with the columns of the table that ends the page before.
    """

    table: Table
    words: tuple[Word, ...]
    edges: tuple[float, ...]
    spans: tuple[tuple[float, float], ...] = ()
    carried: bool = False


def ruled_sources(page: Page, left: Leftovers, body: float) -> tuple[list[Source], list[list[Word]]]:
    """The tables in the page's grids, and the words of each closed box of prose; takes the tables' words."""
    sources: list[Source] = []
    boxes: list[list[Word]] = []
    for grid in grids_of(page.rules):
        words = fill(grid, left.words)
        if not words or _holds_cards(grid, body):
            continue
        table = ruled_table(grid, page.number)
        if table is not None and (table.rows or table.header):
            left.take(words)
            sources.append(Source(table, tuple(words), tuple(grid.xs)))
        elif grid.closed:
            boxes.extend(region.words for region in grid.regions if region.words)
    return sources, boxes


def _holds_cards(grid: Grid, body: float) -> bool:
    """Whether most of the grid's cells hold a large number with a label."""
    filled = [region for region in grid.regions if region.words]
    return sum(_holds_card(region, body) for region in filled) > CARD_SHARE * len(filled)


def _holds_card(region: Region, body: float) -> bool:
    large = [
        word
        for word in region.words
        if any(char.isdigit() for char in plain(word.text)) and large_size(word) >= LARGER * body
    ]
    return bool(large) and len(region.words) > len(large)


def unruled_sources(page: Page, lines: Sequence[Line], ruled: Sequence[Source], before: Carried) -> list[Source]:
    """The tables without grid among the lines of one text column."""
    strips = [Strip(tuple(piece for line in row for piece in pieces_of(line))) for row in rows_of(lines)]
    at_top = not any(source.table.box.top < strips[0].box.top for source in ruled) if strips else False
    spans = before.spans if at_top else ()
    found = []
    for zone in zones_in(strips, spans):
        table, edges = zone_table(zone, page.number, page.rules, before.edges if zone.continued else None)
        places = tuple((start, end) for start, end in zone.spans)
        found.append(Source(table, tuple(zone.words()), tuple(edges), places, zone.continued))
    return found
