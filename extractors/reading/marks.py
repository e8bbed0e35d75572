"""Raised marks: footnote marks are told from values, years, units and powers of ten.

A mark is a digit or one of ①-⑳ * † ‡ 注 that is clearly smaller than its neighbour and stands above its baseline
(12.11⁶ and 2023⁴ are a value and a year with a footnote). A raised 2 or 3 right behind a length (m³, km²) belongs to
the unit, a raised number behind ×10 is an exponent, and the digit of a formula (CO₂), lowered or mis-set, is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.reading.glyphs import MARKS, PRINTED_SMALL, Glyph

SMALLER = 0.85
RISE = 0.18
BETWEEN_MARKS = frozenset(",，、-－−()（）[]［］〔〕")
SUPERSCRIPTS = dict(zip("0123456789-－−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻", strict=True))
LENGTH = re.compile(r"(?<![A-Za-z])[NSnckdhμµ]?m$|(?<![A-Za-z])(?:Nk|ft|KM|M)$")
FORMULA = re.compile(r"(?:CO|SO|NO|NH|PO|CH|N|O|H)$")
POWER_BASE = re.compile(r"[×xX*·]\s*10$")


def is_mark(glyph: Glyph) -> bool:
    """Whether the glyph could be part of a footnote mark."""
    return glyph.text in MARKS or glyph.text in BETWEEN_MARKS or glyph.text in PRINTED_SMALL


def stands_raised(glyph: Glyph, neighbour: Glyph) -> bool:
    """Whether ``glyph`` is clearly smaller than ``neighbour`` and above its baseline."""
    return glyph.size < SMALLER * neighbour.size and neighbour.y - glyph.y >= RISE * neighbour.size


def is_mark_of(glyph: Glyph, neighbour: Glyph) -> bool:
    """Whether ``glyph`` is a raised mark beside ``neighbour``."""
    return glyph.text in MARKS and stands_raised(glyph, neighbour)


def marked(glyphs: Sequence[Glyph]) -> list[tuple[str, bool]]:
    """Text and raised-ness of each glyph of a word; exponents of ten become superscript digits and stay in the text."""
    plain = [(glyph.text, False) for glyph in glyphs]
    largest = max(glyph.size for glyph in glyphs)
    if all(glyph.size >= SMALLER * largest and glyph.text not in PRINTED_SMALL for glyph in glyphs):
        return plain
    start = 0
    while start < len(glyphs):
        end = end_of_raised(glyphs, start)
        if end == start:
            start += 1
            continue
        mark = "".join(glyph.text for glyph in glyphs[start:end])
        before = "".join(text for text, raised in plain[:start] if not raised)
        plain[start:end] = read_mark(mark, before)
        start = end
    return plain


def end_of_raised(glyphs: Sequence[Glyph], start: int) -> int:
    """Where the run of raised mark glyphs that begins at ``start`` ends; ``start`` itself where none begins."""
    end = start
    while end < len(glyphs) and is_mark(glyphs[end]) and is_raised(glyphs, start, end):
        end += 1
    has_digit = any(glyph.text in MARKS or glyph.text in PRINTED_SMALL for glyph in glyphs[start:end])
    return end if has_digit else start


def is_raised(glyphs: Sequence[Glyph], start: int, index: int) -> bool:
    """Whether a glyph of a run is raised beside the last glyph before the run, or at its beginning the next larger."""
    glyph = glyphs[index]
    if glyph.text in PRINTED_SMALL:
        return True
    if start:
        return stands_raised(glyph, glyphs[start - 1])
    larger = next((other for other in glyphs[index + 1 :] if glyph.size < SMALLER * other.size), None)
    return larger is not None and stands_raised(glyph, larger)


def read_mark(mark: str, before: str) -> list[tuple[str, bool]]:
    """What a raised run is behind the text ``before``: part of a unit, an exponent, or a footnote mark."""
    if mark[0] in "23²³" and LENGTH.search(before):
        return [(mark[0], False), *((character, True) for character in mark[1:])]
    if mark[0] in "234₂₃₄" and FORMULA.search(before):
        return [(mark[0], False), *((character, True) for character in mark[1:])]
    if POWER_BASE.search(before):
        return [(SUPERSCRIPTS.get(character, character), False) for character in mark]
    return [(character, True) for character in mark]
