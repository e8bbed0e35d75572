"""Contradictions inside a report: those that are found, and what must be left alone."""

from __future__ import annotations

from typing import Any

import pytest

from checker.consistency import inconsistencies
from checker.selection import Facts
from tests.cases import cases
from tests.checker.building import report, vocabulary


@pytest.mark.parametrize("case", cases("consistency"), ids=lambda case: str(case["name"]))
def test_contradictions_of_a_case(case: dict[str, Any]) -> None:
    found = inconsistencies(Facts(report(case), vocabulary()))
    assert [one.kind for one in found] == [one["kind"] for one in case["expect"]], [one.message for one in found]
    for one, expect in zip(found, case["expect"], strict=True):
        assert set(expect.get("values", ())) <= set(one.values)
        assert all(part in one.message for part in expect.get("message", ()))
        assert one.evidence
