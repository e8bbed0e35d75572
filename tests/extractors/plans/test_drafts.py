"""The draft of the shipped plan from its own text agrees with the curated data."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.plans.agreement import measure_agreement, target_agreement
from extractors.plans.drafts import Draft, identifier_of, plan_draft
from policies.loader import load_plan, load_vocabulary, plan_folder
from policies.schema import Plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(plan_folder())


@pytest.fixture(scope="module")
def draft(plan: Plan) -> Draft:
    return plan_draft(plan_folder() / plan.head.text, load_vocabulary())


def test_all_quantified_targets_are_found(draft: Draft, plan: Plan) -> None:
    found = target_agreement(draft, plan)
    assert found.recall >= 0.95, found.missed
    assert found.precision >= 0.9, found.extra


def test_measures_are_recognised(draft: Draft, plan: Plan) -> None:
    assert measure_agreement(draft, plan).recall >= 0.7


def test_a_target_without_baseline_is_asked_about(draft: Draft) -> None:
    assert any(question.ref == "三(六)2" and "基准年" in question.asked for question in draft.questions)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("City Plan 2024.pdf", "city-plan-2024"), ("方案.docx", "plan-draft"), ("方案2.txt", "plan-draft")],
)
def test_an_id_from_a_file_name(name: str, wanted: str) -> None:
    assert identifier_of(Path(name)) == wanted
