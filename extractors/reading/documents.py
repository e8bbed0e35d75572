"""A file as a document: opened, counted, and given page by page with the reader that can be trusted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import pypdfium2

from extractors.errors import ReadingError
from extractors.messages import message
from extractors.pages import Page
from extractors.reading.engine import open_engine
from extractors.reading.pdfium import read_page
from extractors.reading.readings import Reading
from extractors.reading.referee import PAGE_SECONDS, Referee
from extractors.reading.trust import is_garbage
from extractors.reading.verdicts import FAILED, GARBAGE, NEEDS_OCR, better, fault, is_doubtful

LARGEST_MEGABYTES = 1024
SIGNATURE = b"%PDF-"
SIGNATURE_WITHIN = 1024
END_MARK = b"%%EOF"
END_WITHIN = 2048
A4 = (595.28, 841.89)
RENEWED_AFTER = 60


@dataclass(slots=True)
class Document:
    """An open document. ``cut_off`` tells that the file has no end mark, so that pages may be missing.

    ``max_pages`` limits how many pages are read; those beyond are given unread. ``ocr_pages`` is how many more pages
    without trustworthy text may be given to text recognition, which takes seconds a page. A context manager; ``pages``
    closes the document when it has given the last page.
    """

    path: Path
    sha256: str
    page_count: int
    title: str | None
    cut_off: bool
    max_pages: int | None
    referee: Referee
    engine: pypdfium2.PdfDocument | None = field(repr=False)
    ocr_pages: int = 0
    _fresh: int = RENEWED_AFTER

    def pages(self) -> Iterator[Page]:
        """Every page in order, each read when it is asked for.

        A page that cannot be read has reader "none"; its ``reason`` is a message's code, a blank, and its words in
        Chinese. A page read by text recognition or from a scan's own text layer has reader "ocr" and a reason too.
        """
        try:
            for number in range(1, self.page_count + 1):
                if self.max_pages is not None and number > self.max_pages:
                    yield unread(number, *A4, "R124", limit=self.max_pages)
                else:
                    yield self.page(number)
        finally:
            self.close()

    def page(self, number: int) -> Page:
        """Page ``number``, counted from 1; one without trustworthy text is given to text recognition."""
        page = self._printed(number)
        if not (page.reason or "").startswith((NEEDS_OCR, GARBAGE)):
            return page
        return self._recognised(page)

    def _recognised(self, page: Page) -> Page:
        """The page as text recognition reads it, or as it was where that gives nothing or may not be used."""
        if self.engine is None or self.ocr_pages <= 0:
            return page
        from extractors.reading.ocr import recognised_words

        self.ocr_pages -= 1
        try:
            words, slant = recognised_words(self.engine, page.number)
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            return page
        if not words or is_garbage("".join(word.text for word in words)):
            return page
        page.reader, page.words, page.reason = "ocr", words, reason("R127", page.number)
        page.slant = slant
        return page

    def _printed(self, number: int) -> Page:
        """The page by the text that it carries."""
        first = self._read(number)
        if first is not None and not is_doubtful(first):
            return decided(first)
        second = self.referee.reading(number)
        if first is not None and second is not None:
            return decided(better(first, second))
        known = first or second
        if known is None or known.bare:
            return self._failed(number, known)
        return decided(known)

    def close(self) -> None:
        """Closes the file in both readers."""
        self.referee.close()
        if self.engine is not None:
            self.engine.close()

    def __enter__(self) -> Document:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _read(self, number: int) -> Reading | None:
        """The page as PDFium reads it, None where it cannot."""
        self._renew()
        if self.engine is None:
            return None
        try:
            return read_page(self.engine, number)
        except pypdfium2.PdfiumError:
            return None

    def _renew(self) -> None:
        """Opens the file anew after some pages: PDFium keeps what it has parsed, and that grows with the pages."""
        self._fresh -= 1
        if self._fresh >= 0 or self.engine is None:
            return
        self.engine.close()
        self.engine, self._fresh = open_engine(self.path, self.referee.password), RENEWED_AFTER

    def _failed(self, number: int, known: Reading | None) -> Page:
        width, height = (known.page.width, known.page.height) if known else A4
        if number in self.referee.slow_pages:
            return unread(number, width, height, "R126", seconds=int(PAGE_SECONDS))
        return unread(number, width, height, FAILED)


def decided(reading: Reading) -> Page:
    """The page of a reading as it goes out: unread where it has a fault, marked where a scan's text layer was read."""
    page = reading.page
    code = fault(reading)
    if code is not None:
        bare = unread(page.number, page.width, page.height, code)
        bare.image_share = page.image_share
        return bare
    if reading.inkless:
        page.reader, page.reason = "ocr", reason("R125", page.number)
    return page


def unread(number: int, width: float, height: float, code: str, **fields: Any) -> Page:
    """A page of which nothing could be read, with the reason."""
    return Page(number, width, height, "none", reason=reason(code, number, **fields))


def reason(code: str, number: int, **fields: Any) -> str:
    """A page's reason: the code, a blank, and the words."""
    return f"{code} {message(code, page=number, **fields)}"


def cause(pages: Sequence[Page]) -> tuple[str, dict[str, Any]]:
    """Why none of ``pages`` could be read: the code of a message about the file and its fields except ``file``.

    R110 where all of them are pictures, else R115 with the words of the first page's reason.
    """
    if all((page.reason or "").startswith(NEEDS_OCR) for page in pages):
        return "R110", {"pages": len(pages)}
    words = next((page.reason.partition(" ")[2] for page in pages if page.reason), "")
    return "R115", {"pages": len(pages), "reason": words}


def read_document(
    path: Path, password: str | None = None, max_pages: int | None = None, ocr_pages: int = 0
) -> Document:
    """The document at ``path``, open, its pages not read yet.

    An encrypted file opens with ``password`` or without one. Raises ``ReadingError``, with the file's path as field
    ``file``, where there is nothing to read: R101-R109, R111, R113 of the message table.
    """
    check_file(path)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    referee = Referee(path, password)
    engine = open_engine(path, password)
    known = len(engine) if engine is not None else 0
    count = known or referee.page_count()
    if not count:
        empty = engine is not None
        raise ReadingError("R109" if empty else "R106" if has_signature(path) else "R101", file=str(path))
    usable = engine if known else None
    return Document(path, sha256, count, title_of(engine), is_cut_off(path), max_pages, referee, usable, ocr_pages)


def check_file(path: Path) -> None:
    """Raises ``ReadingError`` where ``path`` is no file that can be opened, is empty or too large."""
    name = str(path)
    try:
        if path.is_dir():
            raise ReadingError("R104", file=name)
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise ReadingError("R103", file=name) from None
    except OSError:
        raise ReadingError("R105", file=name) from None
    if size == 0:
        raise ReadingError("R102", file=name)
    if size > LARGEST_MEGABYTES * 2**20:
        raise ReadingError("R111", file=name, megabytes=size // 2**20, limit=LARGEST_MEGABYTES)


def title_of(engine: pypdfium2.PdfDocument | None) -> str | None:
    """The title in the file's metadata, None where there is none."""
    return (engine.get_metadata_value("Title").strip("\x00 \t\r\n") or None) if engine is not None else None


def has_signature(path: Path) -> bool:
    """Whether the file begins as a PDF does."""
    with path.open("rb") as file:
        return SIGNATURE in file.read(SIGNATURE_WITHIN)


def is_cut_off(path: Path) -> bool:
    """Whether the file lacks the mark that ends every whole PDF."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - END_WITHIN))
        return END_MARK not in file.read()
