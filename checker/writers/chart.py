"""The trajectory of a quantified finding as geometry: baseline, target line, reported points. Drawn by a macro."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any

from checker.writers.languages import joined, said
from checker.writers.numbers import number, quantity, shown, unit_shown
from checker.writers.words import COMPARATORS

WIDTH, HEIGHT = 460, 200
LEFT, RIGHT, TOP, BOTTOM = 58, 22, 26, 30
YEARS = range(1990, 2101)
FARTHEST = 25  # years that a chart spans at most for a projection

Point = tuple[int, Decimal]


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with its label; ``above`` tells on which side the label stands."""

    x: str
    y: str
    label: str
    above: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Coordinates of a drawing of ``width`` × ``height`` units, with its text alternative.

    ``line`` runs from ``start`` to ``goal`` (a level line for a limit without a baseline, then without ``start``);
    ``series`` joins the ``reported`` points, ``ahead`` is where they lead.
    """

    title: str
    description: str
    unit: str
    width: int
    height: int
    ticks: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, str], ...]
    line: str
    series: str
    ahead: str
    start: Dot | None
    goal: Dot
    reported: tuple[Dot, ...]
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def trajectory_chart(finding: Mapping[str, Any], metrics: Iterable[Mapping[str, Any]]) -> Chart | None:
    """The chart of a finding, None when its target and at least two values cannot stand on one axis.

    ``metrics`` are the ones the finding rests on; those in the unit of the line join the reported points.
    """
    line = target_line(finding)
    if line is None:
        return None
    start, goal, unit = line
    reported = _reported(finding, metrics, unit)
    if len(reported) + (start is not None) < 2:
        return None
    ahead = _ahead(finding, (start or reported[0])[0], unit) if reported else None
    frame = _Frame((*((start,) if start else ()), goal, *reported, *(ahead or ())))
    return _drawn(finding, frame, start, goal, reported, ahead, unit)


def target_line(finding: Mapping[str, Any]) -> tuple[Point | None, Point, str] | None:
    """Start, end and unit of the line a finding is judged by; without a start it is a level limit.

    The end is the target itself when it is in the line's unit, else the line through the start and the value
    required in the report year, prolonged to the deadline (both lie on one straight line, judgement.md case 3).
    """
    target, path = finding.get("target"), finding.get("trajectory")
    year = _year(finding.get("period"))
    goal = number(target["value"]) if target else None
    if not target or goal is None:
        return None
    if not path or path.get("start_year") is None:
        end = target.get("deadline") or year
        return (None, (end, goal), target["unit"]) if end else None
    begun, start, required = path["start_year"], number(path["start_value"]), number(path["required"])
    deadline = target.get("deadline")
    if start is None or required is None or not deadline or deadline <= begun:
        return None
    if path["unit"] != target["unit"]:
        if year is None or year <= begun:
            return None
        goal = start + (required - start) * (deadline - begun) / (year - begun)
    return (begun, start), (deadline, goal), path["unit"]


def _reported(finding: Mapping[str, Any], metrics: Iterable[Mapping[str, Any]], unit: str) -> tuple[Point, ...]:
    """The reported values by year; the value judged replaces a metric of the same year."""
    path = finding.get("trajectory") or {}
    series = path.get("series") or () if path.get("unit") == unit else ()
    points = {item["year"]: value for item in series if (value := number(item["value"])) is not None}
    for metric in metrics:
        year, value = _year(metric["period"]), number(metric["value"])
        if metric["unit"] == unit and metric["kind"] in ("actual", "baseline") and year and value is not None:
            points.setdefault(year, value)
    year, value = _year(finding.get("period")), number(finding.get("value"))
    if finding.get("unit") == unit and year and value is not None:
        points[year] = value
    return tuple(sorted(points.items()))


def _ahead(finding: Mapping[str, Any], first: int, unit: str) -> tuple[Point, Point] | None:
    """Where the reported series leads: from the report year to the year of attainment, else to the target's year."""
    path = finding.get("trajectory") or {}
    told, year = path.get("projection"), _year(finding.get("period"))
    if not told or path.get("unit") != unit or year is None or not year < told["end_year"] <= first + FARTHEST:
        return None
    value, end = number(told["value"]), number(told["end_value"])
    return ((year, value), (told["end_year"], end)) if value is not None and end is not None else None


class _Frame:
    """Turns years and values into coordinates."""

    def __init__(self, points: tuple[Point, ...]) -> None:
        years, values = [year for year, _ in points], [value for _, value in points]
        self.first, self.last = min(years), max(years)
        self.ticks = _ticks(min(values), max(values))
        self.low, self.high = self.ticks[0], self.ticks[-1]

    def x(self, year: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (year - self.first) / (self.last - self.first)

    def y(self, value: Decimal) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * float((value - self.low) / (self.high - self.low))

    def place(self, point: Point) -> str:
        return f"{self.x(point[0]):.1f},{self.y(point[1]):.1f}"

    def dot(self, point: Point, label: str, *, above: bool) -> Dot:
        x = self.x(point[0])
        anchor = "start" if x < LEFT + 40 else "end" if x > WIDTH - RIGHT - 40 else "middle"
        return Dot(f"{x:.1f}", f"{self.y(point[1]):.1f}", label, above, anchor)

    def years(self) -> tuple[tuple[str, str], ...]:
        step = max(1, -(-(self.last - self.first) // 8))
        return tuple((f"{self.x(year):.1f}", str(year)) for year in range(self.first, self.last + 1, step))


def _ticks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Round values that enclose ``low`` and ``high`` with a twelfth of their distance, not crossing zero."""
    spread = (high - low) or abs(high) or Decimal(1)
    floor = Decimal(0) if low >= 0 else low - spread / 12
    low, high = max(low - spread / 12, floor), high + spread / 12
    raw = (high - low) / 4
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR")
    last = (high / step).to_integral_value(rounding=ROUND_CEILING)
    return tuple((first + place) * step for place in range(int(last - first) + 1))


def _drawn(
    finding: Mapping[str, Any],
    frame: _Frame,
    start: Point | None,
    goal: Point,
    reported: tuple[Point, ...],
    ahead: tuple[Point, Point] | None,
    unit: str,
) -> Chart:
    level = (frame.first, goal[1]) if start is None else start
    end = (frame.last, goal[1]) if start is None else goal
    comparator = COMPARATORS[finding["target"]["comparator"]]
    judged = reported[-1]
    aim = said("chart-goal", value=f"{comparator}{shown(str(goal[1]))}")
    return Chart(
        title=said("chart-title", title=finding["title"]),
        description=_description(start, goal, reported, unit, comparator),
        unit=unit_shown(unit),
        width=WIDTH,
        height=HEIGHT,
        ticks=tuple((f"{frame.y(value):.1f}", shown(format(value, "f"))) for value in frame.ticks),
        years=frame.years(),
        line=f"{frame.place(level)} {frame.place(end)}",
        series=" ".join(frame.place(point) for point in reported),
        ahead=" ".join(frame.place(point) for point in ahead or ()),
        start=frame.dot(start, shown(str(start[1])), above=True) if start and start not in reported else None,
        goal=frame.dot(end, aim, above=goal[1] > (judged if start is None else start)[1]),
        reported=tuple(
            frame.dot(point, shown(str(point[1])), above=point[1] >= _required(level, end, point[0]))
            for point in reported
        ),
    )


def _required(start: Point, end: Point, year: int) -> Decimal:
    if end[0] == start[0]:
        return end[1]
    return start[1] + (end[1] - start[1]) * (year - start[0]) / (end[0] - start[0])


def _description(start: Point | None, goal: Point, reported: tuple[Point, ...], unit: str, comparator: str) -> str:
    told = joined(said("year-value", year=year, value=quantity(str(value), unit)) for year, value in reported)
    target = f"{comparator} {quantity(str(goal[1]), unit)}"
    if start is None:
        return said("chart-level", target=target, said=told)
    begun = quantity(str(start[1]), unit)
    return said("chart-line", start=start[0], from_=begun, end=goal[0], target=target, said=told)


def _year(period: str | None) -> int | None:
    return int(period) if period and period.isdecimal() and int(period) in YEARS else None
