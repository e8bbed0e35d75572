"""The gap report as HTML: structure, wording, escaping, and that it is one inert file."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from html_tree import Node, tree
from sample_result import sample_result

from checker.writers.html import html_report

CLOSED = {
    "status",
    "role",
    "theme",
    "stance",
    "kind",
    "comparator",
    "place",
    "state",
    "period",
    "value",
    "image",
    "unit",
    "start_value",
    "required",
}
TAGS = ("<script", "<img", "<style", "<svg", "<a ", "<details")
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}javascript:alert(3)\x00\x1b\u202e\ud800'


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    return sample_result()


@pytest.fixture(scope="module")
def page(result: dict[str, Any]) -> Node:
    return tree(html_report(result))


def test_cover_names_what_was_checked_against_what(page: Node) -> None:
    cover = page.one("header", "cover").text
    for said in ("青渚纸业股份有限公司", "2023 年", "造纸", "中轻联综合〔2023〕89号", "9f2c9f2c9f2c", "dafeng 0.1.0"):
        assert said in cover
    assert "共 58 页，读取 57 页（其中光学识别 2 页：第 44–45 页），未读 1 页：第 46 页" in cover
    assert "uploads" not in cover


def test_sections_come_in_the_auditors_order(page: Node) -> None:
    order = [node.attrs["id"] for node in page.one("main").all("section") if "cited" not in node.classes]
    assert order == ["summary", "gaps", "metrics", "actions", "contradictions", "unread", "pages", "method"]


def test_matrix_accounts_for_every_finding(page: Node, result: dict[str, Any]) -> None:
    rows = [[cell.text for cell in row.all("td")] for row in page.one("table", "matrix").all("tr")][1:]
    assert rows[0] == ["1", "0", "1", "0", "1", "1", "0", "1", "2", "7"]
    assert [row[-1] for row in rows] == ["7", "8", "5", "4", "2", str(len(result["findings"]))]


def test_gap_table_starts_with_the_broken_mandatory_provision(page: Node) -> None:
    first = page.by_id("f1")
    assert first.attrs["data-role"] == "binding"
    assert first.attrs["data-status"] == "not-met"
    columns = [cell.attrs.get("data-label") for cell in first.one("tr", "row").all("td")]
    assert columns[1:] == ["条款", "条文原文", "披露值", "页码", "判定", "依据", "整改建议"]
    assert "未达标（不符合）" in first.text
    assert "第 19 页（印刷 17）" in first.text


def test_every_finding_stands_once_and_the_inapplicable_ones_are_folded(page: Node, result: dict[str, Any]) -> None:
    applicable = list(page.all("tbody", "finding"))
    folded = page.one("details", "fold")
    assert [node.attrs["id"] for node in applicable] == [f"f{place}" for place in range(1, len(applicable) + 1)]
    assert len(applicable) + len(list(folded.one("tbody").all("tr"))) == len(result["findings"])
    assert "仅面向主管部门和协会 2 项" in folded.one("summary").text


def test_row_opens_to_picture_words_steps_and_trajectory(page: Node) -> None:
    row = next(
        node for node in page.all("tbody", "finding") if "吨纸综合能耗 460.9" in node.text.replace("2023 年", "")
    )
    details = row.one("details")
    assert "460.9" in details.one("blockquote").text
    assert "目标线自 2020 年 478.2 kgce/t 起（企业自身 2020 年值）" in details.text
    drawing = details.one("figure", "chart").one("svg")
    assert drawing.attrs["role"] == "img"
    assert "至 2025 年 ≤ 450 kgce/t" in drawing.one("desc").text
    assert len(list(drawing.all("circle", "dot"))) == 4


def test_each_crop_is_embedded_once(page: Node) -> None:
    pictures = {f"#{picture.attrs['id']}": str(picture.attrs["href"]) for picture in page.all("image")}
    assert len(pictures) == len(set(pictures.values())) == 2
    assert all(source.startswith("data:image/png;base64,") for source in pictures.values())


def test_every_finding_opens_to_its_picture(page: Node) -> None:
    shown = [(drawing.attrs["aria-label"], drawing.one("use").attrs["href"]) for drawing in page.all("svg", "crop")]
    assert len(shown) > len({source for _, source in shown}) == 2
    assert all(label for label, _ in shown)
    assert next(page.by_id("f17").all("svg", "crop"))


def test_links_lead_to_something_in_the_file(page: Node) -> None:
    ids = [str(node.attrs["id"]) for node in page.all() if "id" in node.attrs]
    assert len(ids) == len(set(ids))
    targets = {str(node.attrs["href"]) for node in page.all("a")}
    assert {target[0] for target in targets} == {"#"}
    assert {target[1:] for target in targets} <= set(ids)


def test_metrics_show_what_is_printed_and_what_it_means(page: Node) -> None:
    section = page.by_id("metrics")
    energy = section.one("table", "metrics")
    assert [cell.text for cell in energy.one("thead").all("th")][1:6] == ["2020", "2021", "2022", "2023", "2025"]
    electricity = next(row for row in energy.one("tbody").all("tr") if "外购电力" in row.text)
    assert "28950 万千瓦时= 289,500,000 kWh" in electricity.text.replace("\n", "")
    assert "把握不足" in section.text
    assert "推导：（2023 年值 − 2020 年值）÷ 2020 年值" in section.text


@pytest.mark.parametrize(
    ("role", "status", "target", "worded"),
    [
        ("binding", "met", None, "√达标"),
        ("binding", "not-met", None, "×未达标（不符合）"),
        ("binding", "behind", None, "▼进度滞后"),
        ("benchmark", "met", "-7.6", "√优于行业目标"),
        ("benchmark", "met", "0.0", "√达到行业目标"),
        ("benchmark", "not-met", "3", "×未及行业目标"),
        ("benchmark", "behind", "3", "▼落后于行业进度"),
        ("benchmark", "on-track", "3", "▲符合行业进度"),
        ("expected", "not-met", None, "×未采取"),
        ("expected", "not-met", "3", "×未达标"),
        ("encouraged", "not-met", None, "×未采取"),
        ("encouraged", "met", None, "√达标（已采取）"),
        ("expected", "planned", None, "○已计划"),
        ("expected", "insufficient", None, "◇信息不足"),
        ("expected", "cant-tell", None, "？无法判定"),
        ("expected", "not-disclosed", None, "□未披露"),
        ("binding", "on-track", None, "▲进度正常"),
    ],
)
def test_status_is_worded_by_role(
    result: dict[str, Any], role: str, status: str, target: str | None, worded: str
) -> None:
    finding = copy.deepcopy(result["findings"][2])
    finding |= {"role": role, "status": status, "gap": {"absolute": target} if target else None}
    finding |= {} if target else {"target": None, "trajectory": None}
    page = tree(html_report({**result, "findings": [finding]}))
    assert page.by_id("f1").one("span", "verdict").text == worded
    if role == "benchmark":
        assert "不符合" not in page.by_id("f1").text


def test_inapplicable_finding_is_only_folded(result: dict[str, Any]) -> None:
    finding = {**result["findings"][0], "status": "not-applicable"}
    page = tree(html_report({**result, "findings": [finding]}))
    assert not list(page.all("tbody", "finding"))
    assert finding["title"] in page.one("details", "fold").text


def test_hostile_text_stays_inert(result: dict[str, Any]) -> None:
    safe = html_report(result)
    page = html_report(_poisoned(result))
    page.encode("utf-8")
    assert [page.count(tag) for tag in TAGS] == [safe.count(tag) for tag in TAGS]
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7*7 }}javascript:" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", page)
    nodes = list(tree(page).all())
    assert not [name for node in nodes for name in node.attrs if name.startswith("on")]
    assert not [node for node in nodes if "javascript:" in str(node.attrs.get("href", "")).lower()]
    assert not [
        node for node in nodes if node.tag == "image" and not str(node.attrs["href"]).startswith("data:image/png")
    ]


def _poisoned(value: Any, key: str = "") -> Any:
    """The value with every free text made hostile; the pictures and what the schema closes stay."""
    if isinstance(value, dict):
        return {name: _poisoned(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_poisoned(item, key) for item in value]
    return HOSTILE + value if isinstance(value, str) and key not in CLOSED else value


@pytest.mark.parametrize(
    "image", ["https://example.org/x.png", "data:image/svg+xml,<svg onload=x>", 'data:image/png;base64,A"']
)
def test_only_embedded_png_pictures_are_shown(result: dict[str, Any], image: str) -> None:
    crops = {key: {**crop, "image": image} for key, crop in result["crops"].items()}
    page = html_report({**result, "crops": crops})
    assert "<image" not in page
    assert image not in page


def test_nothing_is_loaded_from_outside(result: dict[str, Any], page: Node) -> None:
    policy = next(node for node in page.all("meta") if node.attrs.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in str(policy.attrs["content"])
    text = html_report(result)
    assert not re.search(r"https?://|url\(|@import|<link|<iframe|src=\"(?!data:)", text)
    assert page.one("html").attrs["lang"] == "zh-CN"


def test_same_result_gives_the_same_bytes(result: dict[str, Any]) -> None:
    assert html_report(result) == html_report(sample_result())


def test_failed_document_says_so_and_claims_nothing(result: dict[str, Any]) -> None:
    document = {"file": "a/坏.pdf", "sha256": "00" * 32, "pages": 0, "state": "failed"}
    head = {name: result[name] for name in ("program", "plan")}
    warnings = [{"code": "E103", "message": "坏.pdf 已加密。"}]
    text = tree(html_report({**head, "document": document, "warnings": warnings})).one("body").text
    assert "本文件未能读取，未作任何判定。" in text
    assert "坏.pdf 已加密。（E103）" in text
    assert "未发现" not in text
    assert "九个" not in text


def test_enterprise_of_another_trade_is_told_apart(result: dict[str, Any]) -> None:
    document = {**result["document"], "industries": [], "state": "read", "unreadable_pages": []}
    page = tree(html_report({**result, "document": document, "metrics": [], "actions": [], "inconsistencies": []}))
    assert "未识别为方案所列轻工行业的企业" in page.one("div", "alert").text
    assert "未提取到指标。" in page.by_id("metrics").text
    assert "未提取到措施。" in page.by_id("actions").text
    assert "全部 58 页均已读取" in page.by_id("unread").text
