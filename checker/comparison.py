"""A value against a target with a deadline: status, gap, straight line, reason and advice.

Shared by the rules for limits, shares, reductions and increases. The comparison is made on the unrounded value in the
target's unit; rounding is for display.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker import derivations
from checker.disclosure import beyond_range, doubtful, partial, place_words, remarks
from checker.results import Status, TargetRecord
from checker.selection import Figure
from checker.trajectories import (
    BASELINE,
    Bound,
    Line,
    attainment,
    gap_of,
    satisfies,
    shown,
    status_of,
    surely,
)
from checker.verdicts import Case, Standing, Verdict
from checker.wording import advice, amount, compared, line_words, plain_number, shortfall
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
    """A value ready to be compared, in ``unit`` (the target's), with the ``words`` that introduce it in the reason."""

    value: Decimal
    unit: str
    words: str
    metrics: tuple[Metric, ...]
    bound: Bound = None
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    needs_review: bool = False


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
        words=f"{case.year}年{figure.indicator.name}{told}{place_words(figure.metrics)}",
        metrics=figure.metrics,
        bound=figure.bound,
        steps=figure.steps,
        notes=((remark,) if remark else ()) + remarks([figure]),
        needs_review=figure.shaky or beyond_range(figure) or bool(figure.rivals),
    )
    return conclude(measured, aim, line_from(figure, aim, case), case)


def conclude(measured: Measured, aim: Aim, line: Line | None, case: Standing) -> Verdict:
    """The verdict on a measured value; ``insufficient`` where 以上/以下 leaves the side of the target open."""
    target, value = aim.target, measured.value
    met = surely(value, measured.bound, target.comparator, target.value)
    if met is None:
        return partial(measured.metrics, "原文只给出上限或下限", f"请披露准确数值；{aim.hint}", target)
    status = status_of(met, target, case.year, line.ahead(value, case.year) if line else None, aim.worst)
    path = line.trajectory(case.year) if line and not met else None
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
        advice=_advice(status, shortfall(gap, target, case.year), aim.hint),
        notes=measured.notes + _outlook(value, line, case.year),
        steps=(*measured.steps, *_line_steps(line, case.year, status)),
        needs_review=measured.needs_review,
        metrics=measured.metrics,
    )


def _advice(status: Status, missing: str, hint: str) -> str:
    """What to do about a value that does not satisfy the target; the check's own hint only where data is lacking."""
    follow = {
        "on-track": "请保持进度并逐年披露",
        "behind": "请说明落后的原因并加大措施",
        "not-met": "请说明未达到的原因和整改计划",
        "insufficient": hint,
    }
    return "" if status == "met" else advice(missing, follow[status])


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
    own = derivations.figure(case.facts, figure.indicator.id, year) if year <= case.year else None
    start = None
    if own and own.certain and own.bound is None and own.scope == figure.scope:
        try:
            start = convert(own.value, own.unit, target.unit)
        except UnitError:
            start = None
    if start is not None:
        return Line(year, start, target, f"企业{year}年{amount(shown(start, target.unit), target.unit)}")
    if aim.start is None:
        return None
    return Line(year, aim.start, target, f"方案{year}年{amount(aim.start, target.unit)}", own=False)


def _line_steps(line: Line | None, year: int, status: Status) -> tuple[str, ...]:
    required = line.at(year) if line else None
    if line is None or required is None or status not in ("on-track", "behind"):
        return ()
    target = line.target
    start, goal = plain_number(shown(line.start, target.unit)), plain_number(target.value)
    path = f"{start} + ({goal} − {start}) × ({year} − {line.start_year}) ÷ ({target.deadline} − {line.start_year})"
    return (f"直线在{year}年的要求：{path} = {amount(shown(required, target.unit), target.unit)}",)


def _outlook(value: Decimal, line: Line | None, year: int) -> tuple[str, ...]:
    """When the target would be reached at the pace so far, with the assumption."""
    if line is None or not line.own or year <= line.start_year:
        return ()
    if satisfies(value, line.target.comparator, line.target.value):
        return ()
    reached = attainment(value, line, year)
    if reached is None:
        return (f"{line.start_year}—{year}年没有向目标方向变化，照此趋势不能达到目标。",)
    return (f"假设{line.start_year}—{year}年的平均年变化保持不变，预计{reached}年达到目标。",)
