"""Where a reported series leads: its least-squares line, prolonged to the year in which the target is reached.

A trend of the past and nothing more, so each projection carries its assumption in words. All arithmetic is exact
(fractions); rounding is for display.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from checker.results import Projection, TargetRecord, TrajectoryPoint
from checker.trajectories import satisfies, shown
from checker.wording import amount, year_list
from extractors.facts import Metric

HORIZON = 2060  # the year of carbon neutrality: beyond it a trend of a few years says nothing
RISING = (">=", ">")


@dataclass(frozen=True, slots=True)
class Point:
    """A reported value of one year, unrounded, in the target's unit, with the metric that gives it."""

    year: int
    value: Decimal
    metric: Metric

    def record(self, unit: str) -> TrajectoryPoint:
        """The point as the result file carries it."""
        return TrajectoryPoint(year=self.year, value=shown(self.value, unit), metric=self.metric.id)


@dataclass(frozen=True, slots=True)
class Trend:
    """The least-squares line through points of two years or more: its change per year and its value in year zero."""

    years: tuple[int, ...]
    slope: Fraction
    origin: Fraction

    def at(self, year: int) -> Decimal:
        """The line's value in ``year``."""
        return _decimal(self.origin + self.slope * year)

    def towards(self, target: TargetRecord) -> bool:
        """Whether the line moves in the direction that the target asks for."""
        return self.slope > 0 if target.comparator in RISING else self.slope < 0

    def reaches(self, target: TargetRecord, after: int) -> int | None:
        """The first year behind ``after`` in which the line satisfies the target; None when it moves elsewhere."""
        if target.comparator == "=" or not self.towards(target):
            return None
        year = max(ceil((Fraction(target.value) - self.origin) / self.slope), after + 1)
        return year if satisfies(self.at(year), target.comparator, target.value) else year + 1


def trend(points: Sequence[Point]) -> Trend | None:
    """The least-squares line through the points; None with fewer than two years."""
    years = tuple(point.year for point in points)
    if len(set(years)) < 2:
        return None
    values = [Fraction(point.value) for point in points]
    middle, mean = Fraction(sum(years), len(years)), sum(values, Fraction(0)) / len(values)
    spread = sum(((year - middle) ** 2 for year in years), Fraction(0))
    slope = sum(((year - middle) * (one - mean) for year, one in zip(years, values, strict=True)), Fraction(0)) / spread
    return Trend(years, slope, mean - slope * middle)


def projection(line: Trend, target: TargetRecord, year: int, subject: str = "") -> Projection | None:
    """Where the trend leads from the report year on; None when it does not move towards the target.

    ``subject`` names what moves, where it is not the indicator itself (降幅).
    """
    if target.comparator == "=" or not line.towards(target):
        return None
    reached = line.reaches(target, year)
    attained = reached if reached is not None and reached <= HORIZON else None
    end = attained or max(target.deadline or 0, year + 1)
    unit = target.unit
    return Projection(
        years=line.years,
        yearly=shown(_decimal(line.slope), unit),
        value=shown(line.at(year), unit),
        end_year=end,
        end_value=shown(line.at(end), unit),
        attained=attained,
        assumption=_assumption(line, unit, subject),
    )


def outlook(line: Trend, seen: Projection | None, target: TargetRecord) -> str:
    """The projection in one sentence with its assumption, or that the series leads elsewhere."""
    if seen is None:
        return f"{year_list(line.years)}报告值没有向目标方向变化，照此趋势不能达到目标。"
    if seen.attained is None:
        return f"{seen.assumption}，{HORIZON}年前不能达到目标。"
    late = target.deadline is not None and seen.attained > target.deadline
    due = f"，晚于期限{target.deadline}年" if late else ""
    return f"{seen.assumption}，预计{seen.attained}年达到目标{due}。"


def _assumption(line: Trend, unit: str, subject: str) -> str:
    verb = "提高" if line.slope > 0 else "降低"
    pace = amount(abs(shown(_decimal(line.slope), unit)), "pp" if unit == "%" else unit)
    few = "（只有两年数据，仅供参考）" if len(line.years) == 2 else ""
    return f"按{year_list(line.years)}报告值的直线趋势{few}，{subject}平均每年{verb}{pace}；假设此趋势保持不变"


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
