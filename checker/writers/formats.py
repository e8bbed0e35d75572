"""The output formats by name: what a file of each is called and which writer makes it from a result file alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SUFFIXES = {
    "json": ".json",
    "html": ".html",
    "docx": ".docx",
    "xlsx": ".xlsx",
    "pdf": ".pdf",
    "md": ".md",
    "sarif": ".sarif",
    "junit": ".junit.xml",
}
FORMATS = tuple(SUFFIXES)


@dataclass(frozen=True, slots=True)
class Look:
    """How reports look: the language of their frame ("zh" or "en"), and a folder of the user's own templates."""

    language: str = "zh"
    templates: Path | None = None


def report(form: str, result: Mapping[str, Any], look: Look) -> bytes:
    """The report of a parsed result file in a format of ``FORMATS`` (json is no report: it is the result file).

    The same result and look give the same bytes, except for PDF. Raises ``WriterError`` with a coded message where a
    user's template is faulty or no PDF can be made.
    """
    from checker.writers.languages import speaking

    with speaking(look.language):
        return _written(form, result, look.templates)


def _written(form: str, result: Mapping[str, Any], templates: Path | None) -> bytes:
    match form:
        case "html":
            return _html(result, templates).encode()
        case "pdf":
            from checker.writers.pdf import pdf_report

            return pdf_report(_html(result, templates), result["document"]["file"])
        case "docx":
            from checker.writers.docx import docx_report

            return docx_report(result, templates)
        case "xlsx":
            from checker.writers.xlsx import xlsx_report

            return xlsx_report(result)
        case "md":
            from checker.writers.markdown import markdown_report

            return markdown_report(result, templates).encode()
        case "sarif":
            from checker.writers.sarif import sarif_report

            return sarif_report(result).encode()
        case "junit":
            from checker.writers.junit import junit_report

            return junit_report(result)
    raise ValueError(form)


def _html(result: Mapping[str, Any], templates: Path | None) -> str:
    if templates is None:
        from checker.writers.html import html_report

        return html_report(result)
    from checker.writers.templates import HTML, filled
    from checker.writers.view import report_view

    return filled(HTML, templates, view=report_view(result))
