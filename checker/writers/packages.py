"""Zip packages (Word files) whose bytes depend on their content alone."""

from __future__ import annotations

import zipfile
from io import BytesIO

DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that zip can say


def dated(package: bytes) -> bytes:
    """The same package with a fixed date on each of its files."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as source, zipfile.ZipFile(target, "w") as made:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, DATE)
            fixed.compress_type, fixed.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            made.writestr(fixed, source.read(entry))
    return target.getvalue()
