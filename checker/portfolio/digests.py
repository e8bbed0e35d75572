"""What the portfolio keeps of one result: counts, cells, values for the sector, and what other years are compared by.

A result holds pictures and hundreds of findings with their words; a digest a small part of it, so that a batch of any
size needs little memory. It is made of the result file's content alone, as the result finishes or later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from checker.applicability import exemption, size_of
from checker.portfolio.answers import Answer, answers
from checker.portfolio.identity import identity
from checker.portfolio.model import Cell, DocumentEntry, Problem
from checker.portfolio.readings import Key, Reading, readings
from checker.portfolio.series import packed, series
from checker.results import Finding, PlanName, ProgramName, Result
from checker.selection import Facts
from checker.summaries import summary_of
from extractors.facts import Evidence, Report, content_id
from policies.schema import Plan, Vocabulary
from policies.verification import checks


@dataclass(frozen=True, slots=True)
class Digest:
    """One document of a batch; see the module.

    ``key`` tells enterprises apart (``identity``; the document's hash where no company was recognised). ``year`` is the
    report year, or the latest year of a value. ``addressed`` are the checks with a sector's figure that address the
    enterprise; of those in ``unsized`` it is not known whether it is large enough. ``boundaries`` are the report's own
    words for what it covers, ``periods`` those for its period. ``cells`` and ``readings`` leave out what is not there;
    ``series`` is packed.
    """

    entry: DocumentEntry
    program: ProgramName
    plan: PlanName
    key: str
    year: int | None
    cells: Mapping[str, Cell]
    addressed: frozenset[str]
    unsized: frozenset[str]
    readings: Mapping[Key, tuple[Reading, ...]]
    answers: Mapping[str, Answer]
    series: bytes
    boundaries: tuple[Evidence, ...]
    periods: tuple[Evidence, ...]


def digest_of(result: Result, plan: Plan, vocabulary: Vocabulary, outputs: Mapping[str, str]) -> Digest:
    """The digest of one result; ``outputs`` are the names of the files written for it, by format."""
    document = result.document
    entry = _entry(result, outputs)
    facts = Facts(_report(result), vocabulary)
    judged = [(provision, check) for provision, check in checks(plan) if check.sector]
    failed = document.state == "failed"
    addressed = [] if failed else [check for provision, check in judged if exemption(provision, check, facts) is None]
    company = identity(document.company or "")
    return Digest(
        entry=entry,
        program=result.program,
        plan=result.plan,
        key=company or f"sha256:{entry.sha256}",
        year=facts.year,
        cells={one.check: _cell(one) for one in result.findings if one.status != "not-applicable"},
        addressed=frozenset(check.id for check in addressed),
        unsized=frozenset(check.id for check in addressed if check.size and not size_of(check.size, facts)),
        readings=readings(facts, entry.id, plan, vocabulary),
        answers=answers(facts, plan),
        series=packed(series(facts)),
        boundaries=_stated(result, "boundary"),
        periods=_stated(result, "period"),
    )


def _report(result: Result) -> Report:
    return Report(
        **{name: getattr(result.document, name) for name in Report.model_fields if hasattr(result.document, name)},
        metrics=result.metrics,
        actions=result.actions,
    )


def _entry(result: Result, outputs: Mapping[str, str]) -> DocumentEntry:
    document, summary = result.document, summary_of(result)
    failed = document.state == "failed"
    cause = result.warnings[0] if failed and result.warnings else None
    return DocumentEntry(
        id=content_id("d", document.file, document.sha256),
        file=document.file,
        sha256=document.sha256,
        state=document.state,
        pages=document.pages,
        unreadable_pages=document.unreadable_pages,
        title=document.title,
        company=document.company,
        report_year=document.report_year,
        industries=summary.industries,
        counts=_counts(result),
        binding_gaps=summary.binding_gaps,
        other_gaps=summary.other_gaps,
        needs_review=sum(finding.needs_review for finding in result.findings),
        inconsistencies=len(result.inconsistencies),
        outputs=dict(sorted(outputs.items())),
        problem=Problem(code=cause.code, message=cause.message) if cause else None,
    )


def _counts(result: Result) -> dict[str, dict[str, int]]:
    """The numbers of findings by role, then by status; names in alphabetical order."""
    found = Counter((finding.role, finding.status) for finding in result.findings)
    counts: dict[str, dict[str, int]] = {}
    for (role, status), number in sorted(found.items()):
        counts.setdefault(role, {})[status] = number
    return counts


def _cell(finding: Finding) -> Cell:
    return Cell(
        check=finding.check,
        status=finding.status,
        value=finding.value,
        unit=finding.unit,
        period=finding.period,
        needs_review=finding.needs_review,
    )


def _stated(result: Result, of: str) -> tuple[Evidence, ...]:
    return tuple(statement.evidence for statement in result.document.statements if statement.of == of)
