"""The second reader of a document, opened only when a page needs it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.reading.limits import TimeIsUp, time_limit
from extractors.reading.readings import Reading

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

OPENING_SECONDS = 60.0
PAGE_SECONDS = 30.0


class Referee:
    """pdfplumber over a file. Whatever goes wrong in it costs the page asked for and nothing else."""

    def __init__(self, path: Path, password: str | None) -> None:
        self.path = path
        self.password = password
        self.slow_pages: set[int] = set()
        self._document: PDF | None = None
        self._tried = False

    def page_count(self) -> int:
        """The number of pages that pdfplumber finds, 0 where it cannot open the file."""
        document = self._opened()
        if document is None:
            return 0
        try:
            with time_limit(OPENING_SECONDS):
                return len(document.pages)
        except MemoryError:
            raise
        except (Exception, TimeIsUp):
            return 0

    def reading(self, number: int) -> Reading | None:
        """Page ``number`` as pdfplumber reads it; None where it fails or takes longer than ``PAGE_SECONDS``."""
        from extractors.reading.plumber import read_page

        if number > self.page_count():
            return None
        document = self._opened()
        try:
            with time_limit(PAGE_SECONDS):
                return read_page(document, number) if document else None
        except TimeIsUp:
            self.slow_pages.add(number)
        except MemoryError:
            raise
        except Exception:  # noqa: S110
            pass
        return None

    def close(self) -> None:
        """Closes the file; the referee can be asked again and opens it anew."""
        if self._document is not None:
            self._document.stream.close()
        self._document, self._tried = None, False

    def _opened(self) -> PDF | None:
        if not self._tried:
            self._tried = True
            self._document = opened(self.path, self.password)
        return self._document


def opened(path: Path, password: str | None) -> PDF | None:
    """The file opened with pdfplumber, None where it cannot be; pdfminer raises errors of every kind."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with time_limit(OPENING_SECONDS):
            return pdfplumber.open(path, password=password)
    except MemoryError:
        raise
    except (Exception, TimeIsUp):
        return None
