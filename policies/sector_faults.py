"""Faults of what a plan says of its sectors: names that do not exist, sums of shares, changes without a baseline."""

from __future__ import annotations

from collections.abc import Iterator

from policies.schema import (
    Averaged,
    Check,
    Concentrated,
    Counted,
    Indicator,
    Plan,
    SectorFigure,
    SectorQuantity,
    SharedBySome,
    Statistic,
    Summed,
    Vocabulary,
)
from policies.units import dimension, same_dimension
from policies.verification import checks

UNSUMMED = ("%", "‰", "pp", "1")


def sector_faults(plan: Plan, vocabulary: Vocabulary) -> Iterator[str]:
    """One Chinese sentence for each fault in the ``sector`` of a check and in the statistics of the vocabulary."""
    indicators = {indicator.id: indicator for indicator in vocabulary.indicators}
    measures = {measure.id for measure in vocabulary.measures}
    statistics = {statistic.id: statistic for statistic in vocabulary.statistics}
    for provision, check in checks(plan):
        addressed = check.industries or provision.industries
        for figure in check.sector:
            for quantity in quantities_of(figure):
                yield from _of_quantity(check, figure, quantity, indicators, addressed)
            yield from _of_figure(check, figure, measures, indicators, statistics)
    for statistic in vocabulary.statistics:
        if dimension(statistic.unit) is None:
            yield f"{statistic.id}：不认识统计数的单位“{statistic.unit}”"


def quantities_of(figure: SectorFigure) -> tuple[SectorQuantity, ...]:
    """The figures of single enterprises that a sector's figure is made of; empty for those that count enterprises."""
    return figure.quantities if isinstance(figure, Averaged | Summed | Concentrated) else ()


def _of_quantity(
    check: Check,
    figure: SectorFigure,
    quantity: SectorQuantity,
    indicators: dict[str, Indicator],
    addressed: tuple[str, ...],
) -> Iterator[str]:
    for name in filter(None, (quantity.indicator, quantity.weight)):
        if name not in indicators:
            yield f"{check.id}：没有指标 {name}"
    outside = [name for name in quantity.industries if addressed and name not in addressed]
    yield from (f"{check.id}：行业 {name} 不在条文的行业之内" for name in outside)
    summed = quantity.weight if isinstance(figure, Averaged) else quantity.indicator
    owner = indicators.get(summed or "")
    if owner and (owner.unit in UNSUMMED or "/" in owner.unit.removesuffix("/a")):
        yield f"{check.id}：{owner.id} 是比值（{owner.unit}），不能相加或作权数"


def _of_figure(
    check: Check,
    figure: SectorFigure,
    measures: set[str],
    indicators: dict[str, Indicator],
    statistics: dict[str, Statistic],
) -> Iterator[str]:
    if isinstance(figure, SharedBySome | Counted):
        yield from (f"{check.id}：没有措施 {name}" for name in figure.measures if name not in measures)
    if isinstance(figure, SharedBySome):
        yield from _of_share(check, figure)
    if figure.aggregate in ("mean-change", "sum-change") and check.kind not in ("reduction", "increase", "trend"):
        yield f"{check.id}：{check.kind} 没有基准年，不能汇总变化"
    if isinstance(figure, Concentrated) and figure.total:
        yield from _of_total(check, figure, indicators, statistics)


def _of_share(check: Check, figure: SharedBySome) -> Iterator[str]:
    if figure.aggregate == "share-using" and not (figure.measures or getattr(check, "measures", ())):
        yield f"{check.id}：没有措施可以看出企业是否采用"
    aim = figure.target or getattr(check, "target", None)
    if aim is None or aim.unit != "%":
        yield f"{check.id}：企业占比的目标应以 % 计"


def _of_total(
    check: Check, figure: Concentrated, indicators: dict[str, Indicator], statistics: dict[str, Statistic]
) -> Iterator[str]:
    statistic = statistics.get(figure.total or "")
    if statistic is None:
        yield f"{check.id}：没有统计数 {figure.total}"
        return
    for quantity in figure.quantities:
        owner = indicators.get(quantity.indicator)
        if owner and not same_dimension(owner.unit, statistic.unit):
            yield f"{check.id}：{owner.id} 与统计数 {statistic.id} 的单位量纲不同"
