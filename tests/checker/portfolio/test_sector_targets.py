"""Every sector target of the plan, exactly at it, just better and just worse (``tests/cases/sector_targets.yaml``)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from policies.verification import checks
from tests.cases import cases
from tests.checker.portfolio.building import sector_finding, whole_plan

CASES = cases("sector_targets")
EDGES = [(case, edge) for case in CASES for edge in ("at", "better", "worse")]


def filled(told: Any, letters: dict[str, Any]) -> Any:
    """``told`` with x, y and z replaced by the edge's values."""
    if isinstance(told, dict):
        return {key: filled(value, letters) for key, value in told.items()}
    if isinstance(told, list):
        return [filled(one, letters) for one in told]
    return letters.get(told, told) if isinstance(told, str) else told


@pytest.mark.parametrize(("case", "edge"), EDGES, ids=[f"{case['check']}-{edge}" for case, edge in EDGES])
def test_edge(case: dict[str, Any], edge: str) -> None:
    expect = case["edges"][edge]
    found = sector_finding(case["check"], filled(case["enterprises"], expect), **case.get("figure", {}))
    assert found.status == expect["status"], found.reason
    assert "value" not in expect or found.value == Decimal(str(expect["value"])), found.value
    assert "unit" not in expect or found.unit == expect["unit"]
    assert "submitted" not in expect or found.coverage.submitted == expect["submitted"]
    assert found.reason.endswith("。") and f"共{found.coverage.submitted}家" in found.reason
    assert found.steps and found.numerator


def test_every_quantified_target_of_a_sector_has_its_edges() -> None:
    wanted = {
        check.id
        for _, check in checks(whole_plan())
        if check.sector and getattr(check, "target", None) and check.sector[0].aggregate != "none"
    }
    assert wanted <= {case["check"] for case in CASES}
    assert all(set(case["edges"]) == {"at", "better", "worse"} for case in CASES)
