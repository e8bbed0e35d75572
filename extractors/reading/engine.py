"""Opening a file with PDFium, mending what is cut off where that is possible."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

from extractors.errors import ReadingError

LARGEST_MENDED = 256 * 2**20
CATALOG = re.compile(rb"(\d+)\s+(\d+)\s+obj\s*<<(?:(?!endobj).){0,2000}?/Type\s*/Catalog\b", re.DOTALL)
ENDING = b"\nendstream\nendobj\ntrailer\n<</Root %s %s R/Size 8388607>>\nstartxref\n0\n%%%%EOF\n"


def open_engine(path: Path, password: str | None) -> pypdfium2.PdfDocument | None:
    """The file opened with PDFium, which may have no pages; None where PDFium cannot open it even mended.

    Raises ``ReadingError`` where the file is locked: R107 no password, R108 a wrong one, R113 an unknown protection.
    """
    handle = raw.FPDF_LoadDocument(os.fsencode(path) + b"\x00", password.encode() + b"\x00" if password else None)
    if handle:
        return pypdfium2.PdfDocument(handle)
    error = raw.FPDF_GetLastError()
    if error == raw.FPDF_ERR_PASSWORD:
        raise ReadingError("R108" if password else "R107", file=str(path))
    if error == raw.FPDF_ERR_SECURITY:
        raise ReadingError("R113", file=str(path))
    return open_mended(path)


def open_mended(path: Path) -> pypdfium2.PdfDocument | None:
    """A file whose end is lost, opened with an end that names its catalogue, so that PDFium finds the pages that stand.

    None where no catalogue stands outside compressed streams, or the file is larger than ``LARGEST_MENDED`` bytes.
    """
    if path.stat().st_size > LARGEST_MENDED:
        return None
    content = path.read_bytes()
    catalogues = CATALOG.findall(content)
    if not catalogues or b"/Encrypt" in content:
        return None
    try:
        return pypdfium2.PdfDocument(content + ENDING % catalogues[-1])
    except pypdfium2.PdfiumError:
        return None
