"""Quantities as reports print them, by cases and by properties."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.quantities import quantities
from extractors.language.texts import normal
from tests.cases import cases


@pytest.mark.parametrize("case", cases("language/quantities"), ids=lambda case: str(case["text"]))
def test_quantities_of_a_case(case: dict[str, Any]) -> None:
    found = [(quantity.value, quantity.unit, quantity.bound) for quantity in quantities(normal(case["text"]))]
    assert found == [(Decimal(value), unit, bound) for value, unit, bound in case["quantities"]]


@given(
    st.decimals(min_value=0, max_value=10**9, places=3),
    st.sampled_from([("万吨", 10**4, "t"), ("亿千瓦时", 10**8, "kWh")]),
)
def test_a_prefix_multiplies_exactly(value: Decimal, unit: tuple[str, int, str]) -> None:
    printed, factor, symbol = unit
    [quantity] = quantities(f"共{value:,}{printed}。")
    assert (quantity.value, quantity.unit) == (value * factor, symbol)


@given(st.text(alphabet="0123456789.,%万亿吨一二三十百分之成余年月-至/ 约以上kWht³", max_size=40))
def test_any_text_is_read_without_error_and_in_order(text: str) -> None:
    found = quantities(normal(text))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
