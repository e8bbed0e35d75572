"""The least-squares line of a series: exact, with its assumption, and silent where it leads nowhere."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.projections import HORIZON, Point, outlook, projection, trend
from checker.results import Projection
from checker.trajectories import target_record
from policies.schema import Target
from tests.checker.building import metric

TARGET = target_record(
    Target(comparator="<=", value=Decimal(450), unit="kgce/t", baseline=2020, deadline=2025, as_printed="450")
)
SHARE = target_record(
    Target(comparator=">=", value=Decimal(85), unit="%", baseline=2020, deadline=2025, as_printed="85%")
)


def points(values: dict[int, Any]) -> tuple[Point, ...]:
    return tuple(
        Point(year, Decimal(str(value)), metric({"of": "energy.per-paper", "year": year, "value": value}))
        for year, value in values.items()
    )


def seen(values: dict[int, Any], target: Any = TARGET, year: int = 2023) -> tuple[Projection | None, str]:
    line = trend(points(values))
    assert line is not None
    found = projection(line, target, year)
    return found, outlook(line, found, target)


def test_one_year_has_no_trend() -> None:
    assert trend(()) is None
    assert trend(points({2023: 460})) is None


def test_a_series_that_lies_on_a_line_is_prolonged_exactly() -> None:
    found, said = seen({2020: 480, 2021: 474, 2022: 468, 2023: 462})
    assert found is not None
    assert (found.yearly, found.value, found.end_year, found.end_value, found.attained) == (-6, 462, 2025, 450, 2025)
    assert said == "按2020—2023年报告值的直线趋势，平均每年降低6 kgce/t；假设此趋势保持不变，预计2025年达到目标。"


def test_a_scattered_series_takes_the_least_squares() -> None:
    found, _ = seen({2020: "478.2", 2021: 471, 2022: "466.5", 2023: "460.9"})
    assert found is not None
    assert (found.yearly, found.value, found.attained) == (Decimal("-5.64"), Decimal("460.69"), 2025)


def test_two_years_say_that_they_are_only_two() -> None:
    found, said = seen({2020: 490, 2023: "470.5"})
    assert found is not None and found.attained == 2027
    assert "只有两年数据，仅供参考" in said and "预计2027年达到目标，晚于期限2025年" in said


def test_a_share_moves_by_points() -> None:
    found, said = seen({2021: 70, 2022: 75, 2023: 80}, SHARE)
    assert found is not None and found.attained == 2024
    assert "平均每年提高5个百分点" in said


@pytest.mark.parametrize("values", [{2021: 460, 2022: 465, 2023: 470}, {2021: 460, 2022: 460, 2023: 460}])
def test_a_series_that_leads_elsewhere_is_not_projected(values: dict[int, int]) -> None:
    found, said = seen(values)
    assert found is None
    assert said == "2021—2023年报告值没有向目标方向变化，照此趋势不能达到目标。"


def test_a_slow_series_names_no_far_year() -> None:
    found, said = seen({2021: "500.2", 2022: "500.1", 2023: 500})
    assert found is not None and found.attained is None and found.end_year == 2025
    assert f"{HORIZON}年前不能达到目标" in said


def test_attainment_lies_behind_the_report_year_even_where_the_trend_is_ahead_of_it() -> None:
    found, _ = seen({2020: 500, 2021: 450, 2022: 420, 2023: 455})
    assert found is not None and found.attained == 2024


def test_a_strict_target_is_not_attained_by_equality() -> None:
    strict = TARGET.model_copy(update={"comparator": "<"})
    found, _ = seen({2022: 460, 2023: 455}, strict)
    assert found is not None and found.attained == 2025


@given(st.lists(st.decimals(400, 600, places=1), min_size=2, max_size=5))
def test_the_year_of_attainment_is_the_first_that_satisfies(values: list[Decimal]) -> None:
    line = trend(points({2019 + place: value for place, value in enumerate(values)}))
    assert line is not None
    reached = line.reaches(TARGET, 2023)
    if reached is not None:
        assert line.at(reached) <= 450
        assert all(line.at(before) > 450 for before, after in pairwise(range(2024, reached + 1)))
