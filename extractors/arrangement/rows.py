"""Words into rows of one height, and rows into segments with gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.pages import Box, Line, Word, union

# A gap of this many character widths parts two segments of a row: more than a blank, less than a table's gutter.
GAP = 0.9


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one row that stand close together: a cell's line, a column's line."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)


def segment(words: Sequence[Word]) -> Segment:
    """Words as one segment."""
    return Segment(tuple(words), union(word.box for word in words))


def body_size(words: Sequence[Word]) -> float:
    """The font size that most characters have."""
    sizes = [word.size for word in words for _ in word.chars]
    return median(sizes) if sizes else 10.0


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by height, from the top; a small raised character stays in the row of its neighbours."""
    ordered = sorted(words, key=lambda word: (-word.box.height, word.box.middle, word.box.x0))
    rows: list[tuple[Box, list[Word]]] = []
    for word in ordered:
        home = next((i for i, (box, _) in enumerate(rows) if _same_row(box, word.box)), None)
        if home is None:
            rows.append((word.box, [word]))
        else:
            rows[home][1].append(word)
    rows.sort(key=lambda row: (row[0].middle, row[0].x0))
    return [sorted(row, key=lambda word: (word.box.x0, word.box.top)) for _, row in rows]


def _same_row(row: Box, word: Box) -> bool:
    overlap = min(row.bottom, word.bottom) - max(row.top, word.top)
    return overlap > 0.5 * min(row.height, word.height) and abs(row.middle - word.middle) < 0.6 * row.height


def segments_of(row: Sequence[Word], gap: float = GAP) -> list[Segment]:
    """A row cut where the gap between two words is wider than ``gap`` character widths."""
    groups: list[list[Word]] = []
    for word in row:
        if groups and word.box.x0 - max(w.box.x1 for w in groups[-1]) <= gap * max(word.size, groups[-1][-1].size):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [segment(group) for group in groups]


def line_of(words: Sequence[Word]) -> Line:
    """Words as a line, from left to right."""
    ordered = sorted(words, key=lambda word: word.box.x0)
    return Line(tuple(ordered), union(word.box for word in ordered))


def inside(word: Word, box: Box) -> bool:
    """Whether a word's middle lies in ``box``."""
    return box.x0 - 1 <= word.box.centre <= box.x1 + 1 and box.top - 1 <= word.box.middle <= box.bottom + 1
