"""限值：报告年度的数值不得超过（或不得低于）限值。

条文：三（一）1 “力争‘十四五’期间行业单位产品实际工艺综合能耗……纸浆由 350 kgce/t 降为 320 kgce/t ，纸及纸板由 480
    kgce/t 降为 450 kgce/t”；专栏2 日用玻璃 “NO_x 产生浓度 ≤1000mg/m³”。
判据：取报告年度、最宽边界的实际值（没有时由同边界、同年度的总量÷产量推算），换算为限值的单位后用未取整的数值比较。
    满足为 met；期限未到，按企业2020年数值（没有时按方案起点）至限值的直线判 on-track 或 behind；期限已到或没有期限
    而不满足为 not-met。只有一个基地、一条产品线、其他年度、变化率或其他口径的数值为 insufficient。按炉、线、厂规定的
    限值（each-site）取最差的一处，一处超限即为不满足。
通过示例：2023年纸及纸板单位产品综合能耗450.0 kgce/t，限值≤450 kgce/t → met。
不通过示例：2025年纸及纸板单位产品综合能耗450.1 kgce/t，期限2025年 → not-met。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker import derivations
from checker.advising import asked
from checker.alternatives import COEFFICIENTS, agreed
from checker.comparison import Aim, compare
from checker.disclosure import hints, partial, silent
from checker.scopes import is_product_line
from checker.selection import Figure, scope_of, year_of
from checker.trajectories import target_record
from checker.verdicts import Case, Verdict
from checker.wording import mention, target_words, where
from extractors.facts import Metric
from policies.schema import Indicator, LimitCheck
from policies.units import UnitError, convert


def judge(check: LimitCheck, case: Case) -> Verdict:
    """The verdict on a limit; see the module's 判据."""
    target = target_record(check.target)
    aim = Aim(target, target_words(target), asked(check, check.indicators, case, case.year), check.target.start)
    if check.boundary != "each-site":
        names = [name for name in check.indicators if check.boundary == "enterprise" or _of_product(name, case)]
        found = (derivations.readings(case.facts, name, case.year) for name in names)
        whole = next((some for some in found if some), None)
        if whole:
            return agreed([compare(one, aim, case) for one in whole], COEFFICIENTS)
    places = [one for name in check.indicators for one in _places(check, name, case)]
    return _worst(check, places, aim, case) if places else _unjudged(check, case, aim)


def _of_product(name: str, case: Case) -> bool:
    """Whether the indicator speaks of the product class itself, so that its whole is not a mean of all products."""
    owner = case.facts.indicators.get(name)
    return owner is not None and owner.product is not None


def _places(check: LimitCheck, name: str, case: Case) -> list[Figure]:
    """Every furnace, line, site or product that the limit holds for; contradicting values each for themselves."""
    if check.boundary == "enterprise" and not check.branches:
        return []
    found = [figure for figure in case.facts.places(name, case.year) if _addressed(check, figure)]
    return [
        replace(figure, value=metric.value, unit=metric.unit, metrics=(metric,), bound=metric.bound, tied=())
        for figure in found
        for metric in (figure.metrics[0], *figure.tied)
    ]


def _addressed(check: LimitCheck, figure: Figure) -> bool:
    return check.boundary == "each-site" or is_product_line(figure.scope, check, figure.indicator)


def _worst(check: LimitCheck, figures: list[Figure], aim: Aim, case: Case) -> Verdict:
    """The verdict on the place that is furthest from the limit, naming how many were reported."""
    doubtful = [figure for figure in figures if not figure.certain]
    if doubtful:
        return compare(doubtful[0], aim, case)
    try:
        ranked = sorted(figures, key=lambda figure: convert(figure.value, figure.unit, aim.target.unit))
    except UnitError:
        return compare(figures[0], aim, case)
    worst = ranked[0] if aim.target.comparator in (">=", ">") else ranked[-1]
    verdict = compare(worst, aim, case)
    told = "；".join(mention(figure.metrics[0]) for figure in figures)
    metrics = tuple({metric.id: metric for figure in (worst, *figures) for metric in figure.metrics}.values())
    note = f"限值按{'产品' if check.boundary == 'product' else '每座窑炉、每条线或每个厂'}判定，取最差的一处：{told}。"
    return replace(verdict, notes=(note, *verdict.notes) if len(figures) > 1 else verdict.notes, metrics=metrics)


def incomparable(indicators: Sequence[str], related: Sequence[str], case: Case, aim: Aim) -> Verdict | None:
    """``insufficient`` when the very quantity is disclosed in another form; None when it is not."""
    found = hints(case, indicators, related)
    return partial(found, obstacle(found[0], indicators, case), aim.hint, aim.target) if found else None


def _unjudged(check: LimitCheck, case: Case, aim: Aim) -> Verdict:
    found = incomparable(check.indicators, check.related, case, aim)
    return found or silent(case, f"“{check.title}”所需的{names_of(check.indicators, case)}", aim.hint, aim.target)


def obstacle(metric: Metric, indicators: Sequence[str], case: Case) -> str:
    """Why the metric cannot stand for the enterprise's value of the report year."""
    owner = case.facts.indicators.get(metric.indicator or "")
    if metric.indicator not in indicators:
        return "口径与目标不同"
    if metric.kind == "change":
        return "只有变化幅度而没有数值"
    if year_of(metric.period) != case.year:
        return f"不是报告年度（{case.year}年）的数值"
    if owner and _narrow(metric, owner):
        return f"只是{where(metric.boundary)}的数值，不代表企业整体"
    return "是企业全部产品的数值，不是条文所指产品的数值"


def _narrow(metric: Metric, owner: Indicator) -> bool:
    return scope_of(metric, owner) not in ("group", "company")


def names_of(indicators: Sequence[str], case: Case) -> str:
    """The indicators' names for a sentence."""
    known = case.facts.indicators
    return "、".join(known[one].name for one in indicators if one in known) or "数据"
