"""Words out of glyphs: chains of glyphs on one line, broken at blanks and at gaps.

Glyphs are first chained in the order in which the file draws them, then the chains that touch are joined, so that a
word drawn in pieces is whole again whatever the drawing order. A gap breaks a word where it is wider than a share of
the font size that depends on the script: Latin words part at a fifth of the size, Chinese is often set wider. A small
raised mark is chained to the number or word before it even across a blank (see ``marks``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.pages import Box, Char, Word
from extractors.reading.glyphs import Glyph, turned
from extractors.reading.marks import is_mark_of, marked

LATIN_GAP = 0.18
CHINESE_GAP = 0.34
BLANK_GAP = 0.1
MARK_GAP = 0.6
BACKWARDS = 0.6
OVERLAP = 0.45
BASELINE = 0.2


@dataclass(slots=True)
class Chain:
    """Glyphs that follow each other on a line.

    ``glyphs`` stand in the frame of their direction, ``sources`` are the same as the page shows them; ``blank_before``
    and ``blank_behind`` tell that a blank was drawn there.
    """

    glyphs: list[Glyph]
    sources: list[Glyph]
    blank_before: bool = False
    blank_behind: bool = False


def words_of(glyphs: Sequence[Glyph]) -> list[Word]:
    """The words of a page, from top to bottom and from left to right."""
    words = [
        word_of(chain)
        for turn in sorted({glyph.turn for glyph in glyphs})
        for chain in joined(drawn_chains([glyph for glyph in glyphs if glyph.turn == turn], turn))
    ]
    return sorted(words, key=lambda word: (word.box.top, word.box.x0, word.text))


def word_of(chain: Chain) -> Word:
    """The word of a chain, with its raised marks."""
    chars = tuple(
        Char(text, Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom), glyph.size, raised)
        for glyph, (text, raised) in zip(chain.sources, marked(chain.glyphs), strict=True)
    )
    return Word(chars, around(chain.sources))


def around(glyphs: Sequence[Glyph]) -> Box:
    """The box around glyphs."""
    _, lefts, tops, rights, bottoms, *_ = zip(*glyphs, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def drawn_chains(glyphs: Sequence[Glyph], turn: int) -> list[Chain]:
    """The glyphs of one direction chained in drawing order, in the frame of their direction."""
    chains: list[Chain] = []
    blank = False
    for source in glyphs:
        if source.text.isspace():
            blank = True
            if chains:
                chains[-1].blank_behind = True
            continue
        glyph = turned(source, turn) if turn else source
        if chains and follows(chains[-1].glyphs[-1], glyph, blank):
            chains[-1].glyphs.append(glyph)
            chains[-1].sources.append(source)
            chains[-1].blank_behind = False
        else:
            chains.append(Chain([glyph], [source], blank_before=blank))
        blank = False
    return chains


def follows(left: Glyph, right: Glyph, blank: bool) -> bool:
    """Whether ``right`` continues the word that ends with ``left``; ``blank`` tells that a blank was drawn between."""
    size = left.size if left.size < right.size else right.size
    gap = right.x0 - left.x1
    if gap < -BACKWARDS * size and right.x != left.x:
        return False
    if (left.top != right.top or left.bottom != right.bottom) and overlap(left, right) < OVERLAP:
        return False
    if is_mark_of(right, left):
        return gap <= MARK_GAP * left.size
    if left.size == right.size and abs(left.y - right.y) > BASELINE * size:
        return False
    if blank:
        return gap <= BLANK_GAP * size
    return gap <= size * (LATIN_GAP if left.text < "⺀" and right.text < "⺀" else CHINESE_GAP)


def overlap(first: Glyph, second: Glyph) -> float:
    """The share of the lower glyph's height that stands beside the other glyph."""
    common = min(first.bottom, second.bottom) - max(first.top, second.top)
    return common / max(min(first.bottom - first.top, second.bottom - second.top), 0.01)


def joined(chains: Sequence[Chain]) -> list[Chain]:
    """The chains with those that touch end to end made one, leftmost first."""
    pending = sorted(chains, key=lambda chain: (chain.glyphs[0].x0, chain.glyphs[0].top))
    starts = [chain.glyphs[0].x0 for chain in pending]
    taken = [False] * len(pending)
    whole: list[Chain] = []
    for index, chain in enumerate(pending):
        if taken[index]:
            continue
        while (successor := successor_of(chain, pending, starts, taken, index)) is not None:
            taken[successor] = True
            after = pending[successor]
            chain.glyphs += after.glyphs
            chain.sources += after.sources
            chain.blank_behind = after.blank_behind
        whole.append(chain)
    return whole


def successor_of(
    chain: Chain, pending: Sequence[Chain], starts: Sequence[float], taken: Sequence[bool], index: int
) -> int | None:
    """The place of the nearest chain that continues ``chain``, if any."""
    last = chain.glyphs[-1]
    low = bisect_left(starts, last.x1 - BACKWARDS / 2 * last.size)
    high = bisect_right(starts, last.x1 + MARK_GAP * last.size)
    for place in range(max(low, index + 1), high):
        after = pending[place]
        if not taken[place] and follows(last, after.glyphs[0], chain.blank_behind or after.blank_before):
            return place
    return None
