"""The text of a page as PDFium finds it printed: glyphs with their places, sizes and directions.

What glyphs of one text object (a run) share is asked for once a run; everything else is worked out in columns.
"""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2

from extractors.reading import calls
from extractors.reading.frames import Matrix
from extractors.reading.glyphs import UNKNOWN_COLOUR, Flags, Glyphs, Numbers, Whole
from extractors.reading.radicals import REPAIRED, repaired

INVISIBLE_MODES = (3, 7)
LINE_END_HYPHEN = 0x02
REPLACEMENT = "\ufffd"
ASCENT, DESCENT, DEEPEST = 0.88, 0.12, 0.3
TIGHTEST = 0.5
WHITEST = 250


@dataclass(frozen=True, slots=True)
class Printed:
    """The characters that the file draws, PDFium's own blanks and line ends left out.

    ``text`` is the address of PDFium's text of the page; each character has its ``places`` in it, its ``codes`` and the
    address of its text object in ``items``; ``starts`` are the indexes where runs begin, ``run`` is each character's.
    """

    text: int
    places: Whole
    codes: Whole
    items: Whole
    starts: Whole
    run: Whole

    @property
    def firsts(self) -> list[int]:
        """The places of the runs' first characters."""
        places: list[int] = self.places[self.starts].tolist()
        return places


def printed_text(textpage: pypdfium2.PdfTextPage, matrix: Matrix) -> tuple[Glyphs, Flags, frozenset[int]]:
    """The glyphs in the order of drawing, as displayed by ``matrix``.

    Also for each glyph whether it is white, and the addresses of the text objects.
    """
    printed = _printed(calls.address(textpage.raw))
    x0, top, x1, bottom = _boxes(printed, matrix)
    size, turn = _sizes_and_turns(printed, matrix)
    items: list[int] = printed.items[printed.starts].tolist()
    run, upright = printed.run, turn[printed.run] == 0
    x, y = _origins(printed, matrix, (x0, top, bottom), upright)
    base = y[printed.starts]
    above, below = _reach(base - top[printed.starts], bottom[printed.starts] - base, size)
    colours, white = _colours(items)
    glyphs = Glyphs(
        _characters(printed, items),
        x0,
        np.where(upright, y - above[run], top),
        x1,
        np.where(upright, y + below[run], bottom),
        size[run],
        x,
        y,
        turn[run],
        _hidden(items)[run],
        colours[run],
    )
    return glyphs, white[run], frozenset(items)


def _printed(text: int) -> Printed:
    codes = _codes(text)
    found = [item or 0 for item in map(calls.object_of, repeat(text), range(len(codes)))]
    items = np.array(found, dtype=np.int64)
    kept = np.ones(len(codes), np.bool_)
    # PDFium makes up blanks and line ends only, so that only those need be asked.
    for place in np.flatnonzero((items == 0) | (codes == 0x20) | (codes == 0x0D) | (codes == 0x0A)).tolist():
        kept[place] = calls.is_generated(text, place) != 1
    items = items[kept]
    fresh = np.ones(len(items), np.bool_)
    fresh[1:] = (np.diff(items) != 0) | (items[1:] == 0)
    return Printed(text, np.flatnonzero(kept), codes[kept], items, np.flatnonzero(fresh), np.cumsum(fresh) - 1)


def _codes(text: int) -> Whole:
    """The code of every character; asked for at once where PDFium gives as many as there are."""
    count = max(calls.count_of(text), 0)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = calls.text_into(text, 0, count, ctypes.addressof(buffer)) - 1
    codes = np.array(buffer, dtype=np.int64)[:count]
    if written != count or ((codes >= 0xD800) & (codes <= 0xDFFF)).any():
        return np.fromiter(map(calls.code_of, repeat(text), range(count)), np.int64, count)
    for place in np.flatnonzero((codes == 0) | (codes == LINE_END_HYPHEN) | (codes >= 0xFFFE)).tolist():
        codes[place] = calls.code_of(text, place)
    return codes


def _boxes(printed: Printed, matrix: Matrix) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Left, top, right and bottom of the characters' loose boxes as displayed."""
    places = printed.places.tolist()
    left, top, right, bottom = calls.written(calls.box_into, ctypes.c_float, 4, repeat(printed.text), places).T
    a, b, c, d, e, f = matrix
    if not b and not c and a > 0 > d:
        return a * left + e, d * top + f, a * right + e, d * bottom + f
    xs = np.stack([a * x + c * y + e for x in (left, right) for y in (bottom, top)])
    ys = np.stack([b * x + d * y + f for x in (left, right) for y in (bottom, top)])
    return xs.min(0), ys.min(0), xs.max(0), ys.max(0)


def _sizes_and_turns(printed: Printed, matrix: Matrix) -> tuple[Numbers, Whole]:
    """Each run's font size and direction as displayed."""
    firsts = printed.firsts
    a, b, c, d, _, _ = calls.written(calls.matrix_into, ctypes.c_float, 6, repeat(printed.text), firsts).T
    sizes = np.fromiter(map(calls.font_size_of, repeat(printed.text), firsts), np.float64, len(firsts))
    height = np.hypot(matrix.a * c + matrix.c * d, matrix.b * c + matrix.d * d)
    return np.round(np.abs(sizes) * height, 3), _turns(matrix.a * a + matrix.c * b, matrix.b * a + matrix.d * b)


def _turns(along: Numbers, down: Numbers) -> Whole:
    """Directions in whole degrees against the clock; those within 3 degrees of a right angle are that angle."""
    degrees = np.rint(np.degrees(np.arctan2(-down, along))).astype(np.int64) % 360
    nearest = 90 * np.rint(degrees / 90).astype(np.int64) % 360
    off = np.abs(degrees - nearest)
    return np.where(np.minimum(off, 360 - off) <= 3, nearest, degrees)


def _origins(
    printed: Printed, matrix: Matrix, boxes: tuple[Numbers, Numbers, Numbers], upright: Flags
) -> tuple[Numbers, Numbers]:
    """The characters' origins as displayed.

    Upright characters of one run with the same top and bottom stand on one baseline, so only the first is asked; the
    left of their loose box is their origin.
    """
    left, top, bottom = boxes
    first = printed.starts[printed.run]
    like_first = upright & (top == top[first]) & (bottom == bottom[first])
    asked = ~like_first
    asked[printed.starts] = True
    x, y = left.copy(), np.zeros(len(left))
    x[asked], y[asked] = _asked_origins(printed, matrix, printed.places[asked].tolist())
    y = np.where(like_first, y[first], y)
    return np.where(like_first, left, x), y


def _asked_origins(printed: Printed, matrix: Matrix, places: list[int]) -> tuple[Numbers, Numbers]:
    x, y = calls.written(calls.origin_into, ctypes.c_double, 2, repeat(printed.text), places, apart=True).T
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _reach(above: Numbers, below: Numbers, size: Numbers) -> tuple[Numbers, Numbers]:
    """How far an upright run's boxes reach from the baseline: as the font says, kept within the em.

    Fonts with wrong heights give boxes that lie on other lines.
    """
    above, below = np.minimum(above, ASCENT * size), np.minimum(below, DEEPEST * size)
    trusted = above + below >= TIGHTEST * size
    return np.where(trusted, above, ASCENT * size), np.where(trusted, below, DESCENT * size)


def _hidden(items: list[int]) -> Flags:
    """Whether each of the text objects is drawn with no ink."""
    return np.array([bool(item) and calls.render_mode_of(item) in INVISIBLE_MODES for item in items], np.bool_)


def _colours(items: list[int]) -> tuple[Whole, Flags]:
    """The colour of each of the text objects, and whether it cannot be seen on white paper."""
    rgba = calls.written(calls.fill_colour_into, ctypes.c_uint, 4, items, apart=True, untold=0xFF).astype(np.int64)
    told = rgba[:, 3] <= 0xFF
    red, green, blue, alpha = rgba.T
    return np.where(told, colour_of(red, green, blue), UNKNOWN_COLOUR), told & is_white(red, green, blue, alpha)


def colour_of(red: Any, green: Any, blue: Any) -> Any:
    """The colour as one number, 0xRRGGBB; of whole numbers, or of columns of them."""
    return red << 16 | green << 8 | blue


def is_white(red: Any, green: Any, blue: Any, alpha: Any) -> Any:
    """Whether a colour cannot be seen on white paper; of whole numbers, or of columns of them."""
    return (red >= WHITEST) & (green >= WHITEST) & (blue >= WHITEST) | (alpha == 0)


def _characters(printed: Printed, items: list[int]) -> Whole:
    """The code points, repaired; one for which the font gives none is U+FFFD: PDFium's guess is wrong as a rule."""
    points = characters()[np.minimum(printed.codes, sys.maxunicode)]
    points[_unmapped(printed, items)] = ord(REPLACEMENT)
    return points


def _unmapped(printed: Printed, items: list[int]) -> Whole:
    """The characters that their font does not map.

    A font is asked for each of its codes once, and for each character where it misses one.
    """
    fonts = np.array([calls.font_of(item) or 0 if item else 0 for item in items], dtype=np.int64)[printed.run]
    _, numbers = np.unique(fonts, return_inverse=True)
    _, asked = np.unique((numbers << 32) + printed.codes, return_index=True)
    broken = _missed(printed, asked)
    if not len(broken):
        return broken
    return _missed(printed, np.flatnonzero(np.isin(fonts, fonts[broken])))


def _missed(printed: Printed, indexes: Whole) -> Whole:
    """Those of the characters at ``indexes`` that their font does not map."""
    answers = list(map(calls.has_map_error, repeat(printed.text), printed.places[indexes].tolist()))
    missed: Whole = indexes[np.array(answers, dtype=np.int64) == 1]
    return missed


@lru_cache(maxsize=1)
def characters() -> Whole:
    """The code point that each code stands for as PDFium gives it.

    Radicals are repaired; what has no character (0xFFFE, a half of a pair) becomes U+FFFD.
    """
    points = np.arange(sys.maxunicode + 1, dtype=np.int64)
    for first, last in REPAIRED:
        points[first : last + 1] = [ord(repaired(chr(code))) for code in range(first, last + 1)]
    points[0xD800:0xE000] = ord(REPLACEMENT)
    points[[0, 0xFFFE, 0xFFFF, sys.maxunicode]] = ord(REPLACEMENT)
    points[LINE_END_HYPHEN] = ord("-")
    return points
