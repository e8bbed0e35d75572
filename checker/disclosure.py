"""What is said when a value cannot be judged: something comparable in another form, doubt, or nothing at all.

judgement.md: ``insufficient`` needs the same quantity in another form (case 20); ``not-disclosed`` is only said when
every page was read; two candidates that disagree, and a value off by a power of ten (case 23), are ``cant-tell``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker import derivations
from checker.advising import checked_anew
from checker.results import TargetRecord
from checker.selection import WHOLE, WIDE, Facts, Figure, scope_of, year_of
from checker.slips import Slip
from checker.trajectories import shown
from checker.verdicts import Case, Verdict
from checker.wording import advice, amount, mention, page_list, times
from extractors.facts import Metric

UNIQUE = 3
IMPOSSIBLE = {"negative": "为负值", "beyond": "超过100%"}


def silent(case: Case, subject: str, supply: str, target: TargetRecord | None = None) -> Verdict:
    """Nothing on the subject: ``not-disclosed``, or ``cant-tell`` when pages that may hold it were not read."""
    report = case.facts.report
    if report.unreadable_pages:
        where = page_list(report.unreadable_pages)
        return Verdict(
            status="cant-tell",
            reason=f"已读页面未见{subject}，但{where}未能读取，无法判定是否披露。",
            target=target,
            advice=advice(f"请提供{where}的可读文本后重新核对"),
            needs_review=True,
        )
    return Verdict(
        status="not-disclosed",
        reason=f"全部{report.pages}页均已读取，报告未披露{subject}。",
        target=target,
        advice=advice(supply),
    )


def guessed(verdict: Verdict, case: Case, indicators: Sequence[str]) -> Verdict:
    """The verdict on something not disclosed, with what can be estimated of it by coefficients as a note.

    A part (the emissions of the electricity used) is no basis for a judgement of the whole, but a reader may use it.
    """
    known = [one for name in indicators for one in derivations.estimated_parts(case.facts, name, case.year)]
    parts = {one.indicator.id: one for one in known}
    values = {name: amount(shown(one.value, one.unit), one.unit) for name, one in parts.items()}
    told = tuple(
        f"{one.estimate}{one.year}年{one.indicator.name}约{values[name]}，仅供参考，不作判定依据。"
        for name, one in parts.items()
    )
    behind = tuple(one.metrics[0] for one in parts.values())
    return replace(verdict, notes=(*verdict.notes, *told), behind=(*verdict.behind, *behind))


def hints(case: Case, indicators: Sequence[str], related: Sequence[str] = ()) -> list[Metric]:
    """Metrics on the very quantity that cannot be compared as they are, the most telling first.

    Values of the report year, changes, values of other years; then the same quantity in a related form.
    """
    own = [metric for indicator in indicators for metric in _told(case.facts, indicator, case.year)]
    other = [metric for indicator in related for metric in _told(case.facts, indicator, case.year)]
    return list({metric.id: metric for metric in [*own, *other]}.values())


def _told(facts: Facts, indicator: str, year: int) -> list[Metric]:
    def order(metric: Metric) -> tuple[bool, bool, bool]:
        period = year_of(metric.period)
        narrow = scope_of(metric, facts.indicators[indicator]) not in WIDE
        return period != year, metric.kind != "actual", narrow

    return sorted(facts.of(indicator, "actual", "change"), key=order)


def partial(metrics: Sequence[Metric], why: str, supply: str, target: TargetRecord | None = None) -> Verdict:
    """``insufficient``: the quantity is disclosed in a form that cannot be compared; the first metric is shown."""
    first = metrics[0]
    told = "；".join(mention(metric) for metric in metrics[:UNIQUE])
    return Verdict(
        status="insufficient",
        reason=f"披露了{told}，但{why}，无法与目标比较。",
        value=first.value,
        unit=first.unit,
        period=first.period,
        target=target,
        advice=advice(supply),
        metrics=tuple(metrics[:UNIQUE]),
    )


def doubtful(figure: Figure, target: TargetRecord | None = None) -> Verdict:
    """``cant-tell`` for a figure that cannot carry a judgement, with all candidates shown."""
    first = figure.metrics[0]
    if isinstance(figure.doubt, Slip):
        slip = figure.doubt
        why = f"{mention(slip.metric)}与{mention(slip.other)}相比{times(slip.factor)}，疑为数量级或单位错误"
        shown = (*figure.metrics, slip.metric, slip.other)
    elif figure.doubt:
        why, shown = f"{mention(_impossible(figure))}{IMPOSSIBLE[figure.doubt]}，不可能成立", figure.metrics
    else:
        told = [first, *figure.tied] if figure.tied and first.derivation is None else list(figure.tied)
        why, shown = (
            f"{'与'.join(mention(metric) for metric in told)}不一致，没有依据取舍",
            (*figure.metrics, *figure.tied),
        )
    return Verdict(
        status="cant-tell",
        reason=f"{why}，无法判定。",
        value=first.value,
        unit=first.unit,
        period=first.period,
        target=target,
        advice=advice(checked_anew(shown)),
        steps=figure.steps,
        needs_review=True,
        metrics=tuple({metric.id: metric for metric in shown}.values()),
    )


def _impossible(figure: Figure) -> Metric:
    """The printed metric that cannot be right; of a derived figure, the one among its sources."""
    printed = [metric for metric in figure.metrics if metric.derivation is None]
    wrong = (one for one in printed if (one.value > WHOLE if figure.doubt == "beyond" else one.value < 0))
    return next(wrong, figure.metrics[0])


def remarks(figures: Iterable[Figure]) -> tuple[str, ...]:
    """What a reader must know of the figures judged: contradicting places, bounds, values outside the usual range."""
    notes: list[str] = []
    for figure in figures:
        notes += [_rivalry(figure, rival) for rival in figure.rivals]
        if figure.bound == "~":
            notes.append(f"{mention(figure.metrics[0])}为约数。")
        notes += [figure.estimate] if figure.estimate else []
        notes += _unusual(figure)
    return tuple(dict.fromkeys(notes))


def _rivalry(figure: Figure, rival: Metric) -> str:
    judged = next((one for one in figure.metrics if one.indicator == rival.indicator), figure.metrics[0])
    return f"{mention(rival)}与所采用的{mention(judged)}不一致，按绩效表优先的原则取后者。"


def _unusual(figure: Figure) -> list[str]:
    if beyond_range(figure):
        return [f"{mention(figure.metrics[0])}超出该指标的通常范围，请核实单位与数量级。"]
    return []


def beyond_range(figure: Figure) -> bool:
    """Whether the value lies outside the indicator's plausible range (only where its unit is the indicator's)."""
    limits = figure.indicator.range
    if figure.unit != figure.indicator.unit:
        return False
    return (limits.low is not None and figure.value < limits.low) or (
        limits.high is not None and figure.value > limits.high
    )
