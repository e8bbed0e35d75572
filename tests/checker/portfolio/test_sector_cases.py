"""Who is counted in a sector's figure, and what is said of the others (``tests/cases/sectors.yaml``)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.portfolio.model import SectorFinding
from tests.cases import cases
from tests.checker.portfolio.building import sector_finding

CASES = cases("sectors")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found, expect = sector_finding(case["check"], case["enterprises"], **case.get("figure", {})), case["expect"]
    assert found.status == expect["status"], found.reason
    for part in expect.get("reason", ()):
        assert part in found.reason
    for part in expect.get("notes", ()):
        assert part in " ".join(found.notes)
    for part in expect.get("lacking", ()):
        assert any(part in one.reason for one in found.contributions if not one.counted)
    for name in ("submitted", "counted"):
        assert getattr(found.coverage, name) == expect.get(name, getattr(found.coverage, name))
    assert "year" not in expect or found.year == expect["year"]
    check_numbers(found, expect)


def check_numbers(found: SectorFinding, expect: dict[str, Any]) -> None:
    known = {
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "numerator": found.numerator and found.numerator.value,
        "denominator": found.denominator and found.denominator.value,
        "required": found.trajectory and found.trajectory.required,
    }
    for name, value in known.items():
        assert name not in expect or value == Decimal(str(expect[name])), (name, value)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_coverage_adds_up(case: dict[str, Any]) -> None:
    found = sector_finding(case["check"], case["enterprises"], **case.get("figure", {}))
    coverage = found.coverage
    assert coverage.submitted == len(coverage.enterprises) + len(coverage.lacking) == len(found.contributions)
    assert coverage.counted == len(coverage.enterprises) == sum(one.counted for one in found.contributions)
    assert all(one.reason for one in found.contributions if not one.counted)
