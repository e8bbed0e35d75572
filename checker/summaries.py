"""A result in one line: what the table at the end of a run shows, and what the exit code rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from checker.results import Result

State = Literal["read", "partly-read", "failed"]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of one document's result.

    ``binding_gaps`` are binding findings that are not met; ``code`` and ``problem`` tell why nothing could be read.
    """

    file: str
    company: str | None
    year: int | None
    industries: tuple[str, ...]
    pages: int
    state: State
    metrics: int = 0
    actions: int = 0
    binding_gaps: int = 0
    other_gaps: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    code: str = ""
    problem: str = ""


def summary_of(result: Result) -> Summary:
    """The counts of ``result``."""
    document = result.document
    gaps = [finding for finding in result.findings if finding.status in ("not-met", "behind")]
    cause = result.warnings[0] if document.state == "failed" else None
    binding = sum(finding.role == "binding" and finding.status == "not-met" for finding in gaps)
    return Summary(
        file=document.file,
        company=document.company,
        year=document.report_year,
        industries=tuple(industry.id for industry in document.industries),
        pages=document.pages,
        state=document.state,
        metrics=len(result.metrics),
        actions=len(result.actions),
        binding_gaps=binding,
        other_gaps=len(gaps) - binding,
        statuses=dict(sorted(Counter(finding.status for finding in result.findings).items())),
        code=cause.code if cause else "",
        problem=cause.message if cause else "",
    )


def exit_code(summaries: list[Summary], fail_on: str) -> int:
    """1 for a gap that ``fail_on`` names, else 2 where a document could not be read, else 0."""
    gaps = {
        "binding": any(summary.binding_gaps for summary in summaries),
        "gap": any(summary.binding_gaps or summary.other_gaps for summary in summaries),
        "never": False,
    }
    if gaps[fail_on]:
        return 1
    return 2 if any(summary.state == "failed" for summary in summaries) else 0
