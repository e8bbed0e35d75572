"""The gap report as Markdown (GitHub's flavour), every text of the document escaped so that it stays a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.writers.languages import joined, listed
from checker.writers.templates import MARKDOWN, filled
from checker.writers.view import report_view

SIGNS = re.compile(r"[\\`*_\[\]|~#@$]|(?<=[A-Za-z]):(?=//)")
STARTS = re.compile(r"^ ?(?:[-+](?=[-\s]|$)|=|\d+(?=[.)](?:\s|$)))")


def markdown_report(result: Mapping[str, Any], templates: Path | None = None) -> str:
    """The report of a parsed result file, without pictures; the same input gives the same text.

    ``templates`` may hold a template of the user; raises ``WriterError`` (R422) where it is faulty.
    """
    return filled(
        MARKDOWN, templates, finalize=escaped, view=report_view(result), listed=listed, joined=joined, plain=plain
    )


def escaped(value: Any) -> Any:
    """A value on one line with every sign that Markdown or HTML gives a meaning made plain."""
    from markupsafe import Markup, escape

    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    line = SIGNS.sub(lambda match: f"\\{match[0]}", re.sub(r"\s+", " ", value))
    line = STARTS.sub(lambda match: f"{match[0]}\\" if match[0][-1].isdigit() else f"\\{match[0].strip()}", line)
    return Markup(str(escape(line)).replace("&#34;", '"').replace("&#39;", "'"))  # noqa: S704 -- escaped just before


def plain(segments: Any) -> str:
    """Words cut into pieces by what is to be stressed, as one text."""
    return "".join(text for text, _ in segments)
