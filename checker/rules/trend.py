"""趋势：自基准年起总体下降（或上升），没有量化目标。

条文：三（五）2 “全行业化学需氧量、氨氮、二氧化硫、氮氧化物排放量总体下降的目标”。
判据：每个指标以报告年度对基准年（同一边界）比较，没有序列时用企业自述的较基准年变化，再没有时用首尾相接的各段自述变
    化连乘或按折标系数的估算（请人复核）。方向相符为 met；期限未到，持平为 on-track，反向为 behind；期限已到，持平或
    反向为 not-met（案例2）。多个指标时取有可比数据的指标中最差的一个，没有可比数据的指标在注中列出。
通过示例：化学需氧量排放量2020年41.0吨、2023年40.9吨 → met。
不通过示例：化学需氧量排放量2020年41.0吨、2023年41.1吨 → behind；2025年41.1吨 → not-met。
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker import derivations
from checker.advising import asked
from checker.chains import chained
from checker.derivations import Change
from checker.disclosure import doubtful, guessed, hints, partial, remarks, silent
from checker.results import Status
from checker.rules.limit import names_of
from checker.selection import Figure
from checker.trajectories import shown
from checker.verdicts import Case, Verdict
from checker.wording import advice, amount, mention, named
from extractors.facts import Metric
from policies.schema import TrendCheck

WORST: tuple[Status, ...] = ("not-met", "behind", "on-track", "met")
CLOSINGS: dict[Status, str] = {
    "met": "方向符合要求",
    "on-track": "与基准年持平，期限未到",
    "behind": "方向与要求相反，期限未到，进度滞后",
    "not-met": "期限已到，未实现总体变化的要求",
}


@dataclass(frozen=True, slots=True)
class Movement:
    """How one indicator moved since the baseline year, in percent (None where the base is zero)."""

    words: str
    percent: Decimal | None
    status: Status
    figures: tuple[Figure, ...]
    change: Metric | None = None
    steps: tuple[str, ...] = ()

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """What it rests on, the computed change first."""
        printed = (metric for figure in self.figures for metric in figure.metrics)
        return (*((self.change,) if self.change else ()), *printed)


def judge(check: TrendCheck, case: Case) -> Verdict:
    """The verdict on a trend; see the module's 判据."""
    moved = {name: movement for name in check.indicators if (movement := _movement(check, name, case))}
    if not moved:
        return _unjudged(check, case)
    uncertain = next((one for move in moved.values() for one in move.figures if not one.certain), None)
    if uncertain:
        return doubtful(uncertain)
    missing = [name for name in check.indicators if name not in moved]
    worst = min(moved.values(), key=lambda movement: WORST.index(movement.status))
    return _verdict(check, list(moved.values()), worst, missing, case)


def _movement(check: TrendCheck, name: str, case: Case) -> Movement | None:
    if case.year <= check.baseline:
        return None
    change = derivations.change(case.facts, name, check.baseline, case.year, case.scopes)
    if change:
        return _changed(check, change, case)
    stated = case.facts.change(name, case.year, check.baseline, scopes=case.scopes)
    if stated:
        return _told(check, stated, "企业自述", case)
    chain = chained(case.facts, name, check.baseline, case.year, scopes=case.scopes)
    if chain:
        return _told(check, chain.figure, "由企业自述的各段变化连乘，", case)
    return _estimated(check, name, case)


def _changed(check: TrendCheck, change: Change, case: Case) -> Movement:
    status = movement_status(check, change.points, case.year)
    metric = change.metric() if change.percent is not None else None
    return Movement(change.words, change.percent, status, (change.now, change.base), metric, change.steps)


def _told(check: TrendCheck, figure: Figure, manner: str, case: Case) -> Movement:
    status = movement_status(check, figure.value, case.year)
    return Movement(f"{manner}{mention(figure.metrics[0])}", figure.value, status, (figure,), steps=figure.steps)


def _estimated(check: TrendCheck, name: str, case: Case) -> Movement | None:
    """The movement between estimates, where all choices of coefficients point the same way."""
    changes = derivations.estimated_changes(case.facts, name, check.baseline, case.year, case.scopes)
    moves = [_changed(check, change, case) for change in changes]
    return moves[0] if len({move.status for move in moves}) == 1 else None


def movement_status(check: TrendCheck, moved: Decimal, year: int) -> Status:
    """The status of a quantity that has moved by so much (a fall is negative) since the baseline year."""
    towards = -moved if check.direction == "falls" else moved
    if towards > 0:
        return "met"
    if year >= check.deadline:
        return "not-met"
    return "on-track" if towards == 0 else "behind"


def _verdict(check: TrendCheck, moves: list[Movement], worst: Movement, missing: list[str], case: Case) -> Verdict:
    status = worst.status
    figures = [figure for move in moves for figure in move.figures]
    metrics: list[Metric] = [metric for move in moves for metric in move.metrics]
    lacking = (f"没有可比数据、未计入的指标：{names_of(missing, case)}。",) if missing else ()
    return Verdict(
        status=status,
        reason=f"{'；'.join(move.words for move in moves)}，{CLOSINGS[status]}。",
        value=shown(worst.percent, "%", Decimal(0)) if worst.percent is not None else None,
        unit="%" if worst.percent is not None else None,
        period=str(case.year),
        advice="" if status == "met" else advice(_remedy(check, worst)),
        notes=(*remarks(figures), *lacking),
        steps=tuple(step for move in moves for step in move.steps),
        needs_review=any(figure.shaky for figure in figures),
        metrics=tuple({metric.id: metric for metric in metrics}.values()),
    )


def _remedy(check: TrendCheck, worst: Movement) -> str:
    """What the worst movement needs: to get to the other side of the baseline year's value."""
    now, *bases = worst.figures
    side = "低于" if check.direction == "falls" else "高于"
    name = named(now.indicator.name, now.scope)
    if not bases:
        return f"请说明{name}较{check.baseline}年变化的原因，并采取措施使其到{check.deadline}年{side}{check.baseline}年"
    base = amount(shown(bases[0].value, bases[0].unit), bases[0].unit)
    apart = amount(abs(shown(now.value - bases[0].value, now.unit)), "pp" if now.unit == "%" else now.unit)
    return f"请说明{name}与{check.baseline}年相差{apart}的原因，并采取措施使其到{check.deadline}年{side}{base}"


def _unjudged(check: TrendCheck, case: Case) -> Verdict:
    hint = asked(check, check.indicators, case, check.baseline, case.year)
    found = hints(case, check.indicators)
    if found:
        return partial(found, f"没有{check.baseline}年同口径的数值可比", hint)
    verdict = silent(case, f"“{check.title}”所需的{names_of(check.indicators, case)}", hint)
    return guessed(verdict, case, check.indicators)
