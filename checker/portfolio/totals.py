"""Sums over enterprises: of the report year, their change since the baseline year, and the share of the largest."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from checker.portfolio.members import Member
from checker.portfolio.outcomes import Outcome, Sector, listed, number, quantity, told, usual
from checker.portfolio.pooling import Share, change_of, in_one_unit, nothing, pooled, value_of
from checker.portfolio.readings import baseline_of
from policies.schema import Concentrated, Statistic
from policies.units import convert, same_dimension

OVERLAP = "集团与其子公司同时提交时，合计可能重复。"


def total(sector: Sector) -> Outcome:
    """The sum of the enterprises' values of their report years; the rest of the sector can only add to it."""
    shares = in_one_unit([value_of(sector, member) for member in sector.members], sector)
    counted = [share for share in shares if share.counted]
    if not counted:
        return nothing(shares, sector.owner.name)
    unit = counted[0].value.unit if counted[0].value else sector.owner.unit
    value = _sum([share.now[0] for share in counted])
    return pooled(
        shares,
        words=f"{_given(sector, counted)}，合计{told(value, unit)}",
        value=value,
        unit=unit,
        numerator=quantity("合计", value, unit),
        at_least=True,
        steps=(_addition([share.now[0] for share in counted], unit),),
        notes=(OVERLAP,),
    )


def total_change(sector: Sector) -> Outcome:
    """The change in percent of the sum over the enterprises that report both years."""
    base = baseline_of(sector.check)
    shares = in_one_unit([change_of(sector, member) for member in sector.members], sector)
    counted = [share for share in shares if share.counted]
    what = f"{base}年与报告年度的{sector.owner.name}"
    if not counted:
        return nothing(shares, what)
    now, then = (
        _sum([pair[0] for pair in pairs]) for pairs in zip(*((one.now, one.then) for one in counted), strict=True)
    )
    if not then:
        return nothing(shares, what, f"{base}年的合计为零，变化不能计算")
    unit = counted[0].value.unit if counted[0].value else sector.owner.unit
    change = (now / then - 1) * 100
    return pooled(
        shares,
        words=(
            f"{len(counted)}家给出{what}{listed([share.member for share in counted])}，"
            f"合计由{base}年{told(then, unit)}变为{told(now, unit)}"
        ),
        value=change,
        unit="%",
        points=now - then,
        numerator=quantity("报告年度合计", now, unit),
        denominator=quantity(f"{base}年合计", then, unit),
        steps=(
            f"{base}年合计：{_addition([share.then[0] for share in counted], unit)}",
            f"报告年度合计：{_addition([share.now[0] for share in counted], unit)}",
            f"{number(now)} ÷ {number(then)} − 1 = {told(change, '%')}",
        ),
        notes=(OVERLAP,),
    )


def top_share(sector: Sector) -> Outcome:
    """What the largest enterprises submitted make of the nation's total of the same year; a least value of the truth.

    Without a statistic of that year only their sum is told.
    """
    figure = sector.figure
    year = usual([member.counted.year for member in sector.members if member.counted.year])
    shares = [value_of(sector, member, year) for member in sector.members] if year else []
    shares = in_one_unit(shares, sector)
    ranked = sorted((share for share in shares if share.counted), key=_size)
    top = ranked[: figure.top if isinstance(figure, Concentrated) else None]
    if not top:
        return nothing(shares, sector.owner.name)
    unit = top[0].value.unit if top[0].value else sector.owner.unit
    value = _sum([share.now[0] for share in top])
    common = {
        "numerator": quantity(f"最大的{len(top)}家合计", value, unit),
        "steps": (_addition([share.now[0] for share in top], unit),),
        "notes": (OVERLAP,),
    }
    words = f"{_given(sector, ranked)}，{year}年最大的{len(top)}家合计{told(value, unit)}"
    statistic = _statistic(sector)
    if statistic is None or year not in statistic.years or not same_dimension(unit, statistic.unit):
        lacking = statistic.name if statistic else f"全国{sector.owner.name}"
        return pooled(shares, words=f"{words}；没有可比的{year}年{lacking}，不能计算占比", partial=True, **common)
    return replace(pooled(shares, words=words, **common), **_of_nation(value, unit, statistic, year, words))


def _of_nation(value: Decimal, unit: str, statistic: Statistic, year: int, words: str) -> dict[str, Any]:
    """What the sum is of the nation's total: the fields of the outcome that tell it."""
    nation = statistic.years[year]
    whole = convert(nation, statistic.unit, unit)
    percent = value / whole * 100
    source = f"{statistic.name}的出处：{statistic.source}。{statistic.note}".rstrip("。")
    return {
        "words": f"{words}，占{statistic.name}{told(nation, statistic.unit)}的{told(percent, '%')}",
        "value": percent,
        "unit": "%",
        "denominator": quantity(f"{year}年{statistic.name}", whole, unit),
        "at_least": True,
        "steps": (
            f"{year}年最大的企业合计{told(value, unit)}",
            f"{number(value)} ÷ {number(whole)} × 100% = {told(percent, '%')}",
        ),
        "notes": (OVERLAP, f"{source}。"),
    }


def _statistic(sector: Sector) -> Statistic | None:
    wanted = sector.figure.total if isinstance(sector.figure, Concentrated) else None
    return next((one for one in sector.vocabulary.statistics if one.id == wanted), None)


def _size(share: Share) -> tuple[Decimal, str]:
    return -share.now[0], share.member.id


def _sum(values: list[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _addition(values: list[Decimal], unit: str) -> str:
    return f"{' + '.join(map(number, values))} = {told(_sum(values), unit)}"


def _given(sector: Sector, counted: list[Share]) -> str:
    members: list[Member] = [share.member for share in counted]
    return f"{len(members)}家给出{sector.owner.name}{listed(members)}"
