"""A plan's lines from text and DOCX, and files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from extractors.errors import ReadingError
from extractors.plans.sources import plan_lines, without_latex


def test_text_in_two_encodings(tmp_path: Path) -> None:
    for name, encoding in (("a.txt", "utf-8"), ("b.txt", "gb18030")):
        (tmp_path / name).write_bytes("一、目标\n\n下降10%。\n".encode(encoding))
        assert plan_lines(tmp_path / name) == ["一、目标", "下降10%。"]


def test_a_word_file_with_a_table(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("一、目标")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "专栏 1：技术\n造纸：宽压区压榨。"
    document.save(str(tmp_path / "plan.docx"))
    assert plan_lines(tmp_path / "plan.docx") == ["一、目标", "专栏 1：技术", "造纸：宽压区压榨。"]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        (r"（硫分范围 $\leq 0.5\%$ 、灰分", "（硫分范围≤0.5%、灰分"),
        (r"NO_x 产生浓度 $\leq 1000\text{mg/m}^3$ 的", "NOx 产生浓度≤1000mg/m³的"),
        ("没有公式 a_b", "没有公式 a_b"),
    ],
)
def test_formulas_left_by_converters(printed: str, plain: str) -> None:
    assert without_latex(printed) == plain


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("plan.docx", b"not a zip", "R305"),
        ("plan.xyz", b"text", "R305"),
        ("plan.pdf", b"no pdf", "R101"),
        ("plan.txt", b"\xff\xff\xff\x81", "R305"),
    ],
)
def test_a_file_that_is_no_plan(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadingError) as error:
        plan_lines(tmp_path / name)
    assert error.value.code == code


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as error:
        plan_lines(tmp_path / "none.txt")
    assert error.value.code == "R103"
