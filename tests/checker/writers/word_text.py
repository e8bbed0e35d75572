"""What a reader sees of a Word file: the text of its body, tables and headers."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile


def opened(content: bytes) -> Any:
    """The file as python-docx opens it."""
    from docx import Document

    return Document(BytesIO(content))


def body_text(content: bytes) -> str:
    """All paragraphs, those of tables among them, each on a line."""
    return "\n".join(paragraph_text(node) for node in opened(content).element.body.iter() if node.tag.endswith("}p"))


def paragraph_text(node: Any) -> str:
    return "".join(part.text or "" for part in node.iter() if part.tag.endswith("}t"))


def headings(content: bytes, *levels: int) -> list[str]:
    """The headings of these levels, in order."""
    names = [f"Heading {level}" for level in levels]
    return [one.text for one in opened(content).paragraphs if one.style.name in names]


def parts(content: bytes) -> dict[str, bytes]:
    """The files of the package by name."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
