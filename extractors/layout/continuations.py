"""Tables that go on over the page: the next page's table takes over the header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.layout.lines import lines_of
from extractors.layout.strips import NOTES
from extractors.layout.tokens import is_header_word, is_year, plain
from extractors.pages import Row, Table, Word

if TYPE_CHECKING:
    from extractors.layout.sources import Source

SAME_EDGE = 8.0
NOTE_SIZE = 0.93


@dataclass(frozen=True, slots=True)
class Carried:
    """The table that ends a page, with the edges of its columns and where its values stand."""

    table: Table | None = None
    edges: tuple[float, ...] = ()
    spans: tuple[tuple[float, float], ...] = ()

    @classmethod
    def after(cls, sources: Sequence[Source], tables: Sequence[Table], words: Sequence[Word], body: float) -> Carried:
        """What a page carries to the next: its last table, where only notes stand below it."""
        if not tables:
            return cls()
        last, source = tables[-1], sources[-1]
        below = [line for line in lines_of(words) if line.box.top >= last.box.bottom - 2]
        notes = all(line.size <= NOTE_SIZE * body for line in below) or (
            bool(below) and plain(below[0].text).startswith(NOTES)
        )
        return cls(last, source.edges, source.spans) if notes else cls()

    def joined(self, sources: Sequence[Source], tables: list[Table], words: Sequence[Word]) -> list[Table]:
        """The page's tables, the first with the carried table's header where it goes on with that table."""
        if not tables or self.table is None:
            return tables
        first = tables[0]
        above = any(word.box.bottom <= first.box.top + 2 for word in words)
        if above or not self._has_columns_of(sources[0], first):
            return tables
        return [self._continued(first), *tables[1:]]

    def _has_columns_of(self, source: Source, table: Table) -> bool:
        if source.carried:
            return True
        return (
            self.table is not None
            and _width(self.table) == _width(table)
            and len(self.edges) == len(source.edges)
            and all(abs(a - b) <= SAME_EDGE for a, b in zip(self.edges, source.edges, strict=True))
        )

    def _continued(self, table: Table) -> Table:
        """The table as a continuation; what was taken for its header is a row where it heads nothing."""
        assert self.table is not None
        if table.header and _texts(table.header) == _texts(self.table.header):
            return replace(table, continued=True)
        if table.header and _heads(table.header):
            return table
        return replace(
            table, header=self.table.header, rows=(*table.header, *table.rows), continued=True, caption=table.caption
        )


def _width(table: Table) -> int:
    return len((table.header or table.rows)[0].cells)


def _texts(rows: Sequence[Row]) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in rows]


def _heads(rows: Sequence[Row]) -> bool:
    """Whether rows are a header beyond doubt: they name years or use a header's words."""
    return any(is_year(cell.text) or is_header_word(cell.text) for row in rows for cell in row.cells)
