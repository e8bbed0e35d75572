"""Glyphs: what both readers give before words are made of it, and its cleaning.

A page has thousands of them, so they are kept as columns and worked on together; a ``Glyph`` is one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.geometry import Box
from extractors.pages import Char
from extractors.reading.frames import Matrix

OVERPRINT = 1.0
OVERPRINT_SHARE = 0.18
CELL = 2 * OVERPRINT
SMALLEST = 0.1
SIDEWAYS, FEWEST_SIDEWAYS = 0.7, 30
OFF_PAGE = 64  # how many cells an origin may lie off the page

FIRST_CHINESE = "⺀"
MARKS = frozenset("0123456789*†‡①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳注註")
PRINTED_SMALL = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
BLANKS = frozenset(filter(str.isspace, map(chr, range(ord(FIRST_CHINESE) + 0x200))))
SPELLED = 0x110000
UNKNOWN_COLOUR = -1
BLANK, LATIN, MARK, SMALL = 1, 2, 4, 8

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]


class Glyph(NamedTuple):
    """One drawn character in displayed coordinates (points from the top left).

    ``x``, ``y`` are the origin on the baseline; ``turn`` is the direction of the text in degrees against the clock, 0
    for upright text; ``hidden`` text is drawn with no ink; ``colour`` is 0xRRGGBB.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    x: float
    y: float
    turn: int = 0
    hidden: bool = False
    colour: int = UNKNOWN_COLOUR

    def moved(self, matrix: Matrix, turn: int) -> Glyph:
        """The glyph where ``matrix`` puts it, which turns it by ``turn`` degrees against the clock."""
        x0, top, x1, bottom = matrix.box(self.x0, self.top, self.x1, self.bottom)
        x, y = matrix.point(self.x, self.y)
        return self._replace(x0=x0, top=top, x1=x1, bottom=bottom, x=x, y=y, turn=(self.turn + turn) % 360)


@dataclass(frozen=True)
class Glyphs:
    """The glyphs of a page in drawing order, a column for each field of ``Glyph``.

    ``codes`` are the code points of the texts. A text of several characters (a ligature) has a code from ``SPELLED`` up
    which ``ligatures`` spells.
    """

    codes: Whole
    x0: Numbers
    top: Numbers
    x1: Numbers
    bottom: Numbers
    size: Numbers
    x: Numbers
    y: Numbers
    turn: Whole
    hidden: Flags
    colour: Whole
    ligatures: Mapping[int, str] = field(default_factory=dict, kw_only=True)

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, places: NDArray[Any]) -> Glyphs:
        """The glyphs at ``places``: their indexes or a flag for each glyph."""
        return Glyphs(*[column[places] for column in self._columns()], ligatures=self.ligatures)

    def rows(self, places: Sequence[int]) -> list[Glyph]:
        """The glyphs at ``places`` as rows."""
        indexes = np.asarray(places, dtype=np.int64)
        codes, *columns = [column[indexes].tolist() for column in self._columns()]
        return list(map(Glyph, self.texts(codes), *columns))

    def texts(self, codes: Iterable[int]) -> list[str]:
        """The texts of ``codes``."""
        return [chr(code) if code < SPELLED else self.ligatures[code] for code in codes]

    def spelled(self) -> Sequence[str]:
        """All texts in order, as one string where each is a single character."""
        if self.ligatures:
            return self.texts(self.codes.tolist())
        return self.codes.astype("<u4").tobytes().decode("utf-32-le")

    def chars(self, places: Sequence[int]) -> list[Char]:
        """The glyphs at ``places`` as the characters of words."""
        at = slice(places.start, places.stop) if isinstance(places, range) else list(places)
        codes, x0, top, x1, bottom, size = (
            column[at].tolist() for column in (self.codes, self.x0, self.top, self.x1, self.bottom, self.size)
        )
        return list(map(Char, self.texts(codes), map(Box, x0, top, x1, bottom), size))

    def are(self, kind: int) -> Flags:
        """For each glyph whether it is of ``kind``: BLANK, LATIN, MARK, SMALL."""
        return (kinds()[np.minimum(self.codes, SPELLED)] & kind).astype(np.bool_)

    def _columns(self) -> tuple[NDArray[Any], ...]:
        return (
            self.codes, self.x0, self.top, self.x1, self.bottom, self.size, self.x, self.y, self.turn, self.hidden,
            self.colour,
        )  # fmt: skip


@lru_cache(maxsize=1)
def kinds() -> NDArray[np.uint8]:
    """The kinds of every code point; ligatures are Latin."""
    table = np.zeros(SPELLED + 1, np.uint8)
    table[: ord(FIRST_CHINESE)] |= LATIN
    table[SPELLED] |= LATIN
    for kind, characters in ((BLANK, BLANKS), (MARK, MARKS), (SMALL, PRINTED_SMALL)):
        table[[ord(character) for character in characters]] |= kind
    return table


def columns_of(rows: Iterable[Glyph]) -> Glyphs:
    """Rows as columns."""
    known = list(rows)
    texts, *columns = zip(*known, strict=True) if known else ((),) * len(Glyph._fields)
    spelled = {text: SPELLED + index for index, text in enumerate(dict.fromkeys(texts)) if len(text) != 1}
    codes = np.array([spelled[text] if text in spelled else ord(text) for text in texts], dtype=np.int64)
    kinds_of: list[type] = [np.float64] * 7 + [np.int64, np.bool_, np.int64]
    arrays: list[NDArray[Any]] = [np.array(column, dtype=kind) for column, kind in zip(columns, kinds_of, strict=True)]
    return Glyphs(codes, *arrays, ligatures={code: text for text, code in spelled.items()})


def cleaned(glyphs: Glyphs, width: float, height: float) -> Glyphs:
    """The glyphs a reader of the page sees: with their middle on the page, with ink, of some size, each once.

    Where nothing on the page has ink (a scan with its own text layer) the hidden text is kept. A font whose size says
    nothing (its glyphs are scaled elsewhere) is as large as its glyphs' boxes.
    """
    across, down, high = glyphs.x0 + glyphs.x1, glyphs.top + glyphs.bottom, glyphs.bottom - glyphs.top
    if (glyphs.size < SMALLEST).any():
        glyphs = replace(glyphs, size=np.where(glyphs.size < SMALLEST, high, glyphs.size))
    kept = (across >= 0) & (across <= 2 * width) & (down >= 0) & (down <= 2 * height) & (glyphs.size >= SMALLEST)
    inked = kept & ~glyphs.hidden
    if (inked & ~glyphs.are(BLANK)).any():
        kept = inked
    return printed_once(glyphs if kept.all() else glyphs.take(kept))


def is_inkless(glyphs: Glyphs) -> bool:
    """Whether there is text, and none of it has ink."""
    hidden = glyphs.hidden[~glyphs.are(BLANK)]
    return bool(len(hidden) and hidden.all())


def quarters_of(turns: Whole) -> int:
    """By how many right angles to the left a page is to be turned so that most of its text runs to the right.

    ``turns`` are the directions of its glyphs in degrees against the clock. A page is left as it is where no right
    angle has by far the most of them: the legends and axes of drawings are few.
    """
    counts = np.bincount(turns % 360, minlength=360)[[0, 270, 180, 90]]
    quarters = int(counts.argmax())
    return quarters if counts[quarters] >= max(FEWEST_SIDEWAYS, SIDEWAYS * len(turns)) else 0


def printed_once(glyphs: Glyphs) -> Glyphs:
    """The glyphs without those printed over themselves within a point (bold and shadows made by printing again)."""
    kept = np.ones(len(glyphs), np.bool_)
    seen: dict[int, list[tuple[float, float]]] = {}
    for place in crowded(glyphs):
        code, x, y = int(glyphs.codes[place]), float(glyphs.x[place]), float(glyphs.y[place])
        reach = min(OVERPRINT, OVERPRINT_SHARE * float(glyphs.size[place]))
        printed = seen.setdefault(code, [])
        if any(abs(other_x - x) <= reach and abs(other_y - y) <= reach for other_x, other_y in printed):
            kept[place] = False
        else:
            printed.append((x, y))
    return glyphs if kept.all() else glyphs.take(kept)


def crowded(glyphs: Glyphs) -> list[int]:
    """The places of glyphs, blanks apart, with an equal one so near that it may be the same one printed again.

    Two that are within ``OVERPRINT`` share a cell in one of four grids that are half a cell apart.
    """
    inked = ~glyphs.are(BLANK)
    places = np.flatnonzero(inked)
    codes, x, y = glyphs.codes[inked] << 40, glyphs.x[inked] / CELL + OFF_PAGE, glyphs.y[inked] / CELL + OFF_PAGE
    columns = [(x + shift).astype(np.int64) << 20 for shift in (0.0, 0.5)]
    rows = [(y + shift).astype(np.int64) for shift in (0.0, 0.5)]
    near = np.zeros(len(glyphs), np.bool_)
    for column, row in product(columns, rows):
        key = codes + column + row
        order = np.argsort(key, kind="stable")
        same = np.flatnonzero(np.diff(key[order]) == 0)
        near[places[order[same]]] = near[places[order[same + 1]]] = True
    found: list[int] = np.flatnonzero(near).tolist()
    return found
