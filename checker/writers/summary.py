"""The summary of a gap report: findings counted by role and status, and the conclusion in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.writers.languages import said
from checker.writers.words import GLYPHS, ROLE_MEANINGS, ROLES, STATUS_MEANINGS, STATUSES

Findings = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A status as the summary and the explanation show it."""

    id: str
    label: str
    glyph: str
    meaning: str


@dataclass(frozen=True, slots=True)
class RoleCounts:
    """How many findings of one role have each status, in the order of the statuses, and their sum."""

    id: str
    label: str
    meaning: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Summary:
    """All counts; ``applicable`` leaves out what is not applicable; ``conclusion`` is a sentence per role."""

    statuses: tuple[StatusWord, ...]
    roles: tuple[RoleCounts, ...]
    totals: tuple[int, ...]
    total: int
    applicable: int
    provisions: int
    review: int
    conclusion: tuple[tuple[str, str], ...]


def summary(findings: Findings) -> Summary:
    """The counts of all findings, those of authorities' provisions among them."""
    count = Counter((finding["role"], finding["status"]) for finding in findings)
    return Summary(
        statuses=tuple(StatusWord(name, STATUSES[name], GLYPHS[name], STATUS_MEANINGS[name]) for name in STATUSES),
        roles=tuple(_role(role, count) for role in ROLES),
        totals=tuple(sum(count[role, status] for role in ROLES) for status in STATUSES),
        total=len(findings),
        applicable=sum(finding["status"] != "not-applicable" for finding in findings),
        provisions=len({finding["provision"] for finding in findings}),
        review=sum(bool(finding.get("needs_review")) for finding in findings),
        conclusion=tuple((role, words) for role in ROLES if (words := _conclusion(role, count))),
    )


def _role(role: str, count: Counter[tuple[str, str]]) -> RoleCounts:
    counts = tuple(count[role, status] for status in STATUSES)
    return RoleCounts(role, ROLES[role], ROLE_MEANINGS[role], counts, sum(counts))


def _conclusion(role: str, count: Counter[tuple[str, str]]) -> str:
    """One sentence on the applicable findings of a role; empty when there are none."""
    of = {status: count[role, status] for status in STATUSES if status != "not-applicable"}
    total = sum(of.values())
    if role == "context" or not total:
        return ""
    unclear = of["cant-tell"] + of["insufficient"] + of["not-disclosed"]
    missed, reached = {"binding": ("breaches", "met"), "benchmark": ("short", "beaten")}.get(
        role, ("not-taken", "taken")
    )
    counts = ((reached, of["met"]), ("on-track", of["on-track"]), ("planned", of["planned"]), ("unclear", unclear))
    parts = [said(missed, count=of["not-met"])]
    parts += [said(name, count=count) for name, count in (("behind", of["behind"]), *counts) if count]
    return said("applies", count=total, parts=said("comma").join(parts))
