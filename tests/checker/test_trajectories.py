"""The straight line, bounds, gaps and rounding for display."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.trajectories import Line, gap_of, shown, surely, target_record
from policies.schema import Target

TARGET = target_record(
    Target(comparator="<=", value=Decimal(450), unit="kgce/t", baseline=2020, deadline=2025, as_printed="450")
)
LINE = Line(2020, Decimal(480), TARGET, "方案")


@pytest.mark.parametrize(
    ("year", "required"), [(2020, 480), (2021, 474), (2024, 456), (2025, 450), (2030, 450), (2019, None)]
)
def test_what_the_line_asks_for(year: int, required: int | None) -> None:
    assert LINE.at(year) == required


def test_a_baseline_without_a_deadline_falls_due_in_2025() -> None:
    target = Target(comparator=">=", value=Decimal(18), unit="%", baseline=2020, as_printed="18%")
    assert target_record(target).deadline == 2025
    assert target_record(target.model_copy(update={"baseline": None})).deadline is None


@pytest.mark.parametrize(
    ("value", "bound", "comparator", "known"),
    [
        (440, "<", "<=", True),
        (460, "<", "<=", None),
        (440, ">", "<=", None),
        (460, ">", "<=", False),
        (460, ">", ">=", True),
        (440, ">", ">=", None),
        (440, "<", ">=", False),
        (460, "<", ">=", None),
        (450, "~", "<=", True),
        (450, None, "<", False),
        (450, None, "=", True),
    ],
)
def test_what_a_bound_leaves_open(value: int, bound: Any, comparator: Any, known: bool | None) -> None:
    assert surely(Decimal(value), bound, comparator, Decimal(450)) is known


def test_gap_of_a_value_short_of_its_target() -> None:
    gap = gap_of(Decimal(462), TARGET, 2023, met=False)
    assert (gap.absolute, gap.relative, gap.needed_per_year) == (12, Decimal("0.0267"), -6)
    assert gap_of(Decimal(440), TARGET, 2023, met=True).needed_per_year is None
    assert gap_of(Decimal(462), TARGET, 2025, met=False).needed_per_year is None


@pytest.mark.parametrize(
    ("value", "unit", "beside", "text"),
    [
        ("12.41565", "%", None, "12.41565"),
        ("12.4156545209176788", "%", None, "12.42"),
        ("13.4995500149995", "%", "13.5", "13.4996"),
        ("318.596938775510204", "kgce/t", None, "318.60"),
        ("2.2509533160195", "tCO2e/万元", None, "2.2510"),
        ("0.049866925", "tce/万元", None, "0.049866925"),
        ("0.04986692573402", "tce/万元", None, "0.04987"),
        ("1234567890123456789012345678901.5", "t", None, "1234567890123456789012345678901.50"),
    ],
)
def test_rounding_for_display(value: str, unit: str, beside: str | None, text: str) -> None:
    assert str(shown(Decimal(value), unit, Decimal(beside) if beside else None)) == text
