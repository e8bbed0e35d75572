"""Running headers, footers and printed page numbers: found by their repetition over the pages and taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.arrangement.rows import rows_of
from extractors.pages import Page, Word, join_words

# Only this share of a page's height at its top and bottom can hold a running line.
MARGIN = 0.12
_NUMBER = re.compile(r"^[\s\-–—|/·第页P.]*?(\d{1,4})(?:\s*/\s*\d{1,4})?[\s\-–—|·页]*$")


def without_running(pages: Sequence[Page]) -> list[list[Word]]:
    """Each page's words without running lines; sets ``Page.printed`` where a page number is printed."""
    edges = [_edge_rows(page) for page in pages]
    counts = Counter(key for rows in edges for key in {_key(page_row, number) for number, page_row in enumerate(rows)})
    often = max(3, len(pages) * 0.3)
    kept = []
    for page, rows in zip(pages, edges, strict=True):
        out: set[int] = set()
        for number, row in enumerate(rows):
            if _is_page_number(row, page) or counts[_key(row, number)] >= often:
                out |= {id(word) for word in row}
                _note_number(page, row)
        kept.append([word for word in page.words if id(word) not in out])
    return kept


def _edge_rows(page: Page) -> list[list[Word]]:
    """The rows in the top and bottom margin of a page."""
    high, low = page.height * MARGIN, page.height * (1 - MARGIN)
    return rows_of(word for word in page.words if word.box.bottom < high or word.box.top > low)


def _key(row: list[Word], number: int) -> tuple[str, int]:
    """A row's text with its digits masked, and its height in steps of four points."""
    return re.sub(r"\d+", "#", join_words(row)), int(row[0].box.middle // 4)


def _is_page_number(row: list[Word], page: Page) -> bool:
    at_edge = row[0].box.bottom < page.height * 0.07 or row[0].box.top > page.height * 0.9
    return at_edge and bool(_NUMBER.match(join_words(row)))


def _note_number(page: Page, row: list[Word]) -> None:
    for word in (row[-1], row[0]):
        found = _NUMBER.match(word.text)
        if found:
            page.printed = found[1]
            return
    whole = _NUMBER.match(join_words(row))
    if whole:
        page.printed = whole[1]
