"""The plan's provisions judged over the enterprises submitted, one finding for each figure of each industry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from checker.portfolio.means import mean, mean_change
from checker.portfolio.members import Member
from checker.portfolio.model import SectorCoverage, SectorFinding
from checker.portfolio.outcomes import Outcome, Sector, names
from checker.portfolio.readings import baseline_of
from checker.portfolio.sector_verdicts import target_of, verdict_on_sector
from checker.portfolio.shares import count, share
from checker.portfolio.totals import top_share, total, total_change
from checker.trajectories import shown
from checker.verdicts import Verdict
from policies.schema import (
    Aggregate,
    Check,
    Industry,
    Plan,
    Provision,
    SectorQuantity,
    Unaggregated,
    Vocabulary,
)
from policies.sector_faults import quantities_of
from policies.verification import checks

AGGREGATES: dict[Aggregate, Callable[[Sector], Outcome]] = {
    "share-using": share,
    "share-meeting": share,
    "count": count,
    "mean": mean,
    "mean-change": mean_change,
    "sum": total,
    "sum-change": total_change,
    "top-share": top_share,
}
HALF = 2


def sector_findings(members: Sequence[Member], plan: Plan, vocabulary: Vocabulary) -> list[SectorFinding]:
    """All findings in the plan's order, those without an enterprise or a value among them."""
    return [_finding(sector) for sector in _sectors(members, plan, vocabulary)]


def _sectors(members: Sequence[Member], plan: Plan, vocabulary: Vocabulary) -> Iterator[Sector]:
    for provision, check in checks(plan):
        for figure in check.sector:
            for quantity in quantities_of(figure) or (None,):
                for industry in _industries(provision, check, quantity, vocabulary):
                    addressed = tuple(one for one in members if _is_addressed(one, check, industry))
                    yield Sector(provision, check, figure, quantity, industry, addressed, vocabulary)


def _industries(
    provision: Provision, check: Check, quantity: SectorQuantity | None, vocabulary: Vocabulary
) -> list[Industry | None]:
    """The industries that the figure is told for, each by itself; none for a provision that addresses all."""
    wanted = (quantity.industries if quantity else ()) or check.industries or provision.industries
    if not wanted:
        return [None]
    return [industry for industry in vocabulary.industries if industry.id in wanted]


def _is_addressed(member: Member, check: Check, industry: Industry | None) -> bool:
    belongs = industry is None or industry.id in member.counted.entry.industries
    return belongs and check.id in member.counted.addressed


def _finding(sector: Sector) -> SectorFinding:
    if isinstance(sector.figure, Unaggregated):
        return _record(sector, Verdict(status="not-applicable", reason=f"{sector.figure.reason}。"), None)
    if not sector.members:
        reason = f"没有提交本项所面向的{sector.industry.name if sector.industry else ''}企业的报告。"
        return _record(sector, Verdict(status="not-applicable", reason=reason, target=target_of(sector)), None)
    outcome = AGGREGATES[sector.figure.aggregate](sector)
    return _record(sector, verdict_on_sector(outcome, sector), outcome)


def _record(sector: Sector, verdict: Verdict, outcome: Outcome | None) -> SectorFinding:
    provision, check, quantity = sector.provision, sector.check, sector.quantity
    counted = outcome.counted if outcome else ()
    changing = sector.figure.aggregate in ("mean-change", "sum-change")
    return SectorFinding(
        provision=provision.ref,
        also=provision.also,
        check=check.id,
        title=check.title,
        role=check.role or provision.role,
        industry=sector.industry.id if sector.industry else None,
        indicator=quantity.indicator if quantity else None,
        name=sector.owner.name if quantity else check.title,
        aggregate=sector.figure.aggregate,
        status=verdict.status,
        target=verdict.target,
        value=verdict.value,
        unit=verdict.unit,
        low=_end(outcome.low if outcome else None),
        high=_end(outcome.high if outcome else None),
        year=outcome.year if outcome else None,
        years=outcome.years if outcome else (),
        baseline=baseline_of(check) if changing else None,
        numerator=outcome.numerator if outcome else None,
        denominator=outcome.denominator if outcome else None,
        coverage=SectorCoverage(
            submitted=len(sector.members),
            counted=len(counted),
            enterprises=tuple(member.id for member in counted),
            lacking=tuple(member.id for member in sector.members if member not in counted),
        ),
        gap=verdict.gap,
        trajectory=verdict.trajectory,
        reason=verdict.reason,
        steps=verdict.steps or (outcome.steps if outcome else ()),
        notes=(*verdict.notes, *_notes(sector, outcome)) if outcome else (),
        needs_review=verdict.needs_review,
        contributions=outcome.contributions if outcome else (),
    )


def _end(value: Decimal | None) -> Decimal | None:
    return None if value is None else shown(value, "%")


def _notes(sector: Sector, outcome: Outcome) -> list[str]:
    """What a reader must know of the coverage: thin, of several years, of enterprises with several reports."""
    notes = [*outcome.notes]
    if sector.quantity and sector.quantity.proxy:
        notes.append(f"以{sector.owner.name}作为代理指标，与方案所指的量口径不同。")
    if outcome.counted and len(outcome.counted) * HALF < len(sector.members):
        notes.append("给出数值的企业不到提交企业的一半，不足以代表行业。")
    if len(outcome.years) > 1:
        years = "、".join(map(str, outcome.years))
        notes.append(f"各企业的报告年度不同（{years}），以{outcome.year}年判断期限和进度。")
    repeated = [member for member in sector.members if len(member.digests) > 1]
    if repeated:
        notes.append(f"{names(repeated)}有多份报告，只按最近年度的一份计一次。")
    unsized = [member for member in sector.members if sector.check.id in member.counted.unsized]
    if unsized:
        notes.append(f"{names(unsized)}未披露产值或营业收入，未能确认是否属于本项所面向的规模。")
    return notes
