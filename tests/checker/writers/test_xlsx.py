"""The workbook: numbers only where they are exact, page numbers, filters, frozen heads, what prints."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sample_result import sample_result

from checker.writers.workbooks import LONGEST, exactly_kept, height, places
from checker.writers.xlsx import xlsx_report


@pytest.fixture(scope="module")
def book() -> Any:
    return load_workbook(BytesIO(xlsx_report(sample_result())))


def rows(sheet: Any) -> list[dict[str, Any]]:
    heads = [cell.value for cell in sheet[1]]
    return [dict(zip(heads, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=2)]


def test_tables_have_filters_and_a_frozen_head(book: Any) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.auto_filter.ref and sheet.freeze_panes, sheet.title
        assert sheet.print_title_rows == "$1:$1" and sheet.page_setup.paperSize == 9, sheet.title


def test_what_is_printed_of_the_gap_list_is_the_form(book: Any) -> None:
    assert book["差距清单"].print_area == "'差距清单'!$A$1:$K$21"
    first = rows(book["差距清单"])[1]
    assert (first["PDF页码"], first["印刷页码"], first["整改情况"]) == (34, "32", None)
    assert first["判定"] == "× 未及行业目标" and first["类别"] == "对标" and first["须人工复核"] == "须人工复核"


def test_values_are_numbers_where_they_are_exact_and_texts_elsewhere(book: Any) -> None:
    metrics = {(row["指标"], row["性质"]): row for row in rows(book["全部指标"])}
    total = metrics["综合能源消费量", None]
    assert total["2023（折算值）"] == 391520.6 and total["单位"] == "tce"
    assert total["2023（原文）"] == "391520.6 吨标准煤"
    change = metrics["万元产值综合能耗降幅", "变化（较 2020 年）"]
    assert change["2023（折算值）"] == "-7.2463768115942028985507246377"
    assert metrics["氮氧化物排放浓度", None]["其他期间"] == "2021-2023：86 mg/m³"


def test_what_is_printed_as_a_plain_number_is_one() -> None:
    result = sample_result()
    for metric in result["metrics"]:
        metric["as_printed"] = "1,234.50" if metric["indicator"] == "energy.total" else metric["as_printed"]
    row = rows(load_workbook(BytesIO(xlsx_report(result)))["全部指标"])[0]
    assert row["2020（原文）"] == 1234.5


@pytest.mark.parametrize(
    ("text", "kept"), [("0.1", True), ("391520.6", True), ("123456789012345", True), ("1234567890123456", False)]
)
def test_fifteen_digits_are_kept(text: str, kept: bool) -> None:
    assert exactly_kept(Decimal(text)) is kept


def test_a_number_shows_its_own_decimals() -> None:
    assert places(Decimal("12.50")) == "#,##0.00" and places(Decimal("1E+3")) == "#,##0"


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    assert height(["短", "一二三四五六七八九十" * 3], [10, 21]) == 3 * 13.5 + 3
    assert height(["长" * LONGEST], [10]) == 400


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    result = sample_result()
    result["findings"][0]["reason"] = "长" * (LONGEST + 10)
    reasons = [row["依据"] for row in rows(load_workbook(BytesIO(xlsx_report(result)))["差距清单"])]
    assert max(map(len, reasons)) == LONGEST and max(reasons, key=len).endswith("…")


def test_a_long_name_does_not_break_the_workbook() -> None:
    result = sample_result()
    result["document"]["company"] = "甲" * 400 + "&P有限公司"
    assert load_workbook(BytesIO(xlsx_report(result)))["结论摘要"]["A1"].value.startswith("甲甲甲")
