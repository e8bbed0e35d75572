"""Units as printed: recognised, converted exactly, never across dimensions."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.units import UnitError, convert, dimension, open_unit, parse_unit, same_dimension, unit_pattern


@pytest.mark.parametrize(
    ("printed", "scale", "symbol"),
    [
        ("万千瓦时", "10000", "kWh"),
        ("千克标准煤/吨", "1", "kgce/t"),
        ("吨标准煤/万元产值", "1", "tce/万元"),
        ("tCO₂e/人", "1", "tCO2e/人"),
        ("万m³", "10000", "m3"),
        ("立方公尺/日", "1", "m3/d"),
        ("万只", "10000", "只"),
        ("kWh/万只", "1", "kWh/万只"),
        ("％", "1", "%"),
        ("个百分点", "1", "pp"),
        ("百万元", "1", "百万元"),
        ("万吨标煤", "10000", "tce"),
    ],
)
def test_a_printed_unit(printed: str, scale: str, symbol: str) -> None:
    unit = parse_unit(printed)
    assert unit is not None
    assert (unit.scale, unit.symbol) == (Decimal(scale), symbol)


@pytest.mark.parametrize("text", ["", "基地", "吨/", "绿色", "kWh/绿"])
def test_no_unit(text: str) -> None:
    assert parse_unit(text) is None


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("305", "kgce/t", "tce/t", "0.305"),
        ("1.25", "万元", "元", "12500"),
        ("0.5", "tce/万元", "kgce/万元", "500"),
        ("3", "%", "1", "0.03"),
        ("41.2", "kWh/万只", "kWh/只", "0.00412"),
        ("7", "pp", "pp", "7"),
    ],
)
def test_conversion_is_exact(value: str, unit: str, to: str, expected: str) -> None:
    assert convert(Decimal(value), unit, to) == Decimal(expected)


@pytest.mark.parametrize(("unit", "to"), [("tce", "t"), ("%", "pp"), ("GJ", "kWh"), ("t", "tCO2e"), ("kWh", "?")])
def test_dimensions_are_kept_apart(unit: str, to: str) -> None:
    assert not same_dimension(unit, to)
    with pytest.raises(UnitError):
        convert(Decimal(1), unit, to)


def test_percentage_points_have_a_dimension_of_their_own() -> None:
    assert dimension("pp") not in (None, dimension("%"))


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=4),
    st.sampled_from([("tce", "kgce"), ("MWh", "kWh"), ("t", "kg")]),
)
def test_there_and_back_is_the_same(value: Decimal, units: tuple[str, str]) -> None:
    there, back = units
    assert convert(convert(value, there, back), back, there) == value


def test_a_latin_unit_ends_where_the_word_ends() -> None:
    pattern = re.compile(unit_pattern())
    assert [match.group().strip() for match in pattern.finditer("12 tons")] == ["tons"]
    assert pattern.match("total") is None


@pytest.mark.parametrize(
    ("printed", "scale", "symbol"),
    [
        ("升/十二吋晶圆当量-光罩", "1", "L/十二吋晶圆当量-光罩"),
        ("万千瓦时/标准箱次", "10000", "kWh/标准箱次"),
        ("吨/万元", "1", "t/万元"),
    ],
)
def test_a_unit_per_something_unknown(printed: str, scale: str, symbol: str) -> None:
    unit = open_unit(printed)
    assert unit is not None and (unit.scale, unit.symbol) == (Decimal(scale), symbol)
    assert same_dimension(unit.symbol, "t") is False


@pytest.mark.parametrize("text", ["备注", "人/车", "吨/2023年", "说明/吨", "吨/、"])
def test_what_is_no_unit_is_none_even_so(text: str) -> None:
    assert open_unit(text) is None
