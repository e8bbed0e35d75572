"""A report whose texts are all hostile is inert in every format, and says what stands there all the same."""

from __future__ import annotations

import json
import re
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from other_results import FORBIDDEN, hostile_result
from sample_result import sample_result
from word_text import body_text, parts

from checker.writers.formats import Look, report
from checker.writers.markdown import escaped

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def hostile() -> dict[str, Any]:
    return hostile_result()


def test_word(hostile: dict[str, Any]) -> None:
    content = report("docx", hostile, Look())
    text = body_text(content)
    assert SCRIPT in text and "{{ 7*7 }}{% raw %}" in text and "=HYPERLINK(" in text
    assert "49" not in text.replace("28949", "").split("{{ 7*7 }}")[1]
    assert not re.search(FORBIDDEN, text)
    for name, part in parts(content).items():
        assert b"<script" not in part, name
        assert b"w:instrText" not in part and b"HYPERLINK" not in re.sub(rb"=HYPERLINK\(", b"", part), name
        assert b'TargetMode="External"' not in part, name
    fields = re.findall(rb'w:instr="([^"]*)"', b"".join(parts(content).values()))
    assert set(fields) == {b"PAGE", b"NUMPAGES"}


def test_word_has_the_same_tables_and_pictures_as_of_harmless_texts(hostile: dict[str, Any]) -> None:
    counts = []
    for result in (hostile, sample_result()):
        xml = parts(report("docx", result, Look()))["word/document.xml"]
        counts.append([xml.count(tag) for tag in (b"<w:tbl>", b"<w:tr>", b"<w:tc>", b"<w:drawing>")])
    assert counts[0] == counts[1]


def test_workbook(hostile: dict[str, Any]) -> None:
    content = report("xlsx", hostile, Look())
    book = load_workbook(BytesIO(content))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert any(text.startswith("=HYPERLINK(") for text in texts) and any(SCRIPT in text for text in texts)
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+cmd", "@", "-2+3")))
    assert b"<f>" not in b"".join(parts(content).values())
    assert b"<hyperlink" not in b"".join(parts(content).values())


def test_markdown(hostile: dict[str, Any]) -> None:
    text = report("md", hostile, Look()).decode()
    assert not re.search(FORBIDDEN, text) and SCRIPT not in text
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<script" not in page and "<a " not in page and "<code" not in page and "<img" not in page
    assert "&lt;script&gt;" in page and "{{ 7*7 }}" in page
    safe = MarkdownIt("commonmark").enable("table").render(report("md", sample_result(), Look()).decode())
    assert [page.count(tag) for tag in ("<table", "<tr", "<td", "<h2")] == [
        safe.count(tag) for tag in ("<table", "<tr", "<td", "<h2")
    ]


def test_sarif(hostile: dict[str, Any]) -> None:
    text = report("sarif", hostile, Look()).decode()
    assert not re.search(FORBIDDEN, text)
    messages = [result["message"]["text"] for result in json.loads(text)["runs"][0]["results"]]
    assert all(not re.search(r"(?<!\{)\{(?!\{)", message) for message in messages)  # braces would be placeholders
    assert all("[x](" not in re.sub(r"\\\[", "", message) for message in messages)  # brackets would be links
    assert "{{{{ 7*7 }}}}" in messages[0]


def test_junit(hostile: dict[str, Any]) -> None:
    content = report("junit", hostile, Look())
    assert not re.search(FORBIDDEN, content.decode())
    root = ElementTree.fromstring(content)  # noqa: S314 -- made here
    assert {node.tag for node in root.iter()} == {
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "error", "skipped",
    }  # fmt: skip
    assert SCRIPT in root.findall(".//testcase")[0].attrib["name"]


LINES = ("1. a", "- a", "+ a", "=====", "---", "# a", "> a", "a|b", "*a*", "`a`", "[a](b)", "    a")


@pytest.mark.parametrize("text", LINES)
def test_a_text_stays_a_text_in_markdown(text: str) -> None:
    page = MarkdownIt("commonmark").enable("table").render(str(escaped(text)))
    assert re.sub(r"<p>|</p>", "", page).replace("&gt;", ">").strip() == text.strip()


@pytest.mark.parametrize("form", ["docx", "xlsx", "md", "sarif", "junit", "html"])
def test_very_long_names_break_nothing(form: str) -> None:
    result = sample_result()
    long = "甲" * 40_000
    result["document"].update(company=long, file=f"{long}.pdf", title=long)
    result["findings"][0].update(title=long, reason=long)
    assert report(form, result, Look())
