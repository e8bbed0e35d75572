"""What holds of every format: its structure in both languages, the same bytes each time, nothing of a failed file."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from other_results import failed_result, hostile_result, large_result
from ruamel.yaml import YAML
from sample_result import sample_result
from word_text import body_text, headings, opened

from checker.writers.formats import FORMATS, Look, report

STRUCTURE = YAML(typ="safe").load(Path(__file__).with_name("structure.yaml").read_text("utf-8"))
STEADY = [form for form in FORMATS if form not in ("json", "pdf")]
LANGUAGES = ("zh", "en")


def made(form: str, language: str = "zh", result: dict[str, Any] | None = None) -> bytes:
    return report(form, result or sample_result(), Look(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_holds_the_parts_in_the_auditors_order(language: str) -> None:
    content = made("docx", language)
    assert headings(content, 1) == STRUCTURE[language]["docx_headings"]
    gaps = next(table for table in opened(content).tables if len(table.columns) == 10 and len(table.rows) > 20)
    assert [cell.text for cell in gaps.rows[0].cells] == STRUCTURE[language]["docx_gap_columns"]
    numbers = [row.cells[0].text for row in gaps.rows[1:]]
    assert [number for number in numbers if number.isdecimal()] == [str(place) for place in range(1, 21)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_workbook_holds_a_sheet_a_view(language: str) -> None:
    book = load_workbook(BytesIO(made("xlsx", language)))
    sheets = STRUCTURE[language]["sheets"]
    assert book.sheetnames == list(sheets)
    assert {name: book[name].max_row - 1 for name in sheets if sheets[name]} == {k: v for k, v in sheets.items() if v}
    gaps = [cell.value for cell in book.worksheets[1][1]]
    assert gaps[:11] == STRUCTURE[language]["xlsx_gap_columns"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_holds_the_parts_in_the_auditors_order(language: str) -> None:
    found = re.findall(r"^## (.+)$", made("md", language).decode(), re.MULTILINE)
    assert found == STRUCTURE[language]["md_headings"]


@pytest.mark.parametrize("form", ["docx", "xlsx", "md", "sarif", "junit"])
def test_the_frame_is_english_and_the_evidence_stays_chinese(form: str) -> None:
    text = shown(form, made(form, "en"))
    assert "short of the industry target" in text
    assert "未及行业目标" not in text and "未达标" not in text
    assert "热电联产" in text


@pytest.mark.parametrize("form", STEADY)
def test_two_runs_give_the_same_bytes(form: str) -> None:
    for result in (sample_result, hostile_result):
        assert made(form, result=result()) == made(form, result=result())


@pytest.mark.parametrize("form", ["docx", "xlsx", "md", "sarif", "junit"])
def test_a_file_that_was_not_read_is_told_and_nothing_is_claimed(form: str) -> None:
    text = shown(form, made(form, result=failed_result()))
    assert "坏.pdf" in text
    assert "未发现" not in text and "√" not in text.split("方法说明")[0]


@pytest.mark.parametrize("form", ["docx", "xlsx", "md", "sarif", "junit"])
def test_a_hundred_findings_are_all_there(form: str) -> None:
    text = shown(form, made(form, result=large_result()))
    mark = {"sarif": '"ruleId"', "junit": "<testcase"}.get(form)
    assert text.count(mark) >= 100 if mark else "100" in text


def shown(form: str, content: bytes) -> str:
    """The text of a report as a person or a machine reads it."""
    if form == "docx":
        return body_text(content)
    if form == "xlsx":
        book = load_workbook(BytesIO(content))
        rows = ((sheet.title, row) for sheet in book for row in sheet)
        return "\n".join(f"{title} {cell.value or ''}" for title, row in rows for cell in row)
    return content.decode()
