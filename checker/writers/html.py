"""The self-contained HTML gap report: one file, no network, rendered by Jinja2 from the result file alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import report_templates
from checker.writers.languages import spoken
from checker.writers.view import report_view

if TYPE_CHECKING:
    from jinja2 import Environment

# A run of Chinese text in a template: from its first Chinese character or mark to a brace, a tag, a quotation mark.
RUN = re.compile(r"[\u3000-\u303f\uff00-\uffef\u4e00-\u9fff][^<>{}\"\n]*")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def html_report(result: Mapping[str, Any]) -> str:
    """The gap report of a parsed result file as one HTML page; the same input gives the same text.

    Everything out of the document is escaped. Raises KeyError when a key fixed by result.md is missing.
    """
    template = environment(spoken()).get_template("gap_report.html.j2")
    return template.render(view=report_view(result))


@cache
def environment(language: str = "zh") -> Environment:
    """Jinja2 with escaping everywhere and no silent blanks for what the view does not hold.

    The templates are written in Chinese; for "en" the runs of Chinese text in their source give way to those of
    ``html_words.yaml``. What a document says is filled in afterwards and stays as it is.
    """
    from jinja2 import Environment, FileSystemLoader, FunctionLoader, StrictUndefined

    folder = Path(str(report_templates.__file__)).parent
    loader = FileSystemLoader(folder) if language == "zh" else FunctionLoader(lambda name: _english(folder / name))
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _english(file: Path) -> str:
    """The source of a template with its own words in English."""
    source = _COMMENT.sub("", file.read_text(encoding="utf-8")).replace('lang="zh-CN"', 'lang="en"')
    return source if file.suffix == ".css" else RUN.sub(_translated, source)


def _translated(run: re.Match[str]) -> str:
    words, told = english_words(), run.group().strip()
    return run.group().replace(told, words[told]) if told in words else run.group()


@cache
def english_words() -> Mapping[str, str]:
    """The English words of the templates by their Chinese runs."""
    from ruamel.yaml import YAML

    found: dict[str, str] = YAML(typ="safe").load(Path(str(report_templates.__file__)).with_name("html_words.yaml"))
    return found
