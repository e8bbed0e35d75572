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


SIZE = {
    "indicators": ["activity.output-value", "activity.revenue"],
    "least": "10",
    "unit": "亿元",
    "as_printed": "大型",
}
SIZED = {"kind": "adoption", "measures": ("energy.chp",), "size": SIZE}
OUTPUT, REVENUE = "activity.output-value", "activity.revenue"


@pytest.mark.parametrize(
    ("figures", "status"),
    [
        ([(OUTPUT, "9.999", "亿元")], "not-applicable"),
        ([(OUTPUT, "10", "亿元")], "not-disclosed"),
        ([(REVENUE, "99999", "万元")], "not-applicable"),
        ([(OUTPUT, "12", "亿元"), (REVENUE, "8", "亿元")], "not-disclosed"),
        ([], "not-disclosed"),
    ],
)
def test_a_check_of_large_enterprises(figures: list[tuple[str, str, str]], status: str) -> None:
    metrics = [{"of": of, "value": value, "unit": unit, "year": 2023} for of, value, unit in figures]
    said = report({"year": 2023, "industries": ["paper"], "metrics": metrics})
    finding = judge(said, plan(SIZED, role="binding"), vocabulary()).findings[0]
    assert finding.status == status
    assert any("未能确认" in note for note in finding.notes) == (not metrics)
