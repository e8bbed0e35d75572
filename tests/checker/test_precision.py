"""Rounding as printed: what is the same amount, and what is not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.precision import agrees, change_fits, last_digit
from tests.checker.building import metric


def total(value: str, printed: str = "", unit: str = "tce") -> Any:
    return metric({"of": "energy.total", "year": 2023, "value": value, "unit": unit, "printed": printed or value})


@pytest.mark.parametrize(
    ("value", "printed", "digit"),
    [
        ("451800", "45.18万吨标准煤", "100"),
        ("451830", "451,830", "1"),
        ("457.3", "457.3", "0.1"),
        ("13860000", "1,386万立方米", "10000"),
        ("12.4", "百分之十二点四", "0.1"),
        ("90", "近九成", "10"),
        ("0", "0.00", "0.01"),
        ("-4.6", "下降4.6%", "0.1"),
    ],
)
def test_worth_of_the_last_digit(value: str, printed: str, digit: str) -> None:
    assert last_digit(total(value, printed)) == Decimal(digit)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("451830", "451,830"), ("451800", "45.18万"), True),
        (("451870", "451,870"), ("451800", "45.18万"), True),
        (("451900", "451,900"), ("451800", "45.18万"), False),
        (("12.9", "12.9"), ("13.0", "13.0"), False),
        (("468", "468"), ("468.4", "468.4"), True),
        (("468", "468"), ("467.4", "467.4"), False),
    ],
)
def test_rounded_figures_agree(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert agrees(total(*one), total(*other)) is same
    assert agrees(total(*other), total(*one)) is same


def test_units_are_converted_before_comparing() -> None:
    assert agrees(total("41500", unit="kgce"), total("41.5"))
    assert not agrees(total("41.5", unit="kgce"), total("41.5"))
    assert not agrees(total("41.5", unit="m3"), total("41.5"))


@pytest.mark.parametrize(
    ("stated", "bound", "fits"),
    [
        ("-5.0", None, True),
        ("-5", None, True),
        ("-5.2", None, False),
        ("-4", ">", True),
        ("-7", ">", False),
        ("5.0", None, False),
    ],
)
def test_a_stated_change_follows_from_the_values(stated: str, bound: str | None, fits: bool) -> None:
    fact = {
        "of": "energy.total",
        "year": 2023,
        "value": stated,
        "unit": "%",
        "kind": "change",
        "against": 2022,
        "bound": bound,
    }
    assert change_fits(metric(fact), total("1000.0"), total("950.0")) is fits
