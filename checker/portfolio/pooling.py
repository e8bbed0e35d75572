"""What each enterprise brings to a sum or a mean: its value, its weight, and those of the baseline year.

Value, weight and baseline are of one boundary. The baseline year's value may come from an older report of the same
enterprise in the batch where the counted report does not repeat it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from checker.portfolio.digests import Digest
from checker.portfolio.members import Member
from checker.portfolio.model import Contribution
from checker.portfolio.outcomes import Outcome, Sector, usual
from checker.portfolio.readings import Reading, baseline_of
from checker.scopes import is_product_line
from checker.selection import WIDE
from policies.schema import Indicator
from policies.units import UnitError, convert

TOLD = 3


@dataclass(frozen=True, slots=True)
class Share:
    """An enterprise's part in a sector's figure; ``reason`` says why it is not counted, empty where it is.

    ``partial`` tells that it discloses something on the quantity that cannot be counted.
    """

    member: Member
    value: Reading | None = None
    weight: Reading | None = None
    base: Reading | None = None
    base_weight: Reading | None = None
    reason: str = ""
    partial: bool = False

    @property
    def counted(self) -> bool:
        return not self.reason

    @property
    def now(self) -> tuple[Decimal, Decimal]:
        """The report year's value and its weight, 1 without one."""
        return _pair(self.value, self.weight)

    @property
    def then(self) -> tuple[Decimal, Decimal]:
        """The baseline year's value and its weight, 1 without one."""
        return _pair(self.base, self.base_weight)

    @property
    def parts(self) -> list[Reading]:
        """All readings that it rests on."""
        return [one for one in (self.value, self.weight, self.base, self.base_weight) if one]

    @property
    def record(self) -> Contribution:
        """As the portfolio file carries it."""
        value, weight, base, base_weight = (
            one.sourced if one else None for one in (self.value, self.weight, self.base, self.base_weight)
        )
        return Contribution(
            enterprise=self.member.id,
            document=self.member.counted.entry.id,
            counted=self.counted,
            reason=self.reason,
            value=value,
            weight=weight,
            base=base,
            base_weight=base_weight,
        )


def _pair(value: Reading | None, weight: Reading | None) -> tuple[Decimal, Decimal]:
    return value.value if value else Decimal(0), weight.value if weight else Decimal(1)


def value_of(sector: Sector, member: Member, year: int | None = None) -> Share:
    """The enterprise's value of its report year, or of ``year`` from any of its reports, the latest first."""
    digests = (member.counted,) if year is None else member.digests
    for digest in digests:
        for scope in _scopes(sector, digest):
            found = digest.readings.get((sector.owner.id, year or digest.year or 0, scope))
            if found:
                return _trusted(Share(member, value=found[0]))
    return Share(member, reason=f"没有{year}年的数值" if year else "未披露")


def _scopes(sector: Sector, digest: Digest) -> list[str]:
    """The boundaries that count: the whole enterprise, then the product line that the check itself speaks of."""
    found = list(WIDE)
    if sector.check.boundary == "product":
        told = dict.fromkeys(scope for name, _, scope in digest.readings if name == sector.owner.id)
        found += [scope for scope in told if is_product_line(scope, sector.check, sector.owner)]
    return found


def change_of(sector: Sector, member: Member) -> Share:
    """The enterprise's values of its report year and of the check's baseline year, in one boundary, derived alike."""
    digest, base, indicator = member.counted, baseline_of(sector.check), sector.owner.id
    if digest.year is None or digest.year <= base:
        return Share(member, reason=f"报告年度不晚于{base}年")
    lone: Reading | None = None
    for scope in _scopes(sector, digest):
        now = digest.readings.get((indicator, digest.year, scope), ())
        before = [one for each in member.digests for one in each.readings.get((indicator, base, scope), ())]
        lone = lone or next(iter(now), None)
        pair = _alike(now, before)
        if pair:
            return _trusted(Share(member, value=pair[0], base=pair[1]))
    if lone:
        return Share(member, value=lone, reason=f"没有{base}年同口径的数值", partial=True)
    return Share(member, reason="未披露")


def _alike(now: Sequence[Reading], before: Sequence[Reading]) -> tuple[Reading, Reading] | None:
    """The first two that were come by in the same way, else the first two of one unit."""
    pairs = [(one, other) for one in now for other in before if one.unit == other.unit]
    same = [(one, other) for one, other in pairs if one.formula == other.formula]
    return next(iter([*same, *pairs]), None)


def _trusted(share: Share) -> Share:
    doubt = next((one.doubt for one in share.parts if one.doubt), "")
    return replace(share, reason=doubt, partial=bool(doubt))


def weighted(share: Share, owner: Indicator) -> Share:
    """The share with its weight, of the same document, year and boundary as each of its values."""
    if not share.counted or share.value is None:
        return share
    indicator, name = owner.id, owner.name
    weight = _beside(share.member, share.value, indicator)
    base_weight = _beside(share.member, share.base, indicator) if share.base else None
    full = replace(share, weight=weight, base_weight=base_weight)
    if weight is None or (share.base and base_weight is None):
        year = share.value.year if weight is None else (share.base or share.value).year
        return replace(full, reason=f"没有{year}年同一边界的{name}作权数", partial=True)
    wrong = next((one for one in (weight, base_weight) if one and (one.doubt or one.value <= 0)), None)
    return replace(full, reason=wrong.doubt or f"{name}不大于零", partial=True) if wrong else full


def _beside(member: Member, value: Reading, indicator: str) -> Reading | None:
    digest = next(one for one in member.digests if one.entry.id == value.document)
    found = digest.readings.get((indicator, value.year, value.scope), ())
    return next(iter(found), None)


def in_one_unit(shares: Sequence[Share], sector: Sector) -> list[Share]:
    """The shares with all values in one unit and all weights in one; those that do not convert are not counted.

    The indicator's unit where it is among them, else the most frequent.
    """
    counted = [share for share in shares if share.counted and share.value]
    unit = _common((share.value.unit for share in counted if share.value), sector.owner.unit)
    weight = _common(
        (share.weight.unit for share in counted if share.weight), sector.weight.unit if sector.weight else ""
    )
    return [_converted(share, unit, weight) if share.counted else share for share in shares]


def _common(units: Iterable[str], canonical: str) -> str:
    tally = Counter(units)
    return canonical if canonical in tally or not tally else max(tally, key=lambda unit: (tally[unit], unit))


def _converted(share: Share, unit: str, weight: str) -> Share:
    try:
        return replace(
            share,
            value=_in(share.value, unit),
            base=_in(share.base, unit),
            weight=_in(share.weight, weight),
            base_weight=_in(share.base_weight, weight),
        )
    except UnitError:
        units = "、".join(dict.fromkeys(one.unit for one in share.parts if one.unit not in (unit, weight)))
        return replace(share, reason=f"单位{units}不能与其他企业的合计", partial=True)


def _in(reading: Reading | None, unit: str) -> Reading | None:
    return replace(reading, value=convert(reading.value, reading.unit, unit), unit=unit) if reading else None


def pooled(shares: Sequence[Share], **told: Any) -> Outcome:
    """The outcome of what the shares give; ``told`` are its further fields."""
    counted = [share for share in shares if share.counted]
    years = [share.value.year for share in counted if share.value]
    return Outcome(
        counted=tuple(share.member for share in counted),
        contributions=tuple(share.record for share in shares),
        years=tuple(sorted(set(years))),
        year=usual(years),
        review=any(one.review for share in counted for one in share.parts),
        **told,
    )


def nothing(shares: Sequence[Share], what: str, why: str = "") -> Outcome:
    """The outcome where no enterprise gives ``what``, or where it cannot be computed (``why``)."""
    told = [share for share in shares if share.partial]
    reasons = "；".join(f"{share.member.name}：{share.reason}" for share in told[:TOLD])
    words = why or f"没有一家给出可汇总的{what}{f'（{reasons}）' if reasons else ''}"
    left = [share if not share.counted else replace(share, reason=why) for share in shares]
    return pooled(left, words=words, partial=bool(told) or bool(why))
