"""Loading plans and the vocabulary: what is refused, and what the message says."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from policies.loader import DEFAULT_PLAN, PolicyError, load_plan, load_vocabulary, plan_folder

HEAD = """\
id: test-plan
title: 试验方案
number: 〔2024〕1号
issuer: 某会
issued: 2024
text: plan.md
industries: [paper]
"""
TEXT = "# 试验方案\n\n## 二\n\n吨纸能耗由 480 kgce/t 降为 449.50 kgce/t。\n\n## 一\n\n推广屋顶光伏。\n"
SECOND = """\
- ref: 二
  id: limit
  title: 吨纸能耗
  quotes: [吨纸能耗由 480 kgce/t 降为 449.50 kgce/t]
  addressee: industry
  role: benchmark
  checks:
    - id: limit
      kind: limit
      title: 吨纸能耗
      indicators: [energy.per-paper]
      target: {comparator: "<=", value: 449.50, unit: kgce/t, deadline: 2025, as_printed: 降为 449.50 kgce/t}
"""
FIRST = """\
- ref: 一
  id: pv
  title: 屋顶光伏
  quotes: [推广屋顶光伏]
  addressee: enterprise
  role: expected
  checks:
    - {id: pv, kind: adoption, title: 屋顶光伏, measures: [energy.rooftop-pv]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plan = tmp_path / "plan"
    (plan / "provisions").mkdir(parents=True)
    (plan / "plan.yaml").write_text(HEAD, encoding="utf-8")
    (plan / "plan.md").write_text(TEXT, encoding="utf-8")
    (plan / "provisions" / "a.yaml").write_text(FIRST, encoding="utf-8")
    (plan / "provisions" / "b.yaml").write_text(SECOND, encoding="utf-8")
    return plan


def test_provisions_stand_in_the_order_of_the_text(folder: Path) -> None:
    assert [provision.id for provision in load_plan(folder).provisions] == ["limit", "pv"]


def test_numbers_are_exact_decimals_even_unquoted(folder: Path) -> None:
    check = load_plan(folder).provisions[0].checks[0]
    assert check.kind == "limit"
    assert check.target.value == Decimal("449.50")
    assert str(check.target.value) == "449.50"


@pytest.mark.parametrize(
    ("old", "new", "line", "place", "reason"),
    [
        ("  title: 屋顶光伏\n", "  title: 屋顶光伏\n  titel: 错\n", 4, "[0].titel", "不认识的键"),
        ("  title: 屋顶光伏\n", "  title: 甲\n  title: 乙\n", 4, "[0].title", "键“title”重复"),
        ("  role: expected", "  role: maybe", 6, "[0].role", "取值不在允许的范围内"),
        ("  title: 屋顶光伏\n", "", 1, "[0].title", "缺少必填的键"),
        ("kind: adoption", "kind: adopted", 8, "[0].checks[0]", "kind 取值“adopted”不认识"),
        ("measures: [energy.rooftop-pv]", "measures: energy", 8, "[0].checks[0].measures", "应为列表"),
        ("{id: pv,", "{id: PV,", 8, "[0].checks[0].id", "写法不符"),
        ("quotes: [推广屋顶光伏]", "quotes: [推广屋顶光伏", 5, "", "不是合法的 YAML"),
    ],
)
def test_a_fault_is_named_with_file_line_and_path(
    folder: Path, old: str, new: str, line: int, place: str, reason: str
) -> None:
    faulty = folder / "provisions" / "a.yaml"
    faulty.write_text(FIRST.replace(old, new), encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_plan(folder)
    message = str(caught.value)
    assert f"provisions/a.yaml，第 {line} 行" in message
    assert reason in message
    assert place in message


def test_a_word_where_a_year_is_meant_is_told_in_chinese(folder: Path) -> None:
    (folder / "plan.yaml").write_text(HEAD.replace("issued: 2024", "issued: 去年"), encoding="utf-8")
    with pytest.raises(PolicyError, match=r"plan\.yaml，第 5 行，issued：应为整数"):
        load_plan(folder)


def test_an_empty_file_and_a_missing_text_are_told(folder: Path) -> None:
    (folder / "provisions" / "a.yaml").write_text("# 空\n", encoding="utf-8")
    with pytest.raises(PolicyError, match="文件是空的"):
        load_plan(folder)
    (folder / "provisions" / "a.yaml").write_text(FIRST, encoding="utf-8")
    (folder / "plan.md").unlink()
    with pytest.raises(PolicyError, match="读不了这个文件"):
        load_plan(folder)


def test_the_hash_follows_the_content_and_not_the_place(folder: Path, tmp_path: Path) -> None:
    before = load_plan(folder).sha256
    moved = folder.rename(tmp_path / "elsewhere")
    assert load_plan(moved).sha256 == before
    (moved / "plan.md").write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert load_plan(moved).sha256 == before
    (moved / "provisions" / "a.yaml").write_text(FIRST.replace("expected", "encouraged"), encoding="utf-8")
    assert load_plan(moved).sha256 != before


def test_a_plan_is_found_by_id_by_folder_name_and_by_path(folder: Path) -> None:
    shipped = plan_folder()
    assert shipped.name == "light_industry_2023"
    assert plan_folder(DEFAULT_PLAN) == plan_folder("light_industry_2023") == shipped
    assert plan_folder(str(folder)) == folder
    with pytest.raises(PolicyError, match="找不到这个方案"):
        plan_folder("no-such-plan")


def test_the_vocabulary_is_read_once() -> None:
    assert load_vocabulary() is load_vocabulary()
    assert len(load_vocabulary().measures) > 60
