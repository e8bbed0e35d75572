"""The portfolio of a batch, put together from the digests of its documents.

A batch keeps one digest of each result as it finishes (``digest_of``) and calls ``portfolio_of`` at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic_core import to_json

from checker.portfolio.between import between
from checker.portfolio.digests import Digest
from checker.portfolio.members import Member, alike, copies, members
from checker.portfolio.model import (
    CheckColumn,
    Coverage,
    DocumentEntry,
    IndustryCoverage,
    Note,
    Portfolio,
    Row,
    SectorFinding,
)
from checker.portfolio.sector_findings import sector_findings
from checker.trajectories import target_record
from extractors.messages import message
from policies.schema import Check, Plan, Provision, Vocabulary
from policies.verification import checks


def portfolio_of(digests: Sequence[Digest], plan: Plan, vocabulary: Vocabulary, language: str = "zh") -> Portfolio:
    """The portfolio of one batch; ``digests`` are those of all its documents (at least one), in their order."""
    enterprises = members(digests)
    owners = {digest.entry.id: member for member in enterprises for digest in member.digests}
    sectors = sector_findings(enterprises, plan, vocabulary)
    judged = list(checks(plan))
    return Portfolio(
        program=digests[0].program,
        plan=digests[0].plan,
        coverage=_coverage(digests, enterprises, sectors, vocabulary),
        documents=tuple(_document(digest, owners.get(digest.entry.id)) for digest in digests),
        enterprises=tuple(member.record for member in enterprises),
        checks=tuple(_column(provision, check, enterprises) for provision, check in judged),
        matrix=tuple(_row(member, judged) for member in enterprises),
        sectors=tuple(sectors),
        between=tuple(finding for member in enterprises for finding in between(member, vocabulary)),
        notes=tuple(_notes(digests, enterprises, language)),
    )


def portfolio_text(portfolio: Portfolio) -> str:
    """The portfolio file as JSON, the same bytes for the same portfolio; decimals are strings."""
    content = portfolio.model_dump(mode="json", by_alias=True, exclude={"schema_"})
    return to_json({"schema": portfolio.schema_, **content}, indent=1).decode("utf-8") + "\n"


def _document(digest: Digest, owner: Member | None) -> DocumentEntry:
    counted = owner is not None and owner.counted is digest
    return digest.entry.model_copy(update={"enterprise": owner.id if owner else None, "counted": counted})


def _column(provision: Provision, check: Check, enterprises: Sequence[Member]) -> CheckColumn:
    cells = [member.counted.cells.get(check.id) for member in enterprises]
    target = getattr(check, "target", None)
    return CheckColumn(
        provision=provision.ref,
        also=provision.also,
        check=check.id,
        title=check.title,
        role=check.role or provision.role,
        target=target_record(target) if target else None,
        statuses=dict(sorted(Counter(cell.status if cell else "not-applicable" for cell in cells).items())),
    )


def _row(member: Member, judged: Sequence[tuple[Provision, Check]]) -> Row:
    cells = (member.counted.cells.get(check.id) for _, check in judged)
    return Row(
        enterprise=member.id, document=member.counted.entry.id, cells=tuple(cell for cell in cells if cell is not None)
    )


def _coverage(
    digests: Sequence[Digest], enterprises: Sequence[Member], sectors: Sequence[SectorFinding], vocabulary: Vocabulary
) -> Coverage:
    entries = [digest.entry for digest in digests]
    states = Counter(entry.state for entry in entries)
    return Coverage(
        documents=len(entries),
        read=states["read"],
        partly_read=states["partly-read"],
        failed=states["failed"],
        pages=sum(entry.pages for entry in entries),
        unreadable_pages=sum(len(entry.unreadable_pages) for entry in entries),
        enterprises=len(enterprises),
        industries=tuple(
            IndustryCoverage(
                id=industry.id,
                name=industry.name,
                enterprises=tuple(one.id for one in enterprises if industry.id in one.counted.entry.industries),
            )
            for industry in vocabulary.industries
        ),
        sector_findings=len(sectors),
        sector_valued=sum(finding.value is not None for finding in sectors),
    )


def _notes(digests: Sequence[Digest], enterprises: Sequence[Member], language: str) -> Iterator[Note]:
    """What was counted once though given twice, and what may be one enterprise under two names."""

    def note(code: str, **fields: object) -> Note:
        return Note(code=code, message=message(code, language, **fields))

    for first, copy in copies(digests):
        yield note("R451", file=copy.entry.file, first=first.entry.file)
    for one, other in alike(enterprises):
        yield note("R452", one=one.name, other=other.name)
    for member in enterprises:
        if len(member.digests) > 1:
            yield note("R453", company=member.name, count=len(member.digests), year=member.counted.year or "—")
    for digest in digests:
        if digest.entry.state != "failed" and not digest.entry.company:
            yield note("R454", file=digest.entry.file)
