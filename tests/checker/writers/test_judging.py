"""docs/judging.md: made from the plan's data, complete, and current."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.writers.judging import judging_markdown
from policies.loader import load_plan, load_vocabulary, plan_folder
from tests.checker.building import plan, vocabulary

PUBLISHED = Path(__file__).parents[3] / "docs" / "judging.md"
PLAN, VOCABULARY = load_plan(plan_folder()), load_vocabulary()
PAGE = judging_markdown(PLAN, VOCABULARY)


def test_the_published_page_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == PAGE, "run: dafeng plan judging --out docs/judging.md"


def test_every_check_stands_with_its_industries() -> None:
    checks = [check for provision in PLAN.provisions for check in provision.checks]
    assert all(f"`{check.id}` |" in PAGE for check in checks)


@pytest.mark.parametrize("industry", PLAN.head.industries)
def test_each_industry_has_its_table(industry: str) -> None:
    section = PAGE.partition(f"（{industry}）\n")[2].partition("\n## ")[0]
    assert section.count("\n|") > 2


def test_tables_hold_together_whatever_the_plan_says() -> None:
    made = plan({"kind": "adoption", "title": "甲|乙\n丙", "measures": ["energy.rooftop-pv"]})
    rows = [line for line in judging_markdown(made, vocabulary()).splitlines() if "甲" in line]
    assert rows == ["| 一(一) | 甲\\|乙 丙 `check` | 采用 | 屋顶光伏 | 至少一项已实施 | 对标 |  |"]


def test_a_target_is_told_with_its_baseline_and_start() -> None:
    assert "较2020年下降≥13.5%（2025年）" in PAGE
    assert "≤320 kgce/t（2025年），方案起点350 kgce/t" in PAGE
