"""A page read with PDFium: fast, and sound on nearly every file. Never from several threads of one process."""

from __future__ import annotations

import numpy as np
import pypdfium2

from extractors.pages import Page
from extractors.reading.frames import frame_of
from extractors.reading.glyphs import BLANK, cleaned, is_inkless, quarters_of
from extractors.reading.graphics import graphics_of
from extractors.reading.printing import printed_text
from extractors.reading.readings import Reading
from extractors.reading.rules import covered_share
from extractors.reading.unseen import unseen
from extractors.reading.words import words_of


def read_page(document: pypdfium2.PdfDocument, number: int) -> Reading:
    """Page ``number`` (from 1) of an open document.

    Raises ``pypdfium2.PdfiumError`` where PDFium cannot load the page or its text.
    """
    page = document[number - 1]
    try:
        frame = frame_of(page)
        textpage = page.get_textpage()
        try:
            drawn, white, runs = printed_text(textpage, frame.matrix)
            graphics = graphics_of(page, frame, runs, painted=bool(white.any()))
            painted = [*(graphics.painted or ()), *graphics.images]
            lost = unseen(page, drawn, white, painted) if white.any() else white
            quarters = quarters_of(drawn.turn[~lost & ~drawn.are(BLANK)])
            if quarters:
                frame = frame.turned(quarters)
                drawn, graphics = printed_text(textpage, frame.matrix)[0], graphics_of(page, frame, runs)
        finally:
            textpage.close()
    finally:
        page.close()
    glyphs = cleaned(drawn.take(~lost) if lost.any() else drawn, frame.width, frame.height)
    read = Page(number, frame.width, frame.height, "pdfium", words_of(glyphs), graphics.rules, graphics.patches)
    read.quarters = quarters
    read.unseen = int(np.count_nonzero(lost))
    read.image_share = covered_share(graphics.images, frame.width, frame.height)
    return Reading(read, is_inkless(glyphs), graphics.drawings, skipped=graphics.skipped)
