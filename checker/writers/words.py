"""The words of the gap report: labels of roles, statuses, themes, places, and a finding's verdict by role.

The words themselves are data in ``report_templates/words.yaml``. Source of the wording: judgement.md of the project's
documents (statuses, roles, case 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.writers.languages import Words

ROLES = Words("roles")
ROLE_MEANINGS = Words("role_meanings")
STATUSES = Words("statuses")
STATUS_MEANINGS = Words("status_meanings")
BENCHMARK_LABELS = Words("benchmark_labels")
VERDICTS = Words("verdicts")
INDUSTRIES = Words("industries")
THEMES = Words("themes")
KINDS = Words("kinds")
PLACES = Words("places")
STANCES = Words("stances")
INCONSISTENCIES = Words("inconsistencies")
BAND_TITLES = Words("bands")
PLAN_PARTS = Words("plan_parts")
PORTFOLIO = Words("portfolio")
BETWEEN_KINDS = Words("between_kinds")
STATES = Words("states")
# The nine industries of the plan's part three; the others are named in single provisions only.
KEY_INDUSTRIES = ("paper", "ceramics", "glass", "leather", "food", "plastics", "battery", "appliance", "lighting")
GLYPHS = {
    "not-met": "×",
    "behind": "▼",
    "cant-tell": "？",
    "insufficient": "◇",
    "not-disclosed": "□",
    "planned": "○",
    "on-track": "▲",
    "met": "√",
    "not-applicable": "—",
}
STANCE_GLYPHS = {
    "done": "●",
    "ongoing": "◎",
    "planned": "○",
    "studied": "◇",
    "named": "□",
    "stopped": "■",
    "absent": "×",
}
COMPARATORS = {"<=": "≤", "<": "<", ">=": "≥", ">": ">", "=": "="}
BANDS = (
    ("gap", ("not-met", "behind")),
    ("open", ("cant-tell", "insufficient", "not-disclosed", "planned")),
    ("fine", ("on-track", "met")),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status as the report words it: the word, the sign beside it, and the style's name (the status)."""

    label: str
    glyph: str
    tone: str


def verdict(finding: Mapping[str, Any]) -> Verdict:
    """The finding's status worded by its role (judgement.md: a benchmark is never a breach)."""
    status = finding["status"]
    return Verdict(_label(finding, status), GLYPHS.get(status, "？"), status if status in STATUSES else "cant-tell")


def _label(finding: Mapping[str, Any], status: str) -> str:
    role, measured = finding["role"], finding.get("target") is not None
    if role == "binding" and status == "not-met":
        return VERDICTS["breach"]
    if role == "benchmark":
        return _passed(finding) if status == "met" else BENCHMARK_LABELS.get(status, STATUSES.get(status, status))
    if role in ("expected", "encouraged") and not measured:
        return {"not-met": VERDICTS["not-taken"], "met": VERDICTS["taken"]}.get(status, STATUSES.get(status, status))
    return STATUSES.get(status, status)


def _passed(finding: Mapping[str, Any]) -> str:
    """优于 where the value lies beyond the industry's target, 达到 where it equals it or no gap is recorded."""
    gap = finding.get("gap") or {}
    beyond = gap.get("absolute") is not None and gap["absolute"].strip("-0.") != ""
    return VERDICTS["beyond" if beyond else "reached"]
