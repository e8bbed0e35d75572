"""降幅：较基准年下降不少于规定的百分比。

条文：一（三）“规模以上工业企业增加值能耗较 2020 年下降 13.5%，单位国内生产总值二氧化碳排放比 2020 年下降 18%”。
判据：降幅 =（1 − 报告年度 ÷ 基准年）× 100%，先用同一边界的印出序列，再用推算的强度，再用企业自述的较基准年变化（
    案例7），再用自基准年首尾相接到报告年度的各段自述变化连乘，最后用按折标系数的估算（注明并请人复核）。直线进度 =
    目标 ×（年度 − 基准年）÷（期限 − 基准年）。达到目标为 met；期限未到按直线判 on-track 或 behind（上升也是
    behind，案例2）；期限已到为 not-met。没有基准年、只有同比等而接不到基准年、只有一个基地或其他分母的强度为
    insufficient。代理指标照判并注明。
通过示例：万元产值综合能耗2020年1.000、2025年0.865 tce/万元，下降13.5% → met。
不通过示例：万元产值综合能耗2020年1.000、2023年0.950 tce/万元，下降5.0%，直线要求8.1% → behind。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checker import derivations
from checker.advising import Step, asked
from checker.alternatives import COEFFICIENTS, agreed
from checker.chains import Chain, chained
from checker.comparison import Aim, Measured, conclude
from checker.derivations import Change
from checker.disclosure import beyond_range, doubtful, guessed, hints, partial, remarks, silent
from checker.precision import change_fits
from checker.projections import Point
from checker.rules.limit import names_of, obstacle
from checker.selection import WIDE, Figure, scope_of, year_of
from checker.trajectories import BASELINE, Line, shown, target_record
from checker.verdicts import Case, Verdict
from checker.wording import amount, mention, named
from extractors.facts import Metric
from policies.schema import ReductionCheck


def judge(check: ReductionCheck, case: Case) -> Verdict:
    """The verdict on a reduction; see the module's 判据."""
    base = check.target.baseline or BASELINE
    target = target_record(check.target.model_copy(update={"baseline": base}))
    words = f"“较{base}年下降{amount(target.value, '%')}”（{target.deadline}年）"
    names = quantities(check)
    aim = Aim(target, words, asked(check, names, case, base, case.year))
    if case.year >= base:
        for way in (_by_series, _by_statement, _by_chain, _by_estimate):
            for name in names:
                verdict = way(check, name, aim, case)
                if verdict:
                    return verdict
    return _unjudged(check, names, aim, case)


def _by_series(check: ReductionCheck, name: str, aim: Aim, case: Case) -> Verdict | None:
    change = derivations.change(case.facts, name, aim.target.baseline or BASELINE, case.year, case.scopes)
    return _from_series(check, change, aim, case) if change else None


def _by_statement(check: ReductionCheck, name: str, aim: Aim, case: Case) -> Verdict | None:
    stated = case.facts.change(name, case.year, aim.target.baseline or BASELINE, scopes=case.scopes)
    return _from_statement(check, stated, aim, case) if stated else None


def _by_chain(check: ReductionCheck, name: str, aim: Aim, case: Case) -> Verdict | None:
    chain = chained(case.facts, name, aim.target.baseline or BASELINE, case.year, scopes=case.scopes)
    return _from_chain(check, chain, aim, case) if chain else None


def _by_estimate(check: ReductionCheck, name: str, aim: Aim, case: Case) -> Verdict | None:
    changes = derivations.estimated_changes(case.facts, name, aim.target.baseline or BASELINE, case.year, case.scopes)
    verdicts = [_from_series(check, change, aim, case) for change in changes]
    return agreed(verdicts, COEFFICIENTS) if verdicts else None


def quantities(check: ReductionCheck) -> tuple[str, ...]:
    """The indicators in the order in which they are tried, proxies that are not among them last."""
    return tuple(dict.fromkeys((*check.indicators, *check.proxies)))


def _from_series(check: ReductionCheck, change: Change, aim: Aim, case: Case) -> Verdict:
    for figure in (change.now, change.base):
        if not figure.certain:
            return doubtful(figure, aim.target)
    metrics = change.metrics
    if change.percent is None:
        return partial(metrics, f"{change.base.year}年基准值为零，降幅不能计算", aim.hint, aim.target)
    contradiction = _contradiction(change, case)
    measured = Measured(
        value=-change.percent,
        unit="%",
        words=f"{change.words}，{_moved(-change.percent, aim)}",
        metrics=(change.metric(), *metrics),
        bound=change.now.bound if change.now.bound == "~" else None,
        steps=change.steps,
        notes=_proxy(check, change.now) + remarks([change.now, change.base]) + contradiction,
        needs_review=any(_shaky(figure) for figure in (change.now, change.base)) or bool(contradiction),
        series=_points(change, case),
        subject="降幅",
        step=_step(change, aim),
    )
    return conclude(measured, aim, _line(aim), case)


def _step(change: Change, aim: Aim) -> Step:
    """The reduction asked for as the value that it comes to."""
    base, wanted = change.base, aim.target.value
    aside = f"（较{base.year}年下降{amount(wanted, '%')}）"
    name = named(change.now.indicator.name, change.now.scope)
    return Step(name, change.now.value, base.value * (100 - wanted) / 100, change.now.unit, aside)


def _stated_step(stated: Figure, aim: Aim) -> Step:
    """The reduction itself, where only a change is stated."""
    name = f"{named(stated.indicator.name, stated.scope)}较{aim.target.baseline}年的降幅"
    return Step(name, -stated.value, aim.target.value, "%")


def _points(change: Change, case: Case) -> tuple[Point, ...]:
    """The reduction against the baseline year in each reported year, beginning with none in that year."""
    start = Point(change.base.year, Decimal(0), change.base.metrics[0])
    later = derivations.path(case.facts, change)
    return (
        start,
        *(Point(one.now.year, -one.percent, one.now.metrics[0]) for one in later if one.percent is not None),
    )


def _from_statement(check: ReductionCheck, stated: Figure, aim: Aim, case: Case) -> Verdict:
    if not stated.certain:
        return doubtful(stated, aim.target)
    measured = Measured(
        value=-stated.value,
        unit="%",
        words=f"企业自述{mention(stated.metrics[0])}",
        metrics=stated.metrics,
        bound=stated.bound,
        notes=(
            *_proxy(check, stated),
            f"没有可计算的{aim.target.baseline}年与{case.year}年数值，采用企业自述的变化幅度。",
            *remarks([stated]),
        ),
        needs_review=stated.shaky,
        series=_stated(stated, aim, case),
        subject="降幅",
        step=_stated_step(stated, aim),
    )
    return conclude(measured, aim, _line(aim), case)


def _stated(now: Figure, aim: Aim, case: Case) -> tuple[Point, ...]:
    """The reductions that the enterprise states against the baseline year, year by year, beginning with none."""
    base = aim.target.baseline or BASELINE
    told = (
        case.facts.change(now.indicator.id, year, base, scopes=(now.scope,))
        for year in case.facts.years(now.indicator.id, "change")
    )
    sure = {one.year: one for one in told if one and base < one.year <= case.year and one.certain and one.bound is None}
    later = (Point(year, -one.value, one.metrics[0]) for year, one in sure.items())
    return (Point(base, Decimal(0), now.metrics[0]), *later) if case.year in sure else ()


def _from_chain(check: ReductionCheck, chain: Chain, aim: Aim, case: Case) -> Verdict:
    """A change linked from statements; a person should look, since each of them is rounded."""
    figure, base = chain.figure, aim.target.baseline or BASELINE
    start = Point(base, Decimal(0), figure.metrics[0])
    measured = Measured(
        value=-figure.value,
        unit="%",
        words=f"由企业自述的各段变化连乘，{mention(figure.metrics[0])}",
        metrics=figure.metrics,
        steps=figure.steps,
        notes=_proxy(check, figure),
        needs_review=True,
        series=(start, *(Point(year, -moved, one.metrics[0]) for year, moved, one in chain.stations)),
        subject="降幅",
        step=_stated_step(figure, aim),
    )
    verdicts = [conclude(replace(measured, value=-one), aim, _line(aim), case) for one in (chain.low, chain.high)]
    verdict = conclude(measured, aim, _line(aim), case)
    span = amount(shown((chain.high - chain.low) / 2, "pp"), "pp")
    open_ended = any(one.status != verdict.status for one in verdicts)
    note = f"各段变化幅度都经过取整，连乘的误差约±{span}{'，结论可能因此改变' if open_ended else '，不影响结论'}。"
    return replace(verdict, notes=(*verdict.notes, note))


def _line(aim: Aim) -> Line:
    base = aim.target.baseline or BASELINE
    return Line(base, Decimal(0), aim.target, f"{base}年")


def _moved(reduction: Decimal, aim: Aim) -> str:
    value = shown(reduction, "%", aim.target.value)
    return f"{'下降' if reduction >= 0 else '上升'}{amount(abs(value), '%')}"


def _shaky(figure: Figure) -> bool:
    return figure.shaky or beyond_range(figure) or bool(figure.rivals)


def _proxy(check: ReductionCheck, figure: Figure) -> tuple[str, ...]:
    if figure.indicator.id not in check.proxies:
        return ()
    return (f"以{figure.indicator.name}作为代理指标判定，与方案所指的量口径不同。",)


def _contradiction(change: Change, case: Case) -> tuple[str, ...]:
    """A stated change against the same year that the two values do not bear out (judgement.md, case 7)."""
    stated = case.facts.change(change.now.indicator.id, case.year, change.base.year, scopes=(change.now.scope,))
    if stated is None or change.percent is None:
        return ()
    metric = stated.metrics[0]
    if change_fits(metric, change.base.metrics[0], change.now.metrics[0]):
        return ()
    return (f"企业自述{mention(metric)}，与按数值计算的{amount(shown(change.percent, '%'), '%')}不一致，采用计算值。",)


def _unjudged(check: ReductionCheck, names: Sequence[str], aim: Aim, case: Case) -> Verdict:
    found = hints(case, names, check.related)
    if found:
        return partial(found, _obstacle(found[0], names, case, aim), aim.hint, aim.target)
    return guessed(silent(case, f"“{check.title}”所需的{names_of(names, case)}", aim.hint, aim.target), case, names)


def _obstacle(metric: Metric, names: Sequence[str], case: Case, aim: Aim) -> str:
    base = aim.target.baseline or BASELINE
    if case.year < base:
        return f"报告年度早于基准年{base}年，没有较{base}年的变化可算"
    if metric.indicator is None or metric.indicator not in names:
        return "口径与目标不同，又没有可换算的数据"
    if metric.kind == "change":
        return f"比较基准不是{base}年" if year_of(metric.baseline) != base else "不是企业整体报告年度的变化"
    owner = case.facts.indicators[metric.indicator]
    if year_of(metric.period) == case.year and scope_of(metric, owner) in WIDE:
        return f"没有{base}年同口径的基准值"
    return obstacle(metric, names, case)
