"""Shares and counts of enterprises: how many of those submitted do a thing, or reach what the plan asks of each.

Silence is not absence: an enterprise that does not say stands in the denominator, and the share is told with the ends
between which it lies, those that are silent taken as not doing it and as doing it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from checker.portfolio.answers import Answer
from checker.portfolio.members import Member
from checker.portfolio.model import Contribution
from checker.portfolio.outcomes import Outcome, Sector, listed, quantity, told, usual
from checker.results import Status
from policies.schema import Counted

STANCES: dict[Status, bool] = {"met": True, "on-track": False, "behind": False, "not-met": False}
REASONS: dict[Status, str] = {
    "planned": "只有计划",
    "insufficient": "披露的内容不足以判断",
    "cant-tell": "有未能读取的页面或互相矛盾的数据",
    "not-disclosed": "未披露",
}
Found = Sequence[tuple[Member, Answer]]


def share(sector: Sector) -> Outcome:
    """The share of the enterprises submitted, in percent; ``low`` and ``high`` are its ends."""
    found = [(member, answer_of(sector, member)) for member in sector.members]
    doing, other, unknown = (_those(found, answer) for answer in (True, False, None))
    total = len(found)
    low, high = Decimal(len(doing)) * 100 / total, Decimal(len(doing) + len(unknown)) * 100 / total
    words = f"{total - len(unknown)}家的报告可判断，{len(doing)}家{_verb(sector)}{listed(doing)}"
    words += f"，{len(other)}家没有{listed(other)}" if other else ""
    words += f"，占{told(low, '%')}"
    steps = [f"{len(doing)} ÷ {total} × 100% = {told(low, '%')}"]
    if unknown:
        words += f"；另有{len(unknown)}家未说明{listed(unknown)}，占比在{told(low, '%')}与{told(high, '%')}之间"
        steps.append(f"未说明的都计入：({len(doing)} + {len(unknown)}) ÷ {total} × 100% = {told(high, '%')}")
    return _outcome(
        found,
        words=words,
        value=low if doing or other else None,
        unit="%",
        low=low,
        high=high,
        numerator=quantity(f"{_verb(sector)}的企业", Decimal(len(doing)), "家"),
        denominator=quantity(sector.subject, Decimal(total), "家"),
        steps=tuple(steps),
    )


def count(sector: Sector) -> Outcome:
    """How many of the enterprises submitted do it; the rest of the sector can only add to the number."""
    found = [(member, answer_of(sector, member)) for member in sector.members]
    doing = _those(found, True)
    return _outcome(
        found,
        words=f"{len(doing)}家{_verb(sector)}{listed(doing)}",
        value=Decimal(len(doing)) if any(answer.yes is not None for _, answer in found) else None,
        unit="家",
        numerator=quantity(f"{_verb(sector)}的企业", Decimal(len(doing)), "家"),
        at_least=True,
        steps=(f"{_verb(sector)}的企业共{len(doing)}家",),
    )


def answer_of(sector: Sector, member: Member) -> Answer:
    """Whether the enterprise belongs to the numerator: by what it does, or by its own finding on the check."""
    if sector.figure.aggregate != "share-meeting":
        return member.counted.answers.get(sector.check.id, Answer(None, "未披露"))
    cell = member.counted.cells.get(sector.check.id)
    status = cell.status if cell else "not-disclosed"
    return Answer(STANCES.get(status), REASONS.get(status, ""))


def _those(found: Found, yes: bool | None) -> list[Member]:
    return [member for member, answer in found if answer.yes is yes]


def _outcome(found: Found, **fields: Any) -> Outcome:
    years = [member.counted.year for member, _ in found if member.counted.year]
    return Outcome(
        counted=tuple(member for member, answer in found if answer.yes is not None),
        contributions=tuple(_contribution(member, answer) for member, answer in found),
        years=tuple(sorted(set(years))),
        year=usual(years),
        partial=any(answer.evidence for _, answer in found),
        **fields,
    )


def _verb(sector: Sector) -> str:
    """已采用热电联产, 已有绿色制造标杆, 已达到要求: what the enterprises of the numerator do."""
    if sector.figure.aggregate == "share-meeting":
        return "已达到要求"
    wanted = getattr(sector.figure, "measures", ()) or getattr(sector.check, "measures", ())
    name = next((measure.name for measure in sector.vocabulary.measures if measure.id in wanted[:1]), "该措施")
    return f"{'已有' if isinstance(sector.figure, Counted) else '已采用'}{name}"


def _contribution(member: Member, answer: Answer) -> Contribution:
    return Contribution(
        enterprise=member.id,
        document=member.counted.entry.id,
        counted=answer.yes is not None,
        reason=answer.reason,
        answer=answer.yes,
        evidence=answer.evidence,
    )
