"""Reports of one enterprise against each other (``tests/cases/between.yaml``)."""

from __future__ import annotations

from typing import Any

import pytest

from checker.portfolio.model import BetweenFinding
from tests.cases import cases
from tests.checker.portfolio.building import portfolio

CASES = cases("between")


def found(case: dict[str, Any], backwards: bool = False) -> tuple[BetweenFinding, ...]:
    told = [{"name": "甲纸业股份有限公司", **report} for report in case["reports"]]
    return portfolio(list(reversed(told)) if backwards else told).between


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    findings = found(case)
    assert [one.kind for one in findings] == [one["kind"] for one in case["expect"]], findings
    for finding, expect in zip(findings, case["expect"], strict=True):
        for part in expect.get("message", ()):
            assert part in finding.message
        assert finding.period == expect.get("period", finding.period)
        assert [one.value for one in finding.sources] == expect.get("values", [one.value for one in finding.sources])
        assert finding.message.endswith("。") and finding.advice.endswith("。")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_evidence_comes_from_both_documents(case: dict[str, Any]) -> None:
    for finding in found(case):
        assert len({source.document for source in finding.sources}) == 2
        assert finding.kind == "missing-year" or all(source.evidence for source in finding.sources)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_order_of_the_documents_does_not_matter(case: dict[str, Any]) -> None:
    if len({report["year"] for report in case["reports"]}) == len(case["reports"]):
        assert found(case) != () or not case["expect"]
        assert [one.message for one in found(case, backwards=True)] == [one.message for one in found(case)]


def test_braces_in_a_report_are_only_words() -> None:
    reports = [
        {"name": "甲{0}", "year": 2022, "values": {"energy.total#site:{x}厂": 5000}},
        {"name": "甲{0}", "year": 2023, "values": {"energy.total@2022#site:{x}厂": 5100}},
    ]
    (finding,) = portfolio(reports).between
    assert "{x}厂" in finding.message
