"""Targets of a plan's sentences, by cases that a subject expert can read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors.plans.targets import lead_of, targets_in
from tests.cases import cases

CASES = cases("language/plan_targets")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = targets_in(case["sentence"], case.get("lead"))
    assert len(found) == len(case["targets"]), found
    for target, wanted in zip(found, case["targets"], strict=True):
        for key, value in wanted.items():
            given = getattr(target, key)
            assert given == (Decimal(value) if key in ("value", "start") else value), key
        assert target.as_printed in case["sentence"]


@pytest.mark.parametrize(
    ("paragraph", "year"),
    [
        ("到2025年，产业布局优化。", 2025),
        ("到 2030 年，完善体系。", 2030),
        ("推动节能，到2025年下降。", 2025),
        ("加快转型。", None),
    ],
)
def test_the_deadline_at_a_paragraphs_head(paragraph: str, year: int | None) -> None:
    assert lead_of(paragraph) == year
