"""The trajectory as a picture for Word."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from test_chart import finding, metric

from checker.writers.chart import trajectory_chart
from checker.writers.chart_picture import AIM, SAID, SCALE, chart_png


def test_target_and_reported_values_are_drawn() -> None:
    chart = trajectory_chart(finding(), [metric("2020", "478"), metric("2023", "455")])
    assert chart is not None
    picture = Image.open(BytesIO(chart_png(chart))).convert("RGB")
    assert picture.size == (chart.width * SCALE, chart.height * SCALE)
    spot = tuple(round(float(one) * SCALE) for one in (chart.goal.x, chart.goal.y))
    near = [picture.getpixel((spot[0] + x, spot[1] + y)) for x in (-3, 0, 3) for y in (-3, 0, 3)]
    assert any(sum(abs(a - b) for a, b in zip(colour, AIM, strict=True)) < 60 for colour in near)
    dot = chart.reported[-1]
    colour = picture.getpixel((round(float(dot.x) * SCALE), round(float(dot.y) * SCALE)))
    assert sum(abs(a - b) for a, b in zip(colour, SAID, strict=True)) < 60


def test_a_limit_without_a_baseline_is_a_level_line() -> None:
    chart = trajectory_chart(finding(trajectory=None), [metric("2021", "470")])
    assert chart is not None and chart_png(chart).startswith(b"\x89PNG")
