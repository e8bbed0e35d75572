"""The self-contained HTML gap report: one file, no network, rendered by Jinja2 from the result file alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import report_templates
from checker.writers.view import report_view

if TYPE_CHECKING:
    from jinja2 import Environment


def html_report(result: Mapping[str, Any]) -> str:
    """The gap report of a parsed result file as one HTML page; the same input gives the same text.

    Everything out of the document is escaped. Raises KeyError when a key fixed by result.md is missing.
    """
    template = environment().get_template("gap_report.html.j2")
    return template.render(view=report_view(result))


@cache
def environment() -> Environment:
    """Jinja2 with escaping everywhere and no silent blanks for what the view does not hold."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = Path(str(report_templates.__file__)).parent
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
