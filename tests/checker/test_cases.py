"""Every kind of check, by the cases of ``tests/cases``; a subject expert adds a case without touching Python."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.results import Finding
from checker.rules import RULES
from tests.cases import cases
from tests.checker.building import judged

ALL = [(kind, case) for kind in (*RULES, "derivation") for case in cases(kind)]


def wanted(case: dict[str, Any], name: str) -> Decimal | None:
    return Decimal(str(case["expect"][name])) if name in case["expect"] else None


@pytest.mark.parametrize(("kind", "case"), ALL, ids=[f"{kind}-{case['name']}" for kind, case in ALL])
def test_case(kind: str, case: dict[str, Any]) -> None:
    assert kind == "derivation" or case["check"]["kind"] == kind
    finding = judged(case).findings[0]
    expect = case["expect"]
    assert finding.status == expect["status"], finding.reason
    for part in expect.get("reason", ()):
        assert part in finding.reason
    for part in expect.get("advice", ()):
        assert part in finding.advice
    for part in expect.get("notes", ()):
        assert part in " ".join(finding.notes)
    for part in expect.get("steps", ()):
        assert part in " ".join(finding.steps)
    assert "review" not in expect or finding.needs_review is expect["review"]
    check_numbers(finding, case)


def check_numbers(finding: Finding, case: dict[str, Any]) -> None:
    expect = case["expect"]
    if "value" in expect:
        assert finding.value == wanted(case, "value")
    if "unit" in expect:
        assert finding.unit == expect["unit"]
    if "gap" in expect:
        assert finding.gap is not None and finding.gap.absolute == wanted(case, "gap")
    if "yearly" in expect:
        assert finding.gap is not None and finding.gap.needed_per_year == wanted(case, "yearly")
    if "required" in expect:
        assert finding.trajectory is not None and finding.trajectory.required == wanted(case, "required")


@pytest.mark.parametrize(("kind", "case"), ALL, ids=[f"{kind}-{case['name']}" for kind, case in ALL])
def test_every_finding_has_evidence_or_says_why_not(kind: str, case: dict[str, Any]) -> None:
    finding = judged(case).findings[0]
    silent = finding.status in ("not-disclosed", "not-applicable") or case.get("unreadable")
    assert silent or finding.evidence
    assert finding.reason.endswith("。")
