"""The plan's text, clause by clause."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policies.clauses import clauses, closed_up
from policies.loader import load_plan, plan_folder

SOURCE = Path(__file__).parents[3] / "shared" / "plan" / "plan-2023-89.txt"
LATEX = (
    ("NO_x", "NOx"),
    (r"\text{mg/m}", "mg/m"),
    (r"\leq", "≤"),
    (r"\%", "%"),
    ("^3", "³"),
    ("$", ""),
)


def text() -> str:
    return load_plan(plan_folder()).text


def test_a_clause_ends_at_the_next_heading() -> None:
    found = clauses("# 题\n\n## 一(一)\n\n甲。\n\n# 二、\n\n乙。\n\n## 二(一)1\n\n丙。\n")
    assert dict(found) == {"一(一)": "甲。", "二(一)1": "丙。"}


def test_every_item_and_box_of_the_plan_is_a_clause() -> None:
    refs = set(clauses(text()))
    tasks = {f"二({part}){item}" for part, items in zip("一二三四五六", TASKS, strict=True) for item in items}
    sectors = {
        f"三({part}){item}"
        for part, last in zip("一二三四五六七八九", SECTORS, strict=True)
        for item in range(1, last + 1)
    }
    assert tasks | sectors <= refs
    assert {"一(三)", "四(一)", "四(二)", "四(三)", "专栏1-皮革", "专栏2-造纸"} <= refs
    assert len([ref for ref in refs if ref.startswith("专栏") and "-" in ref]) == 13


TASKS = ((1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12), (13, 14, 15), (16, 17, 18))
SECTORS = (3, 3, 4, 4, 4, 4, 3, 3, 3)


def test_sentences_broken_over_a_page_are_joined() -> None:
    found = clauses(text())
    assert "加快推进用能技术突破，研发利用生物质替代化石能源技术" in found["三(一)1"]
    assert "工业能耗强度、二氧化碳排放强度持续下降" in found["一(三)"]
    assert "NOx 产生浓度≤1000mg/m³" in found["三(三)2"]


@pytest.mark.skipif(not SOURCE.exists(), reason="the plan's source text lies outside the project")
def test_nothing_is_left_out_and_nothing_invented() -> None:
    source = SOURCE.read_text(encoding="utf-8")
    for printed, plain in LATEX:
        source = source.replace(printed, plain)
    ours = re.sub(r"^## .*$|^# ", "", text(), flags=re.MULTILINE)
    assert closed_up(ours) == closed_up(source)
