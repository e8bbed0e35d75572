"""升幅：占比较基准年提高不少于规定的幅度。

条文：一（三）“大宗家电产品、通用照明设备能效达节能水平的占比提升 10%以上”；二（三）7 “占比较 2021 年提高 10 个百分
    点”。
判据：points 按百分点之差，relative 按相对百分比，both 两种读法都算；两种读法判定不同的为 insufficient，两者都列出（
    案例14）。先用印出序列，没有时用企业自述的百分点变化，再没有时用首尾相接的各段变化相加。直线自零起。行业占比对单
    个企业最差为 behind。占比以自身销量或产量代替在用量（案例13），并注明。
通过示例：能效2级及以上占比2020年50%、2025年60%：提高10个百分点、相对20% → met。
不通过示例：2020年50%、2023年50.5%：提高0.5个百分点、相对1%，直线要求6 → behind。
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from checker import derivations
from checker.advising import Step, asked
from checker.alternatives import READINGS, agreed
from checker.chains import chained
from checker.comparison import Aim, Measured, conclude
from checker.derivations import Change
from checker.disclosure import doubtful, hints, partial, remarks, silent
from checker.projections import Point
from checker.rules.limit import names_of, obstacle
from checker.selection import Figure
from checker.trajectories import BASELINE, Line, shown, target_record
from checker.verdicts import Case, Verdict
from checker.wording import amount, mention, named
from policies.schema import IncreaseCheck

Reading = Literal["relative", "points"]
UNITS: dict[Reading, str] = {"points": "pp", "relative": "%"}
NAMES: dict[Reading, str] = {"points": "按百分点", "relative": "按相对幅度"}


def judge(check: IncreaseCheck, case: Case) -> Verdict:
    """The verdict on an increase; see the module's 判据."""
    base = check.target.baseline or BASELINE
    if case.year >= base:
        for name in check.indicators:
            change = derivations.change(case.facts, name, base, case.year, case.scopes)
            if change:
                return _from_series(check, change, case)
        for name in check.indicators:
            stated = case.facts.change(name, case.year, base, "pp", case.scopes)
            if stated:
                return _from_statement(check, stated, case)
        linked = (chained(case.facts, name, base, case.year, "pp", case.scopes) for name in check.indicators)
        chain = next((one for one in linked if one), None)
        if chain:
            return _from_statement(check, chain.figure, case)
    aim = _aim(check, "points", case)
    found = hints(case, check.indicators)
    if found:
        return partial(found, f"没有{base}年同口径的数值可比（{obstacle(found[0], (), case)}）", aim.hint, aim.target)
    return silent(case, f"“{check.title}”所需的{names_of(check.indicators, case)}", aim.hint, aim.target)


def _aim(check: IncreaseCheck, reading: Reading, case: Case) -> Aim:
    base = check.target.baseline or BASELINE
    target = target_record(check.target.model_copy(update={"baseline": base, "unit": UNITS[reading]}))
    words = f"“较{base}年提高{amount(target.value, target.unit)}”（{target.deadline}年）"
    return Aim(target, words, asked(check, check.indicators, case, base, case.year), worst="behind")


def _readings(check: IncreaseCheck) -> tuple[Reading, ...]:
    return ("points", "relative") if check.reading == "both" else (check.reading,)


def _from_series(check: IncreaseCheck, change: Change, case: Case) -> Verdict:
    for figure in (change.now, change.base):
        if not figure.certain:
            return doubtful(figure, _aim(check, "points", case).target)
    metrics = change.metrics
    verdicts = []
    for reading in _readings(check):
        value = _read(change, reading)
        if value is None:
            aim = _aim(check, reading, case)
            return partial(metrics, "基准值为零，相对升幅不能计算", aim.hint, aim.target)
        measured = Measured(
            value=value,
            unit=UNITS[reading],
            words=change.words,
            metrics=(change.metric("pp" if reading == "points" else "%"), *metrics),
            steps=(*change.steps, f"{NAMES[reading]}：{_step(change, reading)}"),
            notes=remarks([change.now, change.base]),
            needs_review=change.now.shaky or change.base.shaky,
            series=_points(change, reading, case),
            subject="升幅",
            step=_goal(change, reading, check.target.value),
        )
        verdicts.append(_concluded(measured, check, reading, case))
    return agreed(verdicts, READINGS)


def _goal(change: Change, reading: Reading, wanted: Decimal) -> Step:
    """The rise asked for as the share that it comes to."""
    base = change.base.value
    goal = base + wanted if reading == "points" else base * (100 + wanted) / 100
    aside = f"（较{change.base.year}年提高{amount(wanted, UNITS[reading])}）"
    return Step(named(change.now.indicator.name, change.now.scope), change.now.value, goal, change.now.unit, aside)


def _read(change: Change, reading: Reading) -> Decimal | None:
    return change.points if reading == "points" else change.percent


def _points(change: Change, reading: Reading, case: Case) -> tuple[Point, ...]:
    """The rise against the baseline year in each reported year, beginning with none in that year."""
    later = ((one, _read(one, reading)) for one in derivations.path(case.facts, change))
    start = Point(change.base.year, Decimal(0), change.base.metrics[0])
    return (start, *(Point(one.now.year, value, one.now.metrics[0]) for one, value in later if value is not None))


def _step(change: Change, reading: Reading) -> str:
    one, other = amount(change.base.value, ""), amount(change.now.value, "")
    return f"{other} − {one}" if reading == "points" else f"({other} ÷ {one} − 1) × 100%"


def _concluded(measured: Measured, check: IncreaseCheck, reading: Reading, case: Case) -> Verdict:
    aim = _aim(check, reading, case)
    base = aim.target.baseline or BASELINE
    value = amount(abs(shown(measured.value, measured.unit, aim.target.value)), measured.unit)
    words = f"{measured.words}，{NAMES[reading]}{'提高' if measured.value >= 0 else '下降'}{value}"
    return conclude(replace(measured, words=words), aim, Line(base, Decimal(0), aim.target, f"{base}年"), case)


def _from_statement(check: IncreaseCheck, stated: Figure, case: Case) -> Verdict:
    if not stated.certain:
        return doubtful(stated, _aim(check, "points", case).target)
    if check.reading != "points":
        aim = _aim(check, "points", case)
        return partial(stated.metrics, "没有占比本身的数值，相对升幅不能计算", aim.hint, aim.target)
    base = check.target.baseline or BASELINE
    measured = Measured(
        value=stated.value,
        unit="pp",
        words=f"{'由企业自述的各段变化相加，' if stated.steps else '企业自述'}{mention(stated.metrics[0])}",
        metrics=stated.metrics,
        bound=stated.bound,
        steps=stated.steps,
        notes=remarks([stated]),
        needs_review=stated.shaky,
        step=Step(f"{stated.indicator.name}较{base}年的升幅", stated.value, check.target.value, "pp"),
    )
    return _concluded(measured, check, "points", case)
