"""Numbers for the eye: nothing is lost without a sign of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.writers.numbers import percent, quantity, shown, unit_shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("12500", "12,500"),
        ("2023", "2023"),
        ("-391520.6", "-391,520.6"),
        ("450.000001", "≈450"),
        ("7.2463768115942028985507246377", "≈7.2464"),
        ("0.00012345678", "≈0.0001235"),
        ("0.0001234", "0.0001234"),
        ("1234.567", "≈1234.57"),
        ("1E+6", "1,000,000"),
        ("0", "0"),
        ("-0.0", "0"),
        ("近九成", "近九成"),
        ("NaN", "NaN"),
    ],
)
def test_shown(value: str, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("18200000", "m3", "18,200,000 m³"),
        ("1.41", "tCO2e/万元", "1.41 tCO₂e/万元"),
        ("82.5", "%", "82.5%"),
        ("2.5", "pp", "2.5 个百分点"),
        ("0.95", "1", "0.95"),
        ("3", None, "3"),
    ],
)
def test_quantity(value: str, unit: str | None, text: str) -> None:
    assert quantity(value, unit) == text


def test_unit_leaves_other_digits_alone() -> None:
    assert unit_shown("kg/1000m2") == "kg/1000m²"
    assert unit_shown("kgce/t") == "kgce/t"
    assert unit_shown("count") == unit_shown("1") == ""


def test_percent_marks_rounding() -> None:
    assert percent(Decimal("0.14")) == "14%"
    assert percent(Decimal("0.026889")) == "≈2.7%"
