"""Cells: one number and its unit, or nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.texts import normal
from extractors.metrics.cells import is_empty, number_in


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("838,940", "838940", "", None),
        ("-5.5%", "-5.5", "%", None),
        ("↓3.2%", "-3.2", "%", None),
        ("90%以上", "90", "%", ">"),
        ("≤50 mg/L", "50", "mg/L", "<"),
        ("1.25万吨", "12500", "t", None),
        ("５７．８", "57.8", "", None),
        ("5年", "5", "a", None),
        ("三成以上", "30", "%", ">"),
    ],
)
def test_number_of_a_cell(text: str, value: str, unit: str, bound: str | None) -> None:
    found = number_in(normal(text))
    assert found is not None
    assert (found.value, found.unit, found.bound) == (Decimal(value), unit, bound)


@pytest.mark.parametrize("text", ["-", "—", "/", "N/A", "不适用", "未统计", "东岸基地", "2023年12月投运", "GB 8978"])
def test_no_number(text: str) -> None:
    assert number_in(normal(text)) is None


@pytest.mark.parametrize("text", ["-", "——", "/", "N/A", "不适用", "未统计"])
def test_absent_is_not_zero(text: str) -> None:
    assert is_empty(text)
    assert not is_empty("0")


@given(st.text(alphabet="0123456789.,%-−↓<>≤约万吨年以上kWh/ 三成分之", max_size=12))
def test_any_cell_is_read_without_error(text: str) -> None:
    number_in(normal(text))
