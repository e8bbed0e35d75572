"""The reports of a batch: what stands in them, that nothing in them is obeyed, and how the matrix is used."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Sheet

from checker.writers.portfolio_html import portfolio_html
from checker.writers.portfolio_view import portfolio_view
from checker.writers.portfolio_xlsx import portfolio_xlsx

HOSTILE = '</script><script>alert(1)</script>=HYPERLINK("x")\x07{{ 7*7 }}'
STATUSES = ("met", "behind", "not-met", "insufficient", "not-disclosed", "not-applicable")
ROLES = ("benchmark", "binding", "expected")


def portfolio(count: int, name: str = "造纸厂", columns: int = 12) -> dict[str, Any]:
    """A batch of so many enterprises; the last document could not be read."""
    checks = [
        {
            "provision": f"{'一二三四'[at % 4]}(一){at}", "check": f"c{at}", "title": f"第{at}项{name}",
            "role": ROLES[at % 3], "statuses": {"met": 1},
        }
        for at in range(columns)
    ]  # fmt: skip
    documents = [document(at, name) for at in range(count)]
    failed = {**document(count, name), "state": "failed", "enterprise": None, "counted": False, "outputs": {}}
    failed["problem"] = {"code": "R107", "message": f"“{name}”已加密"}
    return {
        "schema": "1",
        "program": {"name": "dafeng", "version": "0"},
        "plan": {"id": "p", "title": "实施方案", "number": "1", "sha256": "0"},
        "coverage": {
            "documents": count + 1, "read": count, "partly_read": 0, "failed": 1, "pages": 9, "unreadable_pages": 0,
            "enterprises": count, "industries": [], "sector_findings": 2, "sector_valued": 1,
        },
        "documents": [*documents, failed],
        "enterprises": [{"id": f"e{at}", "name": f"{name}{at:03}", "industries": ["paper"]} for at in range(count)],
        "checks": checks,
        "matrix": [row(at, columns) for at in range(count)],
        "sectors": [sector("met", "87"), sector("not-disclosed", None)],
        "between": [
            {"kind": "restated", "enterprise": "e0", "name": "取水量", "message": f"前后不一{name}", "advice": "请核对"}
        ],
        "notes": [{"code": "R451", "message": "内容相同"}],
    }  # fmt: skip


def document(at: int, name: str) -> dict[str, Any]:
    return {
        "id": f"d{at}", "file": f"{name} {at}.pdf", "state": "read", "pages": 9, "company": f"{name}{at:03}",
        "report_year": 2023, "industries": ["paper"], "enterprise": f"e{at}", "counted": True,
        "counts": {"benchmark": {"met": at % 7, "behind": 1, "insufficient": 2}}, "binding_gaps": at % 3,
        "other_gaps": at % 5, "needs_review": 0, "inconsistencies": 0, "outputs": {"html": f"{name} {at}.html"},
    }  # fmt: skip


def row(at: int, columns: int) -> dict[str, Any]:
    cells = [
        {"check": f"c{column}", "status": STATUSES[(at + column) % len(STATUSES)], "value": f"{column}.5", "unit": "%"}
        for column in range(columns)
    ]
    return {"enterprise": f"e{at}", "document": f"d{at}", "cells": cells}


def sector(status: str, value: str | None) -> dict[str, Any]:
    return {
        "provision": "二(一)3", "check": "chp", "title": "热电联产占比达85%", "role": "benchmark", "industry": "paper",
        "name": "热电联产占比", "status": status, "value": value, "unit": "%" if value else None,
        "target": {"as_printed": "达85%"}, "coverage": {"submitted": 3, "counted": 2}, "reason": "2家已采用。",
        "steps": ["2 ÷ 3"], "notes": [], "needs_review": False,
    }  # fmt: skip


def test_enterprises_rank_by_binding_gaps_then_others() -> None:
    ranking = portfolio_view(portfolio(12)).rankings[0]
    merits = [(one.binding, one.other) for one in ranking.rows]
    assert merits == sorted(merits)


def test_the_workbook_has_a_sheet_a_view_with_all_rows() -> None:
    book = openpyxl.load_workbook(BytesIO(portfolio_xlsx(portfolio(5))))
    assert book.sheetnames == ["文件", "行业条款", "企业与条款对照", "各行业企业", "企业各年报告之间"]
    assert [sheet.max_row for sheet in book] == [7, 3, 6, 6, 2]
    assert book["企业与条款对照"].max_column == 13


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_portfolio_gives_the_same_bytes(language: str) -> None:
    assert portfolio_html(portfolio(3), language) == portfolio_html(portfolio(3), language)
    assert portfolio_xlsx(portfolio(3), language) == portfolio_xlsx(portfolio(3), language)


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    book = openpyxl.load_workbook(BytesIO(portfolio_xlsx(portfolio(2, HOSTILE))))
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)


def opened(sheet: Sheet, tmp_path: Path, told: dict[str, Any]) -> Any:
    file = tmp_path / "portfolio.html"
    file.write_text(portfolio_html(told), encoding="utf-8")
    return sheet.open(file)


def test_hostile_names_do_nothing_in_a_browser(sheet: Sheet, tmp_path: Path) -> None:
    asked: list[str] = []
    sheet.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page = opened(sheet, tmp_path, portfolio(2, HOSTILE))
    assert asked == []
    assert sheet.errors == []
    assert sheet.outside(tmp_path / "portfolio.html") == []
    assert len(page.query_selector_all("table.matrix tbody tr")) == 2


def test_the_matrix_of_two_hundred_is_filtered_and_sorted_without_a_server(sheet: Sheet, tmp_path: Path) -> None:
    page = opened(sheet, tmp_path, portfolio(200, columns=60))
    assert (tmp_path / "portfolio.html").stat().st_size < 2_000_000

    def names() -> list[str]:
        return [cell.inner_text() for cell in page.query_selector_all("table.matrix tbody th")]

    def columns() -> int:
        return len(page.query_selector_all("table.matrix thead th")) - 1

    assert (len(names()), columns()) == (200, 20)
    page.select_option("#matrix select[name=role]", "")
    assert columns() == 60
    page.select_option("#matrix select[name=part]", "二")
    assert columns() == 15
    page.fill("#matrix input[name=words]", "造纸厂01")
    assert names() == [f"造纸厂01{at}" for at in range(10)]
    page.select_option("#matrix select[name=order]", "gaps")
    gaps = [
        len(line.query_selector_all("td.not-met, td.behind"))
        for line in page.query_selector_all("table.matrix tbody tr")
    ]
    assert gaps == sorted(gaps, reverse=True)
    assert sheet.errors == []


def test_a_phone_shows_it_without_sideways_scrolling(phone: Sheet, tmp_path: Path) -> None:
    page = opened(phone, tmp_path, portfolio(5))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
