"""Evidence from text, table rows and cards: the words, the box that holds just these words, and the mark."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.facts import Evidence, Place
from extractors.geometry import Box, union
from extractors.language.texts import Text
from extractors.pages import Word, join_words

LONGEST_QUOTE = 180


def rounded(box: Box) -> tuple[float, float, float, float]:
    """A box as the result file carries it."""
    x0, top, x1, bottom = box.as_list()
    return x0, top, x1, bottom


def prose_evidence(text: Text, start: int, end: int, mark_start: int, mark_end: int) -> Evidence | None:
    """The sentence from ``start`` to ``end`` with the number or words marked; a long one is cut around the mark."""
    start, end = _window(text, start, end, mark_start, mark_end)
    lines = text.full_lines(start, end)
    box, mark = text.box(*lines), text.box(mark_start, mark_end)
    if box is None or mark is None:
        return None
    return Evidence(
        page=text.page, bbox=rounded(box), text=text.printed[start:end].strip(), place="prose", mark=rounded(mark)
    )


def _window(text: Text, start: int, end: int, mark_start: int, mark_end: int) -> tuple[int, int]:
    """At most ``LONGEST_QUOTE`` characters around the mark, cut at commas."""
    if end - start <= LONGEST_QUOTE:
        return start, end
    reading, half = text.reading, LONGEST_QUOTE // 2
    low, high = max(start, mark_start - half), min(end, mark_end + half)
    if low > start:
        comma = max(reading.find(sign, low, mark_start) for sign in ",;、")
        low = comma + 1 if comma >= 0 else low
    if high < end:
        comma = max(reading.rfind(sign, mark_end, high) for sign in ",;、")
        high = comma if comma >= 0 else high
    return low, high


def words_evidence(
    page: int, words: Iterable[Word], mark: Box | None, place: Place, box: Box | None = None
) -> Evidence:
    """The words of a table row or a card, line by line."""
    ordered = list(words)
    around = box or union(word.box for word in ordered)
    return Evidence(
        page=page, bbox=rounded(around), text=join_words(ordered), place=place, mark=rounded(mark) if mark else None
    )
