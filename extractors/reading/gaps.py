"""Whether a glyph continues the word of the one before it.

A gap breaks a word where it is wider than a share of the font size that depends on the script: Latin words part at a
fifth of the size, Chinese is often set wider. A small raised mark belongs to the number or word before it even across
a blank (see ``marks``).
"""

from __future__ import annotations

import numpy as np

from extractors.reading.glyphs import FIRST_CHINESE, LATIN, MARK, Flags, Glyph, Glyphs
from extractors.reading.marks import RISE, SMALLER, is_mark_of

LATIN_GAP = 0.18
CHINESE_GAP = 0.34
BLANK_GAP = 0.1
MARK_GAP = 0.6
BACKWARDS = 0.6
OVERLAP = 0.45
BASELINE = 0.2


def follow(glyphs: Glyphs, blank: Flags) -> Flags:
    """For each glyph but the first whether it continues the word of the one before: ``follows`` for whole columns."""
    left, right = slice(None, -1), slice(1, None)
    sizes, tops, bottoms, y = glyphs.size, glyphs.top, glyphs.bottom, glyphs.y
    size = np.minimum(sizes[left], sizes[right])
    gap = glyphs.x0[right] - glyphs.x1[left]
    backwards = (gap < -BACKWARDS * size) & (glyphs.x[right] != glyphs.x[left])
    heights = bottoms - tops
    common = np.minimum(bottoms[left], bottoms[right]) - np.maximum(tops[left], tops[right])
    level = (tops[left] == tops[right]) & (bottoms[left] == bottoms[right])
    beside = level | (common / np.maximum(np.minimum(heights[left], heights[right]), 0.01) >= OVERLAP)
    small = (sizes[right] < SMALLER * sizes[left]) & (y[left] - y[right] >= RISE * sizes[left])
    mark = small & glyphs.are(MARK)[right]
    off = (sizes[left] == sizes[right]) & (np.abs(y[left] - y[right]) > BASELINE * size)
    latin = glyphs.are(LATIN)
    limit = np.where(blank, BLANK_GAP, np.where(latin[left] & latin[right], LATIN_GAP, CHINESE_GAP))
    near = np.where(mark, gap <= MARK_GAP * sizes[left], ~off & (gap <= size * limit))
    joins: Flags = near & beside & ~backwards
    return joins


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
    return gap <= size * (LATIN_GAP if left.text < FIRST_CHINESE and right.text < FIRST_CHINESE else CHINESE_GAP)


def overlap(first: Glyph, second: Glyph) -> float:
    """The share of the lower glyph's height that stands beside the other glyph."""
    common = min(first.bottom, second.bottom) - max(first.top, second.top)
    return common / max(min(first.bottom - first.top, second.bottom - second.top), 0.01)
