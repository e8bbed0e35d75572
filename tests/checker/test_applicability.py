"""Whom a check addresses: a branch that the report shows, another branch, and silence."""

from __future__ import annotations

import pytest

from checker.judging import judge
from extractors.facts import BranchEvidence
from policies.schema import Branch
from tests.checker.building import plan, report, vocabulary

BRANCHES = (
    Branch(id="tanning", industry="paper", name="甲门", english="one", words=("甲",)),
    Branch(id="footwear", industry="paper", name="乙门", english="two", words=("乙",)),
)
CHECK = {"kind": "adoption", "measures": ("energy.chp",), "branches": ("tanning",)}


@pytest.mark.parametrize(
    ("shown", "status"),
    [
        (("tanning",), "not-disclosed"),
        (("footwear",), "not-applicable"),
        (("tanning", "footwear"), "not-disclosed"),
        ((), "not-disclosed"),
    ],
)
def test_a_check_of_a_branch(shown: tuple[str, ...], status: str) -> None:
    known = vocabulary().model_copy(update={"branches": BRANCHES})
    found = tuple(BranchEvidence(id=name, industry="paper") for name in shown)
    said = report({"year": 2023, "industries": ["paper"]}).model_copy(update={"branches": found})
    finding = judge(said, plan(CHECK, role="expected"), known).findings[0]
    assert finding.status == status
    assert status != "not-applicable" or "甲门" in finding.reason
