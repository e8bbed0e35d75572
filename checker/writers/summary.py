"""The summary of a gap report: findings counted by role and status, and the conclusion in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
    words = {
        "binding": (f"不符合 {of['not-met']} 项", "达标"),
        "benchmark": (f"未及行业目标 {of['not-met']} 项", "优于或达到行业目标"),
    }.get(role, (f"未采取或未达标 {of['not-met']} 项", "达标（已采取）"))
    parts = [words[0]]
    parts += [f"进度滞后 {of['behind']} 项"] if of["behind"] else []
    parts += [f"{words[1]} {of['met']} 项"] if of["met"] else []
    parts += [f"进度正常 {of['on-track']} 项"] if of["on-track"] else []
    parts += [f"已计划 {of['planned']} 项"] if of["planned"] else []
    parts += [f"无法得出结论 {unclear} 项（信息不足、未披露或无法判定）"] if unclear else []
    return f"适用 {total} 项：{'，'.join(parts)}。"
