"""The section of candidates: there only when there are any, sentence by sentence, and inert."""

from __future__ import annotations

from typing import Any

from checker.writers.html import html_report
from tests.checker.results import minimal_result

HEAD = "供人工查看的候选措施"


def result(*texts: str) -> dict[str, Any]:
    found = [
        {"measure": f"m{n}", "name": f"措施{n}", "score": "0.27", "evidence": [
            {"page": 4, "printed_page": "2", "bbox": [1, 2, 3, 4], "text": words, "place": "prose"}]}
        for n, words in enumerate(texts)
    ]  # fmt: skip
    return {**minimal_result(), "suggestions": found}


def test_nothing_is_shown_without_suggestions() -> None:
    assert HEAD not in html_report(minimal_result()) and HEAD not in html_report(result())


def test_a_sentence_stands_once_with_its_candidates() -> None:
    page = html_report(result("叉车改为电动。", "叉车改为电动。", "雨水用于绿化。"))
    assert page.count(HEAD) == 1 and page.count("叉车改为电动。") == 1 and page.count("雨水用于绿化。") == 1
    section = page[page.index(HEAD) :]
    assert section.index("措施0") < section.index("措施1") < section.index("措施2")
    assert "第 4 页" in section and "不参与任何判定" in section


def test_the_words_of_a_report_are_inert() -> None:
    assert "<script>alert" not in html_report(result("<script>alert(1)</script>用电改为电动"))
