"""Dated coefficients: the shipped ones are sound, and each kind of fault is found."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from policies.coefficient_faults import coefficient_faults
from policies.loader import load_vocabulary
from policies.schema import Coefficient, Estimate, Indicator, Vocabulary

GOOD = {
    "id": "grid-2022",
    "name": "全国电力平均排放因子",
    "english": "national grid factor",
    "unit": "kgCO2e/kWh",
    "value": "0.5",
    "basis": "排放因子",
    "standard": "某公告",
    "published": "2024-12-20",
    "valid_from": 2022,
    "valid_to": 2022,
}


def faults(*entries: dict[str, Any]) -> list[str]:
    made = tuple(Coefficient.model_validate({**GOOD, **entry}) for entry in entries)
    return list(coefficient_faults(Vocabulary(industries=(), indicators=(), measures=(), coefficients=made)))


def test_the_shipped_coefficients_are_sound() -> None:
    assert list(coefficient_faults(load_vocabulary())) == []


@pytest.mark.parametrize(("name", "value"), [("原煤", "0.7143"), ("柴油", "1.4571"), ("电力", "0.1229")])
def test_standard_coal_of_common_fuels(name: str, value: str) -> None:
    found = [one for one in load_vocabulary().coefficients if one.name.startswith(name) and one.unit.startswith("kgce")]
    assert Decimal(value) in [one.value for one in found]
    assert all("2589" in one.standard for one in found if one.value == Decimal(value))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"unit": "kg煤/斗"}, "不认识系数的单位"),
        ({"value": None}, "要么给 value"),
        ({"low": "1", "high": "2"}, "要么给 value"),
        ({"value": None, "low": "2", "high": "1"}, "下限 2 大于上限 1"),
        ({"valid_from": 2023}, "起始年份 2023 晚于终止年份 2022"),
    ],
)
def test_a_faulty_coefficient_is_found(entry: dict[str, Any], said: str) -> None:
    assert any(said in fault for fault in faults(entry))


def test_two_values_for_one_year_are_found() -> None:
    assert any("同一年份" in fault for fault in faults({}, {"id": "other", "value": "0.6"}))
    assert faults({}, {"id": "other", "valid_from": 2023, "valid_to": 2023}) == []


@pytest.mark.parametrize("date", ["2024-13-01", "2024-1-1", "24-01-01", "2024-12-32", "去年"])
def test_a_bad_date_is_refused(date: str) -> None:
    with pytest.raises(ValueError, match="published"):
        Coefficient.model_validate({**GOOD, "published": date})


POWER = {"id": "power", "name": "用电量", "english": "power", "theme": "energy", "unit": "MWh", "synonyms": ["用电量"]}
TOTAL = {
    "id": "total",
    "name": "排放量",
    "english": "emissions",
    "theme": "carbon",
    "unit": "tCO2e",
    "synonyms": ["排放"],
}


@pytest.mark.parametrize(
    ("estimate", "said"),
    [
        ({}, None),
        ({"gives": "none"}, "没有指标 none"),
        ({"unless": ["none"]}, "没有指标 none"),
        ({"parts": [{"of": ["power"], "by": ["none"]}]}, "没有系数 none"),
        ({"parts": [{"of": ["power"], "beside": ["none"]}]}, "没有指标 none"),
        ({"gives": "power"}, "得不出 power 的 MWh"),
        ({"parts": [{"of": ["total"], "by": ["grid-2022"]}]}, "不合于 total 的任何单位"),
    ],
)
def test_a_faulty_estimate_is_found(estimate: dict[str, Any], said: str | None) -> None:
    whole = {"gives": "total", "parts": [{"of": ["power"], "by": ["grid-2022"]}], "note": "估算。", **estimate}
    vocabulary = Vocabulary(
        industries=(),
        indicators=tuple(Indicator.model_validate(one) for one in (POWER, TOTAL)),
        measures=(),
        coefficients=(Coefficient.model_validate(GOOD),),
        estimates=(Estimate.model_validate(whole),),
    )
    found = list(coefficient_faults(vocabulary))
    assert any(said in fault for fault in found) if said else found == []
