"""Pages of words to prose, tables and cards; every word goes into exactly one of them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.aligned import Found, aligned_tables
from extractors.layout.cards import cards_of
from extractors.layout.flow import Outline, paragraphs_of
from extractors.layout.headers import header_count
from extractors.layout.ruled import ruled_tables
from extractors.layout.running import without_running
from extractors.pages import Layout, Page, Table, Word

__all__ = ["layouts"]


def layouts(pages: Sequence[Page]) -> list[Layout]:
    """The layout of each page in order; sets ``Page.printed`` where a page number is printed."""
    outline = Outline()
    made: list[Layout] = []
    before: Found | None = None
    grid: Table | None = None
    for page, words in zip(pages, without_running(pages), strict=True):
        ruled = [_headed(table, grid) for table in ruled_tables(page.number, words, page.rules)]
        rest = _others(words, [word for table in ruled for row in table.rows + table.header for c in row.cells for word in c.words])
        found = aligned_tables(page.number, rest, page.rules, before)
        rest = _others(rest, [word for one in found for word in one.words])
        cards = cards_of(page.number, rest)
        rest = _others(rest, [word for card in cards for word in (*card.value, *card.label)])
        tables = sorted([*ruled, *(one.table for one in found)], key=lambda table: (table.box.top, table.box.x0))
        made.append(Layout(page, paragraphs_of(page.number, rest, outline), tables, cards))
        before = found[-1] if found else None
        grid = ruled[-1] if ruled else None
    return made


def _others(words: Sequence[Word], taken: Sequence[Word]) -> list[Word]:
    known = {id(word) for word in taken}
    return [word for word in words if id(word) not in known]


def _headed(table: Table, before: Table | None) -> Table:
    """A grid with its header rows apart; one that has none takes the header of the grid on the page before."""
    count = header_count(table.rows)
    if count == 0 and before is not None and len(before.rows[0].cells) == len(table.rows[0].cells):
        return Table(table.page, table.box, before.header, table.rows, table.caption, continued=True)
    return Table(table.page, table.box, table.rows[:count], table.rows[count:], table.caption)
