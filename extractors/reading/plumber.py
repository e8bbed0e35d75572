"""A page read with pdfplumber: slow and exact, the referee where PDFium's text cannot be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from extractors.geometry import Box
from extractors.pages import Page, Rule
from extractors.reading.frames import Frame, Matrix
from extractors.reading.glyphs import Glyph, cleaned, columns_of, quarters_of
from extractors.reading.radicals import repaired
from extractors.reading.readings import Reading
from extractors.reading.rules import THICKEST, as_rule, covered_share, distinct, edges
from extractors.reading.words import words_of

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage
    from pdfplumber.pdf import PDF

UNKNOWN = re.compile(r"\(cid:\d+\)")
REPLACEMENT = "\ufffd"
LONGEST_EMPTY = 16
AS_SHOWN = Matrix(1, 0, 0, 1, 0, 0)


def read_page(document: PDF, number: int) -> Reading:
    """Page ``number`` (from 1) of an open document; raises whatever pdfminer raises on a damaged page."""
    page = document.pages[number - 1]
    try:
        left, top, right, bottom = page.cropbox
        drawn = list(glyphs_of(page, left, top))
        quarters = quarters_of(np.array([glyph.turn for glyph in drawn if not glyph.text.isspace()], dtype=np.int64))
        frame = Frame(right - left, bottom - top, AS_SHOWN).turned(quarters)
        width, height, matrix = frame.width, frame.height, frame.matrix
        glyphs = cleaned(columns_of(glyph.moved(matrix, 90 * quarters) for glyph in drawn), width, height)
        rules = distinct((Rule(Box(*matrix.box(*rule.box))) for rule in rules_of(page, left, top)), width, height)
        images = [Box(*matrix.box(*moved(image, left, top))) for image in page.images]
        drawings = len(page.curves) + len(page.rects) + len(page.lines) + len(page.images)
        lost = any(is_lost(stream) for stream in page.page_obj.contents)
    finally:
        page.close()
    read = Page(
        number,
        width,
        height,
        "pdfplumber",
        words_of(glyphs),
        rules,
        image_share=covered_share(images, width, height),
        quarters=quarters,
    )
    return Reading(read, drawings=drawings, lost=lost)


def is_lost(reference: Any) -> bool:
    """Whether a content stream holds more than an empty one does, and nothing of it can be decoded."""
    from pdfminer.pdftypes import PDFStream, resolve1

    stream = resolve1(reference)
    if not isinstance(stream, PDFStream):
        return True
    length = resolve1(stream.get("Length"))
    return isinstance(length, int) and length > LONGEST_EMPTY and not stream.get_data().strip()


def glyphs_of(page: PlumberPage, left: float, top: float) -> Iterator[Glyph]:
    """The page's glyphs, moved so that the crop box begins at 0, 0."""
    for char in page.chars:
        box = moved(char, left, top)
        matrix = Matrix(*char["matrix"])
        x, y = page.point2coord((matrix.e, matrix.f))
        turn = Matrix(matrix.a, -matrix.b, matrix.c, -matrix.d, 0, 0).turn()
        size = box.width if turn in (90, 270) else float(char["size"])
        text = UNKNOWN.sub(REPLACEMENT, char["text"])
        yield Glyph(repaired(text), box.x0, box.top, box.x1, box.bottom, size, x - left, y - top, turn)


def rules_of(page: PlumberPage, left: float, top: float) -> Iterator[Rule]:
    """The page's lines, thin rectangles and sides of stroked rectangles."""
    for line in page.lines:
        yield from found(moved(line, left, top))
    for rect in page.rects:
        box = moved(rect, left, top)
        pen = float(rect.get("linewidth") or 0)
        if min(box.width, box.height) <= THICKEST:
            yield from found(box)
        elif rect.get("stroke") and pen <= THICKEST:
            yield from found(*edges(box, pen))


def found(*boxes: Box) -> Iterator[Rule]:
    """Those of the boxes that are ruled lines."""
    for box in boxes:
        rule = as_rule(box)
        if rule:
            yield rule


def moved(item: dict[str, Any], left: float, top: float) -> Box:
    """The box of a pdfplumber object with the crop box's corner as origin."""
    return Box(
        float(item["x0"]) - left, float(item["top"]) - top, float(item["x1"]) - left, float(item["bottom"]) - top
    )
