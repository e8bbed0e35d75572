"""A page read with PDFium: fast, and sound on nearly every file. Never from several threads of one process."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from extractors.pages import Page
from extractors.reading.frames import Frame, Matrix, frame_of
from extractors.reading.glyphs import Glyph, cleaned, is_inkless
from extractors.reading.graphics import graphics_of
from extractors.reading.radicals import repaired
from extractors.reading.readings import Reading
from extractors.reading.rules import covered_share
from extractors.reading.words import words_of

INVISIBLE_MODES = (3, 7)
LINE_END_HYPHEN = 0x02
REPLACEMENT = "\ufffd"
NO_CHARACTER = frozenset((0, 0xFFFE, 0xFFFF))
ASCENT, DESCENT, DEEPEST = 0.88, 0.12, 0.3
TIGHTEST = 0.5

Bounds = tuple[float, float, float, float]


class Run(NamedTuple):
    """What the glyphs of one text object share.

    Font size on the page, direction, whether there is no ink, and for upright text how far boxes reach above and
    below the baseline.
    """

    size: float
    turn: int
    hidden: bool
    above: float
    below: float


def read_page(document: pypdfium2.PdfDocument, number: int) -> Reading:
    """Page ``number`` (from 1) of an open document.

    Raises ``pypdfium2.PdfiumError`` where PDFium cannot load the page or its text.
    """
    page = document[number - 1]
    try:
        frame = frame_of(page)
        textpage = page.get_textpage()
        try:
            runs: dict[int, Run] = {}
            drawn = list(glyphs_of(textpage, frame, runs))
        finally:
            textpage.close()
        graphics = graphics_of(page, frame, runs)
    finally:
        page.close()
    glyphs = cleaned(drawn, frame.width, frame.height)
    read = Page(number, frame.width, frame.height, "pdfium", words_of(glyphs), graphics.rules)
    read.image_share = covered_share(graphics.images, frame.width, frame.height)
    return Reading(read, is_inkless(glyphs), graphics.drawings, skipped=graphics.skipped)


def glyphs_of(textpage: pypdfium2.PdfTextPage, frame: Frame, runs: dict[int, Run]) -> Iterator[Glyph]:
    """The glyphs that the file draws, in its order; PDFium's own blanks and line ends are left out.

    ``runs`` is filled with the runs of the text objects, by their address. A glyph for which the font gives no
    character is U+FFFD: PDFium's guess is a wrong one as a rule.
    """
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    text, matrix = textpage.raw, frame.matrix
    for i in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, i) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(text, i, box_at)
        raw.FPDFText_GetCharOrigin(text, i, x_at, y_at)
        left, base = matrix.point(x.value, y.value)
        bounds = matrix.box(box.left, box.bottom, box.right, box.top)
        size, turn, hidden, above, below = run_of(text, i, matrix, bounds, base, runs)
        known = raw.FPDFText_HasUnicodeMapError(text, i) != 1
        yield Glyph(
            character(raw.FPDFText_GetUnicode(text, i)) if known else REPLACEMENT,
            bounds[0],
            base - above if turn == 0 else bounds[1],
            bounds[2],
            base + below if turn == 0 else bounds[3],
            size,
            left,
            base,
            turn,
            hidden,
        )


def run_of(text: Any, index: int, matrix: Matrix, bounds: Bounds, base: float, runs: dict[int, Run]) -> Run:
    """The run that a glyph belongs to; ``runs`` keeps those known by the address of their text object."""
    item = raw.FPDFText_GetTextObject(text, index)
    address = ctypes.addressof(item.contents) if item else -index
    run = runs.get(address)
    if run is None:
        run = runs[address] = new_run(text, index, item, matrix, bounds, base)
    return run


def new_run(text: Any, index: int, item: Any, matrix: Matrix, bounds: Bounds, base: float) -> Run:
    """The run that begins with a glyph whose box is ``bounds``."""
    values = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, values)
    shown = matrix.after(Matrix(values.a, values.b, values.c, values.d, 0, 0))
    size = round(abs(raw.FPDFText_GetFontSize(text, index)) * shown.height(), 3)
    hidden = bool(item) and raw.FPDFTextObj_GetTextRenderMode(item) in INVISIBLE_MODES
    return Run(size, shown.turn(), hidden, *reach(base - bounds[1], bounds[3] - base, size))


def reach(above: float, below: float, size: float) -> tuple[float, float]:
    """How far an upright glyph's box reaches from the baseline: as the font says, kept within the em.

    Fonts with wrong heights give boxes that lie on other lines.
    """
    above, below = min(above, ASCENT * size), min(below, DEEPEST * size)
    return (above, below) if above + below >= TIGHTEST * size else (ASCENT * size, DESCENT * size)


@lru_cache(maxsize=8192)
def character(code: int) -> str:
    """The character of a code as PDFium gives it, radicals repaired; what has no character becomes U+FFFD."""
    if code == LINE_END_HYPHEN:
        return "-"
    if code in NO_CHARACTER or 0xD800 <= code <= 0xDFFF or code > sys.maxunicode:
        return REPLACEMENT
    return repaired(chr(code))
