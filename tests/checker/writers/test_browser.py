"""The HTML report in a real browser: what a reader can do with it, and that nothing leaves it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Sheet
from other_results import MARKS, hostile_result, large_result
from sample_result import sample_result

from checker.writers.html import html_report

Written = Callable[[dict[str, Any]], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def made(result: dict[str, Any]) -> Path:
        file = tmp_path / "report.html"
        file.write_bytes(html_report(result).encode("utf-8", "replace"))
        return file

    return made


def rows(page: Any) -> list[Any]:
    return [row for row in page.query_selector_all("tbody.finding") if row.is_visible()]


def test_filters_leave_what_they_name(sheet: Sheet, written: Written) -> None:
    page = sheet.open(written(large_result(40)))
    everything = len(rows(page))
    statuses = {row.get_attribute("data-status") for row in rows(page)}
    for status in sorted(statuses):
        page.select_option("select[name=status]", status)
        shown = rows(page)
        assert {row.get_attribute("data-status") for row in shown} == {status}
        assert str(len(shown)) in page.inner_text(".filter output")
    page.select_option("select[name=status]", "")
    role = rows(page)[0].get_attribute("data-role")
    page.select_option("select[name=role]", role)
    assert {row.get_attribute("data-role") for row in rows(page)} == {role}
    page.select_option("select[name=role]", "")
    part = rows(page)[0].get_attribute("data-part")
    page.select_option("select[name=part]", part)
    assert {row.get_attribute("data-part") for row in rows(page)} == {part}
    page.select_option("select[name=part]", "")
    assert len(rows(page)) == everything
    assert sheet.errors == []


def test_words_are_looked_for_in_all_of_a_finding(sheet: Sheet, written: Written) -> None:
    page = sheet.open(written(large_result(20)))
    title = rows(page)[0].query_selector("strong").inner_text()
    page.fill("input[name=words]", title)
    assert rows(page)
    assert all(title in row.text_content() for row in rows(page))
    page.fill("input[name=words]", "没有这样的话")
    assert rows(page) == []


def test_findings_can_be_put_in_the_plan_s_order_and_back(sheet: Sheet, written: Written) -> None:
    page = sheet.open(written(sample_result()))
    first = [row.get_attribute("id") for row in rows(page)]
    page.select_option("select[name=order]", "place")
    places = [int(row.get_attribute("data-place")) for row in rows(page)]
    assert places == sorted(places)
    page.select_option("select[name=order]", "")
    assert [row.get_attribute("id") for row in rows(page)] == first


def test_evidence_unfolds_by_mouse_and_keyboard_and_by_its_link(sheet: Sheet, written: Written) -> None:
    page = sheet.open(written(sample_result()))
    fold = page.query_selector("tbody.finding details")
    fold.query_selector("summary").click()
    assert fold.query_selector(".details").is_visible()
    fold.query_selector("summary").press("Enter")
    assert not fold.query_selector(".details").is_visible()
    page.click("button[name=open]")
    assert all(one.get_attribute("open") is not None for one in page.query_selector_all("tbody.finding details"))


def test_nothing_is_asked_of_the_network_and_the_console_is_silent(sheet: Sheet, written: Written) -> None:
    file = written(sample_result())
    sheet.open(file)
    assert sheet.outside(file) == []
    assert sheet.errors == []


def test_hostile_words_do_nothing(sheet: Sheet, written: Written) -> None:
    asked: list[str] = []
    sheet.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    file = written(hostile_result())
    page = sheet.open(file)
    page.click("button[name=open]")
    assert asked == []
    assert sheet.outside(file) == []
    assert "49" not in page.title()
    assert MARKS[:8] in page.content().replace("&lt;", "<")
    assert page.query_selector_all("main script, main iframe, main [onclick]") == []


def test_a_phone_shows_it_without_sideways_scrolling(phone: Sheet, written: Written) -> None:
    page = phone.open(written(sample_result()))
    page.click("button[name=open]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_it_prints_on_a4_with_everything_unfolded(sheet: Sheet, written: Written) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    page = sheet.open(written(sample_result()))
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(printed)
    assert sorted(round(side) for side in document[0].get_size()) == [595, 842]
    words = "".join(leaf.get_textpage().get_text_bounded() for leaf in document)
    assert "整改情况" in words
    assert "复核人" in words


def test_it_can_be_read_without_scripts(browser: Any, written: Written) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(written(sample_result()).as_uri())
        assert page.query_selector("form.filter").is_hidden()
        assert len(rows(page)) > 3
    finally:
        context.close()
