"""Prose in reading order: columns and blocks cut along white space, paragraphs, headings as a path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.arrangement.rows import body_size, line_of, rows_of
from extractors.pages import Line, Paragraph, Word, join_words

# A gutter between columns is at least so many character widths wide and runs past at least so many lines.
GUTTER, GUTTER_LINES = 1.3, 3
HEADING_LONGEST = 40
_LIST = re.compile(
    r"^(?:[（(]\d{1,2}[）)]|\d{1,2}[）)、]|\d{1,2}[.．](?!\d)|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|[①-⑳●■◆▪•·➢★※◎○►▶\uf000-\uf0ff]|第[一二三四五六七八九十]+[章节条、])"
)
_NUMBERED = (
    (re.compile(r"^第[一二三四五六七八九十\d]+[章部篇]"), 1),
    (re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]|^\d{1,2}\s(?=[\u4e00-\u9fff])"), 2),
    (re.compile(r"^[（(][一二三四五六七八九十]{1,3}[）)]|^\d{1,2}[.．]\d{1,2}(?!\d)"), 3),
    (re.compile(r"^\d{1,2}[、.．](?!\d)|^\d{1,2}[.．]\d{1,2}[.．]\d{1,2}|^[（(]\d{1,2}[）)]"), 4),
)
_STOP = re.compile(r"[。；;，,、：:]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on the path: its rank by numbering (0 for none), its font size, its text."""

    rank: int
    size: float
    text: str


class Outline:
    """The headings down to where reading stands, carried from page to page."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []

    def enter(self, heading: Heading) -> None:
        """A heading ends all headings of its own rank or below."""
        kept = [one for one in self.headings if _above(one, heading)]
        self.headings = [*kept, heading][-5:]

    def path(self) -> tuple[str, ...]:
        return tuple(one.text for one in self.headings)


def _above(one: Heading, new: Heading) -> bool:
    if one.size > new.size * 1.08:
        return True
    return bool(one.rank and new.rank and one.rank < new.rank and one.size >= new.size * 0.95)


def paragraphs_of(page: int, words: Sequence[Word], outline: Outline) -> list[Paragraph]:
    """The prose of a page; ``outline`` is brought up to date."""
    size = body_size(words)
    made: list[Paragraph] = []
    for block in blocks_of(words):
        for lines in _runs(block, size):
            paragraph = Paragraph(page, tuple(lines), outline.path())
            if _is_heading(lines, size):
                outline.enter(_heading(lines))
                paragraph = Paragraph(page, tuple(lines), outline.path())
            made.append(paragraph)
    return made


def blocks_of(words: Sequence[Word]) -> list[list[Line]]:
    """Blocks of lines in reading order: cut across at gutters, then from the top."""
    if not words:
        return []
    ordered = list(words)
    cut = _gutter(ordered)
    if cut is not None:
        left = [word for word in ordered if word.box.centre < cut]
        right = [word for word in ordered if word.box.centre >= cut]
        return [*blocks_of(left), *blocks_of(right)]
    band = _band(ordered)
    if band is not None:
        upper = [word for word in ordered if word.box.middle < band]
        lower = [word for word in ordered if word.box.middle >= band]
        return [*blocks_of(upper), *blocks_of(lower)]
    return [[line_of(row) for row in rows_of(ordered)]]


def _gutter(words: Sequence[Word]) -> float | None:
    """Where a column of white parts the words into two sides of several lines each; the widest one."""
    size = median([word.size for word in words])
    spans = sorted((word.box.x0, word.box.x1) for word in words)
    best: tuple[float, float] | None = None
    reach = spans[0][1]
    for left, right in spans[1:]:
        if left - reach >= GUTTER * size and (best is None or left - reach > best[1] - best[0]):
            best = (reach, left)
        reach = max(reach, right)
    if best is None:
        return None
    cut = (best[0] + best[1]) / 2
    sides = [rows_of(w for w in words if (w.box.centre < cut) is side) for side in (True, False)]
    return cut if min(len(side) for side in sides) >= GUTTER_LINES else None


def _band(words: Sequence[Word]) -> float | None:
    """A line between two rows whose upper or lower part has a gutter that the whole has not."""
    rows = rows_of(words)
    if len(rows) < 2 * GUTTER_LINES:
        return None
    gaps = [
        (b[0].box.top - max(w.box.bottom for w in a), i) for i, (a, b) in enumerate(pairwise(rows))
    ]
    for white, index in sorted(gaps, reverse=True)[:4]:
        if white < 0.5 * rows[index][0].box.height:
            break
        upper, lower = [w for row in rows[: index + 1] for w in row], [w for row in rows[index + 1 :] for w in row]
        if _gutter(upper) is not None or _gutter(lower) is not None:
            return (max(w.box.bottom for w in rows[index]) + min(w.box.top for w in rows[index + 1])) / 2
    return None


def _runs(lines: Sequence[Line], size: float) -> list[list[Line]]:
    """Lines grouped into paragraphs."""
    left = min(line.box.x0 for line in lines)
    right = max(line.box.x1 for line in lines)
    gaps = [b.box.top - a.box.bottom for a, b in pairwise(lines)]
    usual = median(gaps) if gaps else 0.0
    runs: list[list[Line]] = []
    for line in lines:
        if runs and not _starts(runs[-1][-1], line, left, right, usual, size):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _starts(above: Line, line: Line, left: float, right: float, usual: float, size: float) -> bool:
    """Whether a new paragraph begins with ``line``."""
    height = max(above.box.height, line.box.height)
    if abs(_size(above) - _size(line)) > 0.12 * size or line.box.top - above.box.bottom > max(
        usual + 0.7 * height, 1.6 * height
    ):
        return True
    if _LIST.match(line.text):
        return True
    full = above.box.x1 >= right - 2.5 * size
    indented = line.box.x0 > left + 1.2 * size and line.box.x0 > above.box.x0 + 0.8 * size
    if indented and (not full or _STOP.search(above.text) or above.text.endswith(("！", "？"))):
        return True
    return not full and above.box.x1 < right - 4 * size


def _size(line: Line) -> float:
    return median([word.size for word in line.words])


def _is_heading(lines: Sequence[Line], size: float) -> bool:
    text = join_words(word for line in lines for word in line.words)
    if _rank(text) and len(text) <= 24:
        text = text.rstrip("。：:")
    if len(lines) > 2 or not 2 <= len(text) <= HEADING_LONGEST or _STOP.search(text) or re.fullmatch(r"[\d\W]+", text):
        return False
    if max(_size(line) for line in lines) >= 1.12 * size:
        return True
    return _rank(text) > 0 and len(text) <= 24 and "。" not in text


def _rank(text: str) -> int:
    return next((rank for pattern, rank in _NUMBERED if pattern.match(text)), 0)


def _heading(lines: Sequence[Line]) -> Heading:
    text = join_words(word for line in lines for word in line.words)
    return Heading(_rank(text), max(_size(line) for line in lines), text)
