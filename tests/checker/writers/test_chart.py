"""The geometry of the trajectory and when there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.writers.chart import target_line, trajectory_chart

TARGET = {"comparator": "<=", "value": "450", "unit": "kgce/t", "deadline": 2025, "baseline": 2020}
PATH = {"start_year": 2020, "start_value": "480", "required": "462", "unit": "kgce/t", "source": "方案"}


def finding(**more: Any) -> dict[str, Any]:
    return {
        "title": "吨纸能耗",
        "target": TARGET,
        "trajectory": PATH,
        "value": "455",
        "unit": "kgce/t",
        "period": "2023",
        **more,
    }


def metric(year: str, value: str, **more: Any) -> dict[str, Any]:
    return {"period": year, "value": value, "unit": "kgce/t", "kind": "actual", **more}


def test_line_runs_from_the_baseline_to_the_target() -> None:
    assert target_line(finding()) == ((2020, Decimal(480)), (2025, Decimal(450)), "kgce/t")


def test_line_in_another_unit_than_the_target_is_prolonged() -> None:
    path = {**PATH, "start_value": "0.69", "required": "0.6348", "unit": "tce/万元"}
    start, goal, unit = target_line(finding(trajectory=path, target={**TARGET, "value": "13.5", "unit": "%"})) or (
        (),
        (),
        "",
    )
    assert (start, goal, unit) == ((2020, Decimal("0.69")), (2025, Decimal("0.598")), "tce/万元")


def test_reported_point_lies_below_the_line_it_beats() -> None:
    chart = trajectory_chart(finding(), [])
    assert chart is not None
    (dot,) = chart.reported
    (x0, y0), (x1, y1) = (tuple(map(float, point.split(","))) for point in chart.line.split())
    assert not dot.above
    assert float(dot.y) > y0 + (y1 - y0) * (float(dot.x) - x0) / (x1 - x0)


def test_limit_without_a_baseline_is_a_level_line() -> None:
    chart = trajectory_chart(finding(trajectory=None), [metric("2022", "470"), metric("2023", "1")])
    assert chart is not None
    assert len({point.split(",")[1] for point in chart.line.split()}) == 1
    assert [dot.label for dot in chart.reported] == ["470", "455"]
    assert chart.start is None


def test_values_in_another_unit_or_kind_are_not_drawn() -> None:
    others = [metric("2021", "3", unit="%"), metric("2022", "440", kind="target"), metric("2019-2021", "470")]
    chart = trajectory_chart(finding(), others)
    assert chart is not None
    assert len(chart.reported) == 1


def test_no_chart_without_target_or_with_a_single_value() -> None:
    assert trajectory_chart(finding(target=None), []) is None
    assert trajectory_chart(finding(trajectory=None), []) is None
    assert trajectory_chart(finding(value=None), []) is None


def test_all_values_alike_still_make_a_frame() -> None:
    flat = {
        "trajectory": {**PATH, "start_value": "0", "required": "0"},
        "target": {**TARGET, "value": "0"},
        "value": "0",
    }
    chart = trajectory_chart(finding(**flat), [])
    assert chart is not None
    assert all(0 <= float(dot.y) <= chart.height for dot in (*chart.reported, chart.goal))
