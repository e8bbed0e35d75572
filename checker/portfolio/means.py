"""Means over enterprises: of the report year, and how they have changed since the baseline year.

A mean is weighted by output: the sector's energy a tonne is all energy over all tonnes, not the mean of the plants'
figures. Where no enterprise discloses the weight, the plain mean is shown and said to be one; the change is then the
mean of the enterprises' own changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.portfolio.outcomes import Outcome, Sector, listed, number, quantity, told
from checker.portfolio.pooling import Share, change_of, in_one_unit, nothing, pooled, value_of, weighted
from checker.portfolio.readings import Reading, baseline_of

Pair = tuple[Decimal, Decimal]


def mean(sector: Sector) -> Outcome:
    """The mean of the enterprises' values of their report years."""
    shares, note = _weighted(sector, [value_of(sector, member) for member in sector.members])
    counted = [share for share in shares if share.counted]
    if not counted:
        return nothing(shares, sector.owner.name)
    top, bottom = _sums([share.now for share in counted])
    unit, weight = _units(counted[0])
    closing = f"{_manner(counted)}：{number(top)} ÷ {number(bottom)} = {told(top / bottom, unit)}"
    return pooled(
        shares,
        words=f"{_given(sector, counted, sector.owner.name)}，{_manner(counted)}{told(top / bottom, unit)}",
        value=top / bottom,
        unit=unit,
        base=_base_mean(sector, counted),
        numerator=quantity("数值与权数乘积之和" if weight else "数值之和", top, f"{unit}·{weight}" if weight else unit),
        denominator=quantity("权数之和" if weight else "企业数", bottom, weight or "家"),
        steps=(*(_line(share) for share in counted), closing),
        notes=note,
    )


def mean_change(sector: Sector) -> Outcome:
    """The change of the weighted mean since the baseline year, in percent, and in points for shares."""
    base = baseline_of(sector.check)
    shares, note = _weighted(sector, [change_of(sector, member) for member in sector.members])
    counted = [share for share in shares if share.counted]
    what = f"{base}年与报告年度的{sector.owner.name}"
    if not counted:
        return nothing(shares, what)
    if counted[0].weight is None:
        return _mean_of_changes(sector, shares, what, note)
    sums = [_sums(pairs) for pairs in ([share.now for share in counted], [share.then for share in counted])]
    now, then = (top / bottom for top, bottom in sums)
    if not then:
        return nothing(shares, what, f"{base}年的加权平均为零，变化不能计算")
    unit, _ = _units(counted[0])
    change = (now / then - 1) * 100
    return pooled(
        shares,
        words=f"{_given(sector, counted, what)}，加权平均由{base}年{told(then, unit)}变为{told(now, unit)}",
        value=change,
        unit="%",
        points=now - then,
        numerator=quantity("报告年度的加权平均", now, unit),
        denominator=quantity(f"{base}年的加权平均", then, unit),
        steps=(
            *(line for share in counted for line in _lines(share)),
            f"{base}年加权平均：{number(sums[1][0])} ÷ {number(sums[1][1])} = {told(then, unit)}",
            f"报告年度加权平均：{number(sums[0][0])} ÷ {number(sums[0][1])} = {told(now, unit)}",
            *_moves(now, then, unit),
        ),
        notes=note,
    )


def _mean_of_changes(sector: Sector, shares: Sequence[Share], what: str, note: tuple[str, ...]) -> Outcome:
    counted = [share for share in shares if share.counted and share.then[0]]
    rest = [share for share in shares if share not in counted and not share.counted]
    if not counted:
        return nothing(shares, what, "基准年的数值为零，变化不能计算")
    changes = [(share.now[0] / share.then[0] - 1) * 100 for share in counted]
    total, size = sum(changes, Decimal(0)), len(counted)
    average, unit = total / size, _units(counted[0])[0]
    points = sum((share.now[0] - share.then[0] for share in counted), Decimal(0)) / size
    lines = [_change_line(share, change) for share, change in zip(counted, changes, strict=True)]
    return pooled(
        [*counted, *rest],
        words=f"{_given(sector, counted, what)}，按各企业变化的简单平均",
        value=average,
        unit="%",
        points=points,
        numerator=quantity("各企业变化之和", total, "%"),
        denominator=quantity("企业数", Decimal(size), "家"),
        steps=(
            *lines,
            f"简单平均：{number(total)} ÷ {size} = {told(average, '%')}",
            *([f"各企业之差的平均：{told(points, 'pp')}"] if unit == "%" else []),
        ),
        notes=note,
    )


def _weighted(sector: Sector, plain: list[Share]) -> tuple[list[Share], tuple[str, ...]]:
    """The shares in one unit with their weights; without them, and a note, where no enterprise gives a weight."""
    weight = sector.weight
    if weight is None:
        return in_one_unit(plain, sector), ()
    full = [weighted(share, weight) for share in plain]
    if any(share.counted for share in full) or not any(share.counted for share in plain):
        return in_one_unit(full, sector), ()
    return in_one_unit(plain, sector), (f"没有企业同时披露可作权数的{weight.name}，按企业简单平均。",)


def _base_mean(sector: Sector, counted: Sequence[Share]) -> Decimal | None:
    """The same mean in the baseline year, where every enterprise that is counted gives it."""
    shares = [change_of(sector, share.member) for share in counted]
    if sector.weight and counted[0].weight:
        shares = [weighted(share, sector.weight) for share in shares]
    shares = in_one_unit(shares, sector)
    if not all(share.counted for share in shares) or _units(shares[0])[0] != _units(counted[0])[0]:
        return None
    return _mean([share.then for share in shares])


def _given(sector: Sector, counted: Sequence[Share], what: str) -> str:
    weight = f"及作权数的{sector.weight.name}" if sector.weight and counted[0].weight else ""
    return f"{len(counted)}家给出{what}{weight}{listed([share.member for share in counted])}"


def _manner(counted: Sequence[Share]) -> str:
    return "加权平均" if counted[0].weight else "简单平均"


def _units(share: Share) -> tuple[str, str]:
    """The units of values and weights, the same in all shares that are counted; no weight has none."""
    return share.value.unit if share.value else "", share.weight.unit if share.weight else ""


def _sums(pairs: Sequence[Pair]) -> Pair:
    return sum((value * weight for value, weight in pairs), Decimal(0)), sum(
        (weight for _, weight in pairs), Decimal(0)
    )


def _moves(now: Decimal, then: Decimal, unit: str) -> list[str]:
    """The change as arithmetic, relative, and for shares also in points."""
    relative = f"{number(now)} ÷ {number(then)} − 1 = {told((now / then - 1) * 100, '%')}"
    points = f"{number(now)} − {number(then)} = {told(now - then, 'pp')}"
    return [relative, points] if unit == "%" else [relative]


def _mean(pairs: Sequence[Pair]) -> Decimal:
    top, bottom = _sums(pairs)
    return top / bottom


def _line(share: Share) -> str:
    (value, weight), (unit, mass) = share.now, _units(share)
    year = share.value.year if share.value else ""
    product = f" × {told(weight, mass)} = {number(value * weight)}" if mass else ""
    return f"{share.member.name}{year}年：{told(value, unit)}{product}"


def _lines(share: Share) -> list[str]:
    return [
        f"{share.member.name}{value.year}年：{told(value.value, value.unit)}，权数{told(weight.value, weight.unit)}"
        for value, weight in ((share.base, share.base_weight), (share.value, share.weight))
        if value and weight
    ]


def _change_line(share: Share, change: Decimal) -> str:
    value: Reading | None = share.value
    years = f"{value.year}年较{share.base.year}年" if value and share.base else ""
    return f"{share.member.name}{years}：{number(share.now[0])} ÷ {number(share.then[0])} − 1 = {told(change, '%')}"
