"""What a page holds once it is read: characters, words, ruled lines. The common form behind both readers.

Coordinates are PDF points from the top left corner of the page as displayed (rotation applied); pages count from 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from extractors.geometry import Box, box_around, rotated, turned_back, union

Reader = Literal["pdfium", "pdfplumber", "ocr", "none"]


class Char(NamedTuple):
    """One printed character with its box and font size; ``raised`` marks a superscript (a footnote mark)."""

    text: str
    box: Box
    size: float
    raised: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A run of characters without a gap, on one line; two words are the same only where they are one object.

    ``text`` leaves out superscript footnote marks, ``chars`` has them too; it may be a sequence that makes its
    characters when they are asked for, which is seldom. ``sizes`` counts the characters of each font size, ``size`` is
    that of the largest. ``certainty`` is how sure text recognition is of the word (0 to 1), None where it is printed as
    text. ``colour`` is that of its first character (0xRRGGBB), None where it is not known.
    """

    text: str
    box: Box
    chars: Sequence[Char]
    sizes: Mapping[float, int]
    size: float
    certainty: float | None = None
    colour: int | None = None


def word_of(chars: Sequence[Char], certainty: float | None = None) -> Word:
    """The word that ``chars`` (at least one) make."""
    text = "".join(char.text for char in chars if not char.raised)
    sizes = Counter(char.size for char in chars)
    return Word(text, union(char.box for char in chars), chars, sizes, max(sizes), certainty)


@dataclass(frozen=True, eq=False)
class Line:
    """Words that stand on one line, from left to right, without a gap as wide as a column's.

    Two lines are the same only where they are one object. What is asked for often is kept.
    """

    words: tuple[Word, ...]
    box: Box

    @cached_property
    def text(self) -> str:
        """The words joined without blanks beside Chinese characters."""
        return join_words(self.words)

    @cached_property
    def size(self) -> float:
        """The font size that most of the line's characters have, to a tenth."""
        return commonest_size(self.words, 10)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruled line of the page's graphics; a filled thin rectangle counts as one."""

    box: Box

    @property
    def horizontal(self) -> bool:
        return self.box.width >= self.box.height


@dataclass(frozen=True, slots=True)
class Patch:
    """A small shape painted in a colour (0xRRGGBB), as a legend sets before the name of a series."""

    box: Box
    colour: int


@dataclass(slots=True)
class Page:
    """One page as read. ``reader`` "none" means that no trustworthy text came out of it; ``reason`` says why.

    ``unseen`` is how many characters are printed in white on bare paper; they are in no word. ``slant`` is by how many
    degrees the lines of a scan fall to the right, ``quarters`` how often the page had to be turned to the left by a
    right angle so that most of its text runs to the right; ``width``, ``height`` and all boxes are those of the page so
    set straight (see ``shown``).
    """

    number: int
    width: float
    height: float
    reader: Reader
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)
    printed: str | None = None
    reason: str | None = None
    image_share: float = 0.0
    unseen: int = 0
    slant: float = 0.0
    quarters: int = 0

    @property
    def readable(self) -> bool:
        return self.reader != "none"

    def shown(self, box: Box) -> Box:
        """Where a box of the page set straight stands on the page as displayed."""
        if self.slant:
            corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
            box = box_around(rotated(point, self.slant, self.width / 2, self.height / 2) for point in corners)
        width, height = (self.height, self.width) if self.quarters % 2 else (self.width, self.height)
        return turned_back(box, self.quarters, width, height)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its words in reading order (none for an empty cell) and the box around them."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """The words joined without blanks between Chinese characters, line after line."""
        return join_words(self.words)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: a cell a column; ``box`` covers every line of its words."""

    cells: tuple[Cell, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: ``header`` rows first, then body ``rows``, all with the same number of cells.

    ``caption`` is the line above it (表 1 … 单位：吨); ``continued`` marks a table that took its header from the page
    before.
    """

    page: int
    box: Box
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A KPI card: a number with its unit and the label near it; ``share`` is the percentage in brackets behind it."""

    page: int
    box: Box
    value: tuple[Word, ...]
    label: tuple[Word, ...]
    share: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A value of a chart: its year (its month where ``monthly``), the axis' word that says so, the value's word."""

    year: int
    axis: Word
    value: Word
    monthly: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """One series of a chart over years: the words of the legend that name it, and its points."""

    page: int
    box: Box
    label: tuple[Word, ...]
    points: tuple[ChartPoint, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose: lines that run on; ``heading`` is the nearest heading above it, ``path`` all headings down to it."""

    page: int
    lines: tuple[Line, ...]
    path: tuple[str, ...] = ()

    @property
    def box(self) -> Box:
        return union(line.box for line in self.lines)


@dataclass(slots=True)
class Layout:
    """What a page holds, apart: prose, tables, cards, charts. No word stands in two of them."""

    page: Page
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)


def join_words(words: Iterable[Word]) -> str:
    """Words as text: no blank next to a Chinese character, one blank between Latin words and numbers."""
    text = ""
    for word in words:
        piece = word.text
        if text and piece and text[-1].isascii() and piece[0].isascii():
            text += " "
        text += piece
    return text


def commonest_size(words: Iterable[Word], parts: int) -> float:
    """The font size that most characters have, to one of ``parts`` of a point; 10 where there are none."""
    counts: dict[float, int] = {}
    for word in words:
        for size, count in word.sizes.items():
            step = round(size * parts) / parts
            counts[step] = counts.get(step, 0) + count
    return max(counts, key=lambda size: (counts[size], size), default=10.0)
