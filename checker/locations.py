"""Where documents lie: in folders of this machine, or under URLs that fsspec opens (s3://, file://).

A document under a URL is fetched by the process that reads it, into a file of its own that is gone afterwards.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extractors.errors import ReadingError

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
PDF = ".pdf"


class LocationError(ReadingError):
    """A URL that cannot be opened."""


def is_url(location: str) -> bool:
    """Whether a location is a URL and no path."""
    return bool(_URL.match(location))


def pdfs_at(url: str) -> list[str]:
    """The URLs of the PDFs under ``url`` at any depth, in their order; the URL itself where it names a document.

    Raises LocationError (R136: nothing can be read there, R137: what opens such URLs is not installed).
    """
    system, path = _opened(url)
    try:
        if not system.isdir(path):
            return [url]
        found = sorted(name for name in system.find(path) if name.lower().endswith(PDF))
    except Exception as error:
        raise LocationError("R136", file=url, cause=_words(error)) from error
    return [str(system.unstrip_protocol(name)) for name in found]


@contextmanager
def fetched(url: str) -> Iterator[Path]:
    """The document under ``url`` as a file that is there for as long as the context; raises LocationError as above."""
    system, path = _opened(url)
    with tempfile.TemporaryDirectory(prefix="dafeng-") as folder:
        target = Path(folder) / "report.pdf"
        try:
            system.get_file(path, str(target))
        except Exception as error:
            raise LocationError("R136", file=url, cause=_words(error)) from error
        yield target


def _opened(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it."""
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise LocationError("R137", file=url, cause=_words(error)) from error
    except Exception as error:
        raise LocationError("R136", file=url, cause=_words(error)) from error
    return system, path


def _words(error: Exception) -> str:
    """What happened in one line: file systems raise errors of any kind, some without words."""
    return " ".join(str(error).split()) or type(error).__name__
