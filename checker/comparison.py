"""A value against a target with a deadline: status, gap, straight line, reason and advice.

Shared by the rules for limits, shares, reductions and increases. The comparison is made on the unrounded value in the
target's unit; rounding is for display.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker import derivations
from checker.advising import Step, remedy
from checker.disclosure import beyond_range, doubtful, partial, remarks
from checker.projections import Point, outlook, projection, trend
from checker.results import Status, TargetRecord, Trajectory
from checker.selection import Figure
from checker.trajectories import BASELINE, Bound, Line, gap_of, shown, status_of, surely
from checker.verdicts import Case, Standing, Verdict
from checker.wording import advice, amount, compared, line_words, named, place_words, plain_number
from extractors.facts import Metric
from policies.units import UnitError, convert


@dataclass(frozen=True, slots=True)
class Aim:
    """What a value is compared with: the target and its words, the plan's start of the line, how bad it can get.

    ``hint`` is the advice of the check.
    """

    target: TargetRecord
    words: str
    hint: str
    start: Decimal | None = None
    worst: Status = "not-met"


@dataclass(frozen=True, slots=True)
class Measured:
    """A value ready to be compared, in ``unit`` (the target's), with the ``words`` that introduce it in the reason.

    ``step`` is what must move to reach the target. ``series`` are the values of all years reported in the same manner,
    this one last; ``subject`` names what they are where it is not the indicator itself (降幅).
    """

    value: Decimal
    unit: str
    words: str
    metrics: tuple[Metric, ...]
    bound: Bound = None
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    needs_review: bool = False
    series: tuple[Point, ...] = ()
    subject: str = ""
    step: Step | None = None


def compare(figure: Figure, aim: Aim, case: Case, remark: str = "") -> Verdict:
    """The verdict on one figure of the report year; ``cant-tell`` when the figure is in doubt."""
    target = aim.target
    if not figure.certain:
        return doubtful(figure, target)
    try:
        value = convert(figure.value, figure.unit, target.unit)
    except UnitError:
        return partial(figure.metrics, f"单位{figure.unit}不能换算为{target.unit}", aim.hint, target)
    told = amount(shown(value, target.unit, target.value), target.unit)
    measured = Measured(
        value=value,
        unit=target.unit,
        words=f"{case.year}年{named(figure.indicator.name, figure.scope)}{told}{place_words(figure.metrics)}",
        metrics=figure.metrics,
        bound=figure.bound,
        steps=figure.steps,
        notes=((remark,) if remark else ()) + remarks([figure]),
        needs_review=figure.shaky or beyond_range(figure) or bool(figure.rivals),
        series=_series(figure, target, case),
        step=Step(named(figure.indicator.name, figure.scope), value, target.value, target.unit),
    )
    return conclude(measured, aim, line_from(figure, aim, case), case)


def conclude(measured: Measured, aim: Aim, line: Line | None, case: Standing) -> Verdict:
    """The verdict on a measured value; ``insufficient`` where 以上/以下 leaves the side of the target open."""
    target, value = aim.target, measured.value
    met = surely(value, measured.bound, target.comparator, target.value)
    if met is None:
        return partial(measured.metrics, "原文只给出上限或下限", f"请披露准确数值；{aim.hint}", target)
    status = status_of(met, target, case.year, line.ahead(value, case.year) if line else None, aim.worst)
    path, seen = _trajectory(measured, line, target, case.year, met)
    gap = gap_of(value, target, case.year, met)
    verdict = compared(status, case.role, aim.words, value == target.value)
    pending = _pending(status, target, case.year)
    return Verdict(
        status=status,
        reason=f"{measured.words}，{verdict}{line_words(status, path, target, case.year)}{pending}。",
        value=shown(value, measured.unit, target.value),
        unit=measured.unit,
        period=str(case.year),
        target=target,
        gap=gap,
        trajectory=path,
        advice=_advice(status, measured.step or Step("该数值", value, target.value, target.unit), aim, case.year),
        notes=measured.notes + seen,
        steps=(*measured.steps, *_line_steps(line, case.year, status)),
        needs_review=measured.needs_review,
        metrics=measured.metrics,
        behind=tuple(point.metric for point in measured.series),
    )


def _advice(status: Status, step: Step, aim: Aim, year: int) -> str:
    """What to do about a value that does not satisfy the target; the check's own hint only where data is lacking."""
    if status == "met":
        return ""
    if status == "insufficient":
        return advice(f"距目标{step.missing(0)}", aim.hint)
    return advice(remedy(step, status, aim.target, year))


def _pending(status: Status, target: TargetRecord, year: int) -> str:
    if status != "insufficient":
        return ""
    base = target.baseline or BASELINE
    return (
        f"；{year}年早于基准年{base}年，不能判断进度" if year < base else f"；期限未到而没有{base}年起点，不能判断进度"
    )


def line_from(figure: Figure, aim: Aim, case: Case) -> Line | None:
    """The line from the enterprise's own value of the baseline year, else from the plan's (judgement.md, case 3)."""
    target = aim.target
    year = target.baseline or BASELINE
    scope = (figure.scope,)
    own = derivations.figure(case.facts, figure.indicator.id, year, scope) if year <= case.year else None
    start = None
    if own and own.certain and own.bound is None:
        try:
            start = convert(own.value, own.unit, target.unit)
        except UnitError:
            start = None
    if start is not None:
        return Line(year, start, target, f"企业{year}年{amount(shown(start, target.unit), target.unit)}")
    if aim.start is None:
        return None
    return Line(year, aim.start, target, f"方案{year}年{amount(aim.start, target.unit)}")


def _line_steps(line: Line | None, year: int, status: Status) -> tuple[str, ...]:
    required = line.at(year) if line else None
    if line is None or required is None or status not in ("on-track", "behind"):
        return ()
    target = line.target
    start, goal = plain_number(shown(line.start, target.unit)), plain_number(target.value)
    path = f"{start} + ({goal} − {start}) × ({year} − {line.start_year}) ÷ ({target.deadline} − {line.start_year})"
    return (f"直线在{year}年的要求：{path} = {amount(shown(required, target.unit), target.unit)}",)


def _series(figure: Figure, target: TargetRecord, case: Case) -> tuple[Point, ...]:
    """The figure's values of all reported years in the target's unit, those that can be trusted."""
    found = []
    for one in derivations.series(case.facts, figure):
        try:
            found.append(Point(one.year, convert(one.value, one.unit, target.unit), one.metrics[0]))
        except UnitError:
            continue
    return tuple(found)


def _trajectory(
    measured: Measured, line: Line | None, target: TargetRecord, year: int, met: bool
) -> tuple[Trajectory | None, tuple[str, ...]]:
    """The way from baseline to target with the reported series, and where it leads in words.

    None where nothing could be drawn: no line, and not two reported years.
    """
    required = line.at(year) if line else None
    past = trend(measured.series)
    if required is None and past is None:
        return None, ()
    seen = projection(past, target, year, measured.subject) if past and not met else None
    drawn = line if required is not None else None
    path = Trajectory(
        start_year=drawn.start_year if drawn else None,
        start_value=shown(drawn.start, target.unit) if drawn else None,
        required=shown(required, target.unit) if required is not None else None,
        source=drawn.source if drawn else None,
        unit=target.unit,
        target_year=target.deadline,
        target_value=target.value,
        series=tuple(point.record(target.unit) for point in measured.series),
        projection=seen,
    )
    return path, (outlook(past, seen, target),) if past and not met else ()
