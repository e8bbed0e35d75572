"""Words out of glyphs: chains of glyphs on one line, broken at blanks and at gaps.

Glyphs are first chained in the order in which the file draws them, then the chains that touch are joined, so that a
word drawn in pieces is whole again whatever the drawing order. What parts two words is told in ``gaps``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from operator import attrgetter
from typing import NamedTuple, overload

import numpy as np

from extractors.geometry import Box, union
from extractors.pages import Char, Word
from extractors.reading.gaps import BACKWARDS, MARK_GAP, follow, follows
from extractors.reading.glyphs import BLANK, SMALL, UNKNOWN_COLOUR, Flags, Glyph, Glyphs
from extractors.reading.marks import SMALLER, marked


class Chars(Sequence[Char]):
    """The characters of a word, made from the page's glyphs when they are asked for."""

    __slots__ = ("_glyphs", "_made", "_places", "_read")

    def __init__(self, glyphs: Glyphs, places: Sequence[int], read: Sequence[tuple[str, bool]] | None) -> None:
        """``read`` is what marks make of the glyphs: text and whether it is raised; None where there is no mark."""
        self._glyphs, self._places, self._read = glyphs, places, read
        self._made: tuple[Char, ...] | None = None

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Char]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> Char: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Char, ...]: ...
    def __getitem__(self, index: int | slice) -> Char | tuple[Char, ...]:
        return self._all()[index]

    def _all(self) -> tuple[Char, ...]:
        if self._made is None:
            chars = self._glyphs.chars(self._places)
            if self._read is not None:
                chars = [
                    Char(text, char.box, char.size, raised)
                    for char, (text, raised) in zip(chars, self._read, strict=True)
                ]
            self._made = tuple(chars)
        return self._made


@dataclass(slots=True)
class Chain:
    """Glyphs that follow each other on a line, in the frame of their direction.

    ``first`` and ``last`` are its ends, ``pieces`` the numbers of the drawn chains that it is made of;
    ``blank_before`` and ``blank_behind`` tell that a blank was drawn there.
    """

    pieces: list[int]
    first: Glyph
    last: Glyph
    blank_before: bool
    blank_behind: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """The inked glyphs of one direction.

    ``shown`` as the page shows them, ``framed`` in the frame of their direction, ``spans`` where the chains of glyphs
    drawn one after the other begin and end, ``blanks`` whether a blank was drawn before each glyph and, as the last
    one, behind them all.
    """

    shown: Glyphs
    framed: Glyphs
    spans: list[tuple[int, int]]
    blanks: list[bool]


def words_of(glyphs: Glyphs) -> list[Word]:
    """The words of a page, from top to bottom and from left to right."""
    blank = glyphs.are(BLANK)
    turns = sorted(set(glyphs.turn[~blank].tolist()))
    words = [word for turn in turns for word in _words_along(glyphs, blank, turn)]
    return sorted(words, key=attrgetter("box.top", "box.x0", "text"))


def _words_along(glyphs: Glyphs, blank: Flags, turn: int) -> Iterator[Word]:
    """The words that run at ``turn`` degrees."""
    drawn = _drawn(glyphs, blank, turn)
    shown, texts, pieces = drawn.shown, drawn.shown.spelled(), _pieces(drawn)
    colours = shown.colour.tolist()
    for chain in _joined(_chains(drawn)):
        made = pieces[chain.pieces[0]] if len(chain.pieces) == 1 else _whole([pieces[i] for i in chain.pieces])
        places = made.places
        if made.odd or made.smallest < SMALLER * made.largest:
            read = marked(drawn.framed.rows(places))
            text = "".join([text for text, raised in read if not raised])
        else:
            read, text = None, "".join([texts[place] for place in places])
        sizes = {made.largest: len(places)} if made.smallest == made.largest else _sizes(shown, places)
        colour = None if colours[places[0]] == UNKNOWN_COLOUR else colours[places[0]]
        yield Word(text, made.box, Chars(shown, places, read), sizes, made.largest, colour=colour)


class Piece(NamedTuple):
    """Some glyphs of a word.

    Their places, the box around them, their smallest and largest size, and whether one of them is printed small by its
    nature (²).
    """

    places: Sequence[int]
    box: Box
    smallest: float
    largest: float
    odd: bool


def _pieces(drawn: Drawn) -> list[Piece]:
    """A piece for each drawn chain."""
    shown, starts = drawn.shown, np.array([start for start, _ in drawn.spans])
    low = [np.minimum.reduceat(column, starts).tolist() for column in (shown.x0, shown.top, shown.size)]
    high = [np.maximum.reduceat(column, starts).tolist() for column in (shown.x1, shown.bottom, shown.size)]
    odd = np.logical_or.reduceat(shown.are(SMALL), starts).tolist()
    places = [range(start, end) for start, end in drawn.spans]
    return list(map(Piece, places, map(Box, *low[:2], *high[:2]), low[2], high[2], odd))


def _whole(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as one."""
    places, boxes, smallest, largest, odd = zip(*pieces, strict=True)
    return Piece([place for part in places for place in part], union(boxes), min(smallest), max(largest), any(odd))


def _sizes(glyphs: Glyphs, places: Sequence[int]) -> Counter[float]:
    return Counter(glyphs.size[list(places)].tolist())


def _drawn(glyphs: Glyphs, blank: Flags, turn: int) -> Drawn:
    along = glyphs.turn == turn
    places = np.flatnonzero(along & ~blank)
    shown = glyphs.take(places)
    framed = turned(shown, turn) if turn else shown
    count = np.concatenate(([0], np.cumsum(blank & along)[places], [np.count_nonzero(blank & along)]))
    blanks = np.diff(count) > 0
    starts = np.flatnonzero(np.concatenate(([True], ~follow(framed, blanks[1:-1])))).tolist()
    return Drawn(shown, framed, list(zip(starts, [*starts[1:], len(shown)], strict=True)), blanks.tolist())


def turned(glyphs: Glyphs, turn: int) -> Glyphs:
    """The glyphs in the frame of text that runs at ``turn`` degrees: x along the text, y downwards across it."""
    c, s = cos(radians(turn)), sin(radians(turn))
    corners = [(x, y) for x in (glyphs.x0, glyphs.x1) for y in (glyphs.top, glyphs.bottom)]
    along, across = np.stack([x * c - y * s for x, y in corners]), np.stack([x * s + y * c for x, y in corners])
    return Glyphs(
        glyphs.codes,
        along.min(0),
        across.min(0),
        along.max(0),
        across.max(0),
        glyphs.size,
        glyphs.x * c - glyphs.y * s,
        glyphs.x * s + glyphs.y * c,
        glyphs.turn,
        glyphs.hidden,
        glyphs.colour,
        ligatures=glyphs.ligatures,
    )


def _chains(drawn: Drawn) -> list[Chain]:
    """The chains of glyphs drawn one after the other."""
    firsts = drawn.framed.rows([start for start, _ in drawn.spans])
    lasts = drawn.framed.rows([end - 1 for _, end in drawn.spans])
    return [
        Chain([number], first, last, drawn.blanks[start], drawn.blanks[end])
        for number, (first, last, (start, end)) in enumerate(zip(firsts, lasts, drawn.spans, strict=True))
    ]


def _joined(chains: Sequence[Chain]) -> list[Chain]:
    """The chains with those that touch end to end made one, leftmost first."""
    pending = sorted(chains, key=lambda chain: (chain.first.x0, chain.first.top))
    starts = [chain.first.x0 for chain in pending]
    taken = [False] * len(pending)
    whole: list[Chain] = []
    for index, chain in enumerate(pending):
        if taken[index]:
            continue
        while (successor := _successor(chain, pending, starts, taken, index)) is not None:
            taken[successor] = True
            after = pending[successor]
            chain.pieces += after.pieces
            chain.last, chain.blank_behind = after.last, after.blank_behind
        whole.append(chain)
    return whole


def _successor(
    chain: Chain, pending: Sequence[Chain], starts: Sequence[float], taken: Sequence[bool], index: int
) -> int | None:
    """The place of the nearest chain that continues ``chain``, if any."""
    last = chain.last
    low = bisect_left(starts, last.x1 - BACKWARDS / 2 * last.size)
    high = bisect_right(starts, last.x1 + MARK_GAP * last.size)
    for place in range(max(low, index + 1), high):
        if not taken[place]:
            after = pending[place]
            if follows(last, after.first, chain.blank_behind or after.blank_before):
                return place
    return None
