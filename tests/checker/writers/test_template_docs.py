"""docs/templates.md tells of every variable that a template can use."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from sample_result import sample_result

from checker.writers import chart, citations, cover, docx, evidence, findings, suggestions, summary, tables, view, words
from checker.writers.templates import shared

TEXT = (Path(__file__).parents[3] / "docs" / "templates.md").read_text("utf-8")
MODULES = (chart, citations, cover, docx, evidence, findings, suggestions, summary, tables, view, words)
HIDDEN = ("Figures",)  # numbers pictures; no template sees it
CLASSES = [
    one
    for module in MODULES
    for one in vars(module).values()
    if dataclasses.is_dataclass(one) and one.__module__ == module.__name__ and one.__name__ not in HIDDEN
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_field_is_told(kind: type) -> None:
    sections = re.split(r"^### ", TEXT, flags=re.MULTILINE)
    name = {"Verdict": "FindingRow"}.get(kind.__name__, kind.__name__)
    section = next(part for part in sections if re.search(rf"\b{name}\b", part.splitlines()[0]))
    fields = {field.name for field in dataclasses.fields(kind)}
    fields |= {name for name, value in vars(kind).items() if isinstance(value, property)}
    assert not {field for field in fields if f"`{field}`" not in section}


def test_every_variable_is_told() -> None:
    context = docx._context(docx._opened(docx.SHIPPED / docx.WORD), view.report_view(sample_result()))
    assert not {name for name in {**context, **shared()} if not re.search(rf"`[^`]*\b{name}\b", TEXT)}
