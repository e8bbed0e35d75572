"""Pages of words to their layout: running heads apart, tables as grids, cards, and prose in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.layout.captions import caption_lines
from extractors.layout.cards import cards_in
from extractors.layout.continuations import Continuation
from extractors.layout.flow import columns_in, prose_columns
from extractors.layout.grids import Grid, fill, grids_of
from extractors.layout.headings import HeadingPath, heading_of
from extractors.layout.lines import body_size, lines_of, text_of
from extractors.layout.paragraphs import paragraphs_in
from extractors.layout.ruled import ruled_table
from extractors.layout.running import running_of
from extractors.layout.strips import Strip, strips
from extractors.layout.tokens import has_leader
from extractors.layout.zones import zone_table, zones_in
from extractors.pages import Card, Layout, Line, Page, Paragraph, Table, Word

CARD_ROWS = 2
CONTENTS_LINES = 4


def layouts(pages: Sequence[Page]) -> list[Layout]:
    """The layout of each page of a document, in order; sets the pages' printed numbers.

    Every word of a page is in exactly one paragraph, table (its caption counts) or card, except those of running
    heads, running feet and page numbers, which are left out. A page without trustworthy text gives an empty layout.
    """
    body = body_size(pages)
    path, tables = HeadingPath(), Continuation()
    found = []
    for page, running in zip(pages, running_of(pages), strict=True):
        page.printed = running.printed or page.printed
        words = [word for word in page.words if id(word) not in running.words]
        found.append(_layout(page, words, body, path, tables) if page.readable else Layout(page))
    return found


@dataclass(slots=True)
class _Remaining:
    """The words of a page that no table or card has taken yet."""

    words: list[Word]

    def take(self, words: Iterable[Word]) -> None:
        taken = {id(word) for word in words}
        self.words = [word for word in self.words if id(word) not in taken]


def _layout(page: Page, words: list[Word], body: float, path: HeadingPath, carried: Continuation) -> Layout:
    left = _Remaining(words)
    grids = grids_of(page.rules)
    tables, boxes = _ruled(page, grids, left, body)
    cards = cards_in(left.words, body, page.number)
    left.take(word for card in cards for word in (*card.value, *card.label))
    frames = [box for box in boxes if _inside(box, left.words)]
    regions = [_inside(box, left.words) for box in frames]
    for region in regions:
        left.take(region)
    regions.append(left.words)
    for region in regions:
        for column in prose_columns(lines_of(region)):
            tables.extend(_unruled(page, column, left, carried))
    return _assembled(page, tables, cards, left, regions, body, path, carried)
