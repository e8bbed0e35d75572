"""The HTML report's frame in English: no word of a template is left in Chinese, none of the document is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sample_result import sample_result

import report_templates
from checker.writers.formats import Look, report
from checker.writers.html import RUN, _english

FOLDER = Path(str(report_templates.__file__)).parent
MACROS = tuple(f"macros/{name}.html.j2" for name in ("chart", "facts", "gaps", "parts", "suggestions"))
TEMPLATES = ("gap_report.html.j2", "method.html.j2", "script.js", *MACROS)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_word_of_a_template_is_left_in_chinese(name: str) -> None:
    assert [run for run in RUN.findall(_english(FOLDER / name)) if CHINESE.search(run)] == []


def test_the_frame_is_english_and_the_document_s_words_stand() -> None:
    page = report("html", sample_result(), Look("en")).decode()
    assert '<html lang="en">' in page
    assert "Gap list" in page
    assert "差距清单" not in page
    assert sample_result()["document"]["company"] in page
    assert sample_result()["findings"][0]["reason"] in page or "reason" not in sample_result()["findings"][0]
