"""Pages of words to prose, tables and cards; every word goes into exactly one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.arrangement.aligned import Found, aligned_tables
from extractors.arrangement.cards import cards_of
from extractors.arrangement.flow import Outline, paragraphs_of
from extractors.arrangement.headers import header_count, is_caption
from extractors.arrangement.rows import rows_of
from extractors.arrangement.ruled import ruled_tables
from extractors.arrangement.running import without_running
from extractors.pages import Layout, Page, Table, Word, join_words

__all__ = ["layouts"]


def layouts(pages: Sequence[Page]) -> list[Layout]:
    """The layout of each page in order; sets ``Page.printed`` where a page number is printed."""
    outline = Outline()
    made: list[Layout] = []
    before: Found | None = None
    grid: Table | None = None
    for page, words in zip(pages, without_running(pages), strict=True):
        ruled = [_headed(table, grid) for table in ruled_tables(page.number, words, page.rules)]
        rest = _others(words, [word for table in ruled for word in _words(table)])
        ruled, rest = _captioned(ruled, rest)
        found = aligned_tables(page.number, rest, page.rules, before)
        rest = _others(rest, [word for one in found for word in one.words])
        cards = cards_of(page.number, rest)
        rest = _others(rest, [word for card in cards for word in (*card.value, *card.label)])
        tables = sorted([*ruled, *(one.table for one in found)], key=lambda table: (table.box.top, table.box.x0))
        made.append(Layout(page, paragraphs_of(page.number, rest, outline), tables, cards))
        before = found[-1] if found else None
        grid = ruled[-1] if ruled else None
    return made


def _words(table: Table) -> list[Word]:
    return [word for row in (*table.header, *table.rows) for cell in row.cells for word in cell.words]


def _captioned(tables: Sequence[Table], words: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """Grids with the caption lines right above them, and the words that are left."""
    rest, made = list(words), []
    for table in tables:
        above = [w for w in rest if table.box.top - 40 < w.box.bottom <= table.box.top + 2]
        near = [w for w in above if table.box.x0 - 5 <= w.box.centre <= table.box.x1 + 5]
        rows = [row for row in rows_of(near) if is_caption(join_words(row))]
        made.append(replace(table, caption=" ".join(join_words(row) for row in rows)))
        rest = _others(rest, [word for row in rows for word in row])
    return made, rest


def _others(words: Sequence[Word], taken: Sequence[Word]) -> list[Word]:
    known = {id(word) for word in taken}
    return [word for word in words if id(word) not in known]


def _headed(table: Table, before: Table | None) -> Table:
    """A grid with its header rows apart; one that has none takes the header of the grid on the page before."""
    count = header_count(table.rows)
    if count == 0 and before is not None and len(before.rows[0].cells) == len(table.rows[0].cells):
        return Table(table.page, table.box, before.header, table.rows, table.caption, continued=True)
    return Table(table.page, table.box, table.rows[:count], table.rows[count:], table.caption)
