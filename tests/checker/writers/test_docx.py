"""The Word file: the form as a real table, pictures with captions and text alternatives, A4, fonts, page numbers."""

from __future__ import annotations

from typing import Any

import pytest
from other_results import large_result
from sample_result import sample_result
from word_text import body_text, opened, paragraph_text, parts

from checker.writers.docx import docx_report
from checker.writers.templates import SHIPPED, WORD
from checker.writers.word.template import word_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def content() -> bytes:
    return docx_report(sample_result())


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return opened(content)


def test_the_shipped_template_is_what_its_program_builds() -> None:
    shipped, built = (opened(file) for file in ((SHIPPED / WORD).read_bytes(), word_template()))
    for one in (shipped, built):
        one.lines = [(node.tag, paragraph_text(node)) for node in one.element.body.iter() if node.tag == W + "p"]
    assert shipped.lines == built.lines
    assert [one.style.name for one in shipped.paragraphs] == [one.style.name for one in built.paragraphs]


def test_pages_are_a4_the_form_lies_across(document: Any) -> None:
    sizes = [(round(one.page_width.cm, 1), round(one.page_height.cm, 1)) for one in document.sections]
    assert sizes == [(21.0, 29.7), (29.7, 21.0), (21.0, 29.7)]


def test_the_forms_head_is_repeated_and_no_row_is_broken(document: Any) -> None:
    table = next(one for one in document.tables if one.rows[0].cells[-1].text == "复核人" and len(one.rows) > 5)
    rows = table._tbl.tr_lst
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows[1:])
    bands = [row.tc_lst[0] for row in rows[1:] if len(row.tc_lst) == 1]
    assert [paragraph_text(band) for band in bands] == ["差距　6 项", "待补充或核实　9 项", "达标或进度正常　5 项"]


def test_pictures_are_numbered_described_and_shown_once(document: Any, content: bytes) -> None:
    captions = [one.text for one in document.paragraphs if one.style.name == "Caption"]
    assert [caption.split("　")[0] for caption in captions] == [f"图 {place}" for place in range(1, len(captions) + 1)]
    assert captions[0] == "图 1　第 34 页（印刷 32）截图，框内为引用处"
    assert len(document.inline_shapes) == len(captions)
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert all(described) and "目标线自 2020 年" in "".join(described)
    assert "见图 3" in body_text(content)


def test_fonts_are_named_with_what_may_stand_in(content: bytes) -> None:
    fonts = parts(content)["word/fontTable.xml"].decode()
    assert 'w:name="宋体"' in fonts and "SimSun,Songti SC,STSong,Noto Serif CJK SC" in fonts
    styles = parts(content)["word/styles.xml"].decode()
    assert 'w:eastAsia="黑体"' in styles and 'w:eastAsia="zh-CN"' in styles


def test_pages_are_numbered_and_the_enterprise_stands_above(content: bytes, document: Any) -> None:
    assert b'w:instr="PAGE"' in b"".join(part for name, part in parts(content).items() if "footer" in name)
    assert document.sections[0].header.paragraphs[0].text == "青渚纸业股份有限公司 2023 年 碳达峰差距报告"
    assert document.sections[0].different_first_page_header_footer


def test_properties_name_the_report_and_no_clock(document: Any) -> None:
    properties = document.core_properties
    assert properties.title == "青渚纸业股份有限公司 2023 年 碳达峰差距报告"
    assert properties.created == properties.modified and properties.created.year == 2000


@pytest.mark.parametrize("image", ["data:image/png;base64,AAAA", "data:image/png;base64,A", "file:///etc/passwd"])
def test_what_is_no_picture_is_left_out(image: str) -> None:
    result = sample_result()
    result["crops"] = {key: {**crop, "image": image} for key, crop in result["crops"].items()}
    document = opened(docx_report(result))
    assert all("目标线" in shape._inline.docPr.get("descr") for shape in document.inline_shapes)


def test_a_picture_of_many_findings_is_kept_once() -> None:
    pictures = [name for name in parts(docx_report(large_result())) if name.startswith("word/media/")]
    assert len(pictures) == 2 + 3  # two crops, and three drawings of trajectories
