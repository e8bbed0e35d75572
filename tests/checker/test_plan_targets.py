"""Every quantified target is judged at, just over and just under its value, by the real plan and vocabulary."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.judging import judge
from checker.results import Finding
from policies.loader import DEFAULT_PLAN, load_plan, load_vocabulary, plan_folder
from policies.schema import Check, LevelCheck, Target
from tests.cases import cases
from tests.checker.building import report

PLAN, VOCABULARY = load_plan(plan_folder(DEFAULT_PLAN)), load_vocabulary()
CHECKS: dict[str, Check] = {check.id: check for provision in PLAN.provisions for check in provision.checks}
# A sector's own figure is judged for no enterprise (judgement.md, case 19); over a batch it is summed.
QUANTIFIED = [check.id for check in CHECKS.values() if getattr(check, "target", None) and check.kind != "sector"]
GROUPS = cases("targets")
ALL = [(group, case) for group in GROUPS for case in group["cases"]]
NEAR = Decimal("0.02")


def finding(group: dict[str, Any], case: dict[str, Any]) -> Finding:
    """What the plan says of the one figure (or level) of the case, beside the group's baseline value."""
    told: dict[str, Any] = {"year": case["year"], "industries": [group["industry"]]}
    if "level" in case:
        check = CHECKS[group["check"]]
        assert isinstance(check, LevelCheck)
        told["actions"] = [{"of": check.levels[case["level"] - 1], "stance": "done"}]
    else:
        fact = {"of": group["of"], "unit": group["unit"], "boundary": group.get("boundary", "group")}
        told["metrics"] = [{**fact, **group["base"]}] if "base" in group else []
        told["metrics"].append({**fact, "year": case["year"], "value": case["value"]})
    judgement = judge(report(told, VOCABULARY), PLAN, VOCABULARY)
    return next(one for one in judgement.findings if one.check == group["check"])


@pytest.mark.parametrize(("group", "case"), ALL, ids=[f"{group['check']}-{case['is']}" for group, case in ALL])
def test_boundary_of_a_target(group: dict[str, Any], case: dict[str, Any]) -> None:
    told = finding(group, case)
    assert told.status == case["status"], told.reason
    if "shows" in case:
        assert told.value == Decimal(case["shows"])
    if "gap" in case:
        assert told.gap is not None and told.gap.absolute == case["gap"]
    if told.status in ("behind", "not-met") and "level" not in case:
        assert told.gap is not None and told.advice


@pytest.mark.parametrize("name", QUANTIFIED)
def test_every_quantified_check_has_its_boundary_cases(name: str) -> None:
    group = next((one for one in GROUPS if one["check"] == name), None)
    assert group is not None, f"tests/cases/targets.yaml 没有检查 {name} 的边界情形"
    target: Target = CHECKS[name].target  # type: ignore[union-attr]
    levels = {Decimal(case["level"]) for case in group["cases"] if "level" in case}
    shown = levels or {Decimal(case["shows"]) for case in group["cases"] if "shows" in case}
    near = {value for value in shown if levels or abs(value - target.value) <= NEAR * target.value}
    best = isinstance(CHECKS[name], LevelCheck) and target.value == 1  # no level is better than the first
    assert target.value in near
    assert any(value > target.value for value in near)
    assert best or any(value < target.value for value in near)


def test_no_group_is_of_a_check_that_is_gone() -> None:
    assert [group["check"] for group in GROUPS] == list(dict.fromkeys(group["check"] for group in GROUPS))
    assert {group["check"] for group in GROUPS} == set(QUANTIFIED)
