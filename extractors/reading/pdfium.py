"""A page read with PDFium: fast, and sound on nearly every file. Never from several threads of one process."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from extractors.pages import Box, Page
from extractors.reading.frames import Frame, Matrix, frame_of
from extractors.reading.glyphs import Glyph, cleaned, is_inkless
from extractors.reading.graphics import graphics_of
from extractors.reading.radicals import repaired
from extractors.reading.readings import Reading
from extractors.reading.words import words_of

INVISIBLE_MODES = (3, 7)
LINE_END_HYPHEN = 0x02
REPLACEMENT = "\ufffd"
NO_CHARACTER = frozenset((0, 0xFFFE, 0xFFFF))
ASCENT, DESCENT = 0.88, 0.12
TIGHTEST, TALLEST = 0.5, 2.0


class Run(NamedTuple):
    """What the glyphs of one text object share: font size on the page, direction, and whether there is no ink."""

    size: float
    turn: int
    hidden: bool


def read_page(document: pypdfium2.PdfDocument, number: int) -> Reading:
    """Page ``number`` (from 1) of an open document.

    Raises ``pypdfium2.PdfiumError`` where PDFium cannot load the page or its text.
    """
    page = document[number - 1]
    try:
        frame = frame_of(page)
        textpage = page.get_textpage()
        try:
            drawn = list(glyphs_of(textpage, frame))
            unmapped = unmapped_share(textpage)
        finally:
            textpage.close()
        rules, image_share, drawings = graphics_of(page, frame)
    finally:
        page.close()
    glyphs = cleaned(drawn, frame.width, frame.height)
    read = Page(number, frame.width, frame.height, "pdfium", words_of(glyphs), rules, image_share=image_share)
    return Reading(read, is_inkless(glyphs), drawings, unmapped)


def glyphs_of(textpage: pypdfium2.PdfTextPage, frame: Frame) -> Iterator[Glyph]:
    """The glyphs that the file draws, in its order; PDFium's own blanks and line ends are left out."""
    runs: dict[int, Run] = {}
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    text, matrix = textpage.raw, frame.matrix
    for i in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_IsGenerated(text, i) == 1:
            continue
        run = run_of(text, i, matrix, runs)
        raw.FPDFText_GetLooseCharBox(text, i, box_at)
        raw.FPDFText_GetCharOrigin(text, i, x_at, y_at)
        left, base = matrix.point(x.value, y.value)
        bounds = matrix.box(box.left, box.bottom, box.right, box.top)
        if run.turn == 0 and not plausible(bounds, base, run.size):
            bounds = Box(bounds.x0, base - ASCENT * run.size, bounds.x1, base + DESCENT * run.size)
        yield Glyph(
            character(raw.FPDFText_GetUnicode(text, i)),
            bounds.x0, bounds.top, bounds.x1, bounds.bottom, run.size, left, base, run.turn, run.hidden,
        )  # fmt: skip


def run_of(text: Any, index: int, matrix: Matrix, runs: dict[int, Run]) -> Run:
    """The run that a glyph belongs to; ``runs`` keeps those known by the address of their text object."""
    item = raw.FPDFText_GetTextObject(text, index)
    address = ctypes.addressof(item.contents) if item else 0
    run = runs.get(address)
    if run is None:
        run = runs[address] = new_run(text, index, item, matrix)
    return run


def new_run(text: Any, index: int, item: Any, matrix: Matrix) -> Run:
    """The run that begins with a glyph."""
    values = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, values)
    shown = matrix.after(Matrix(values.a, values.b, values.c, values.d, 0, 0))
    size = raw.FPDFText_GetFontSize(text, index) * shown.height()
    hidden = bool(item) and raw.FPDFTextObj_GetTextRenderMode(item) in INVISIBLE_MODES
    return Run(round(abs(size), 3), shown.turn(), hidden)


def plausible(box: Box, base: float, size: float) -> bool:
    """Whether a glyph's box fits its font size and baseline; fonts with wrong heights give boxes that do not."""
    return TIGHTEST * size <= box.height <= TALLEST * size and box.top <= base - size / 4 and box.bottom >= base - size / 4


def character(code: int) -> str:
    """The character of a code as PDFium gives it, radicals repaired; what has no character becomes U+FFFD."""
    if code == LINE_END_HYPHEN:
        return "-"
    if code in NO_CHARACTER or 0xD800 <= code <= 0xDFFF or code > sys.maxunicode:
        return REPLACEMENT
    return repaired(chr(code))


def unmapped_share(textpage: pypdfium2.PdfTextPage) -> float:
    """The share of glyphs for which the font gives no character and PDFium guesses."""
    text = textpage.raw
    count = raw.FPDFText_CountChars(text)
    return sum(raw.FPDFText_HasUnicodeMapError(text, i) == 1 for i in range(count)) / count if count > 0 else 0.0
