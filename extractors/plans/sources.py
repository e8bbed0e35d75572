"""The lines of a plan's document: PDF, DOCX or text."""

from __future__ import annotations

import re
from pathlib import Path

from extractors.errors import ReadingError

MOST_BYTES = 100_000_000


def plan_lines(path: Path) -> list[str]:
    """The document's lines in reading order, one a paragraph where the format tells; blank lines are left out.

    Raises ReadingError with the code of the table of messages when the file cannot be read.
    """
    if not path.is_file():
        raise ReadingError("R103", file=str(path))
    if path.stat().st_size > MOST_BYTES:
        raise ReadingError("R111", file=str(path), megabytes=path.stat().st_size // 1_000_000, limit=100)
    readers = {".pdf": _of_pdf, ".docx": _of_docx, ".txt": _of_text, ".md": _of_text}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise ReadingError("R305", file=str(path))
    return [plain for line in reader(path) if (plain := without_latex(line).strip())]


_LATEX = (
    (r"\\(?:leq?|leqslant)\b", "≤"),
    (r"\\(?:geq?|geqslant)\b", "≥"),
    (r"\\%", "%"),
    (r"\\(?:text|mathrm)\{([^{}]*)\}", r"\1"),
    (r"\^\{?3\}?", "³"),
    (r"\^\{?2\}?", "²"),
    (r"_\{?([0-9a-zA-Z])\}?", r"\1"),
)


def without_latex(line: str) -> str:
    """A line without the formulas' marks that converters leave in a text ($\\leq 0.5\\%$ is ≤0.5%)."""
    if "$" not in line:
        return line
    for pattern, plain in _LATEX:
        line = re.sub(pattern, plain, line)
    return re.sub(r"\s*\$\s*|(?<=[≤≥])\s+", "", line)


def _of_text(path: Path) -> list[str]:
    """Lines of UTF-8 or GB18030 text; headings of the project's own plan.md (## 二(一)1) are left out."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError as error:
            raise ReadingError("R305", file=str(path)) from error
    return [line.removeprefix("# ") for line in text.splitlines() if not line.startswith("##")]


def _of_docx(path: Path) -> list[str]:
    from zipfile import BadZipFile

    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        blocks = list(Document(str(path)).iter_inner_content())
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise ReadingError("R305", file=str(path)) from error
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines.extend(cell.text for row in block.rows for cell in row.cells)
        else:
            lines.append(block.text)
    return [piece for line in lines for piece in line.splitlines()]


def _of_pdf(path: Path) -> list[str]:
    from extractors.language.texts import text_of_lines
    from extractors.layout import layouts
    from extractors.reading import cause, read_document

    document = read_document(path)
    pages = list(document.pages())
    readable = [page for page in pages if page.readable]
    if not readable:
        code, fields = cause(pages)
        raise ReadingError(code, file=str(path), **fields)
    return [
        text_of_lines(paragraph.page, paragraph.lines).printed
        for layout in layouts(readable)
        for paragraph in layout.paragraphs
    ]
