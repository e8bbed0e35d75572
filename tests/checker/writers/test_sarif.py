"""SARIF 2.1.0: valid by the models made from the official schema, and how findings are told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from other_results import failed_result, hostile_result, large_result
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log
from sample_result import sample_result

from checker.writers.sarif import sarif_report

LEVELS = {"fail": {"warning", "error"}}


@pytest.mark.parametrize("result", [sample_result, hostile_result, failed_result, large_result])
def test_the_log_keeps_to_the_schema(result: Any) -> None:
    text = sarif_report(result())
    Log.model_validate_json(text)
    assert json.loads(text)["version"] == "2.1.0"


@pytest.fixture(scope="module")
def run() -> dict[str, Any]:
    return dict(json.loads(sarif_report(sample_result()))["runs"][0])


def test_only_a_broken_binding_provision_is_an_error(run: dict[str, Any]) -> None:
    told = {(one["properties"].get("role"), one["properties"].get("status"), one["kind"], one["level"])
            for one in run["results"]}  # fmt: skip
    assert ("binding", "not-met", "fail", "error") in told
    assert ("benchmark", "behind", "fail", "warning") in told
    assert ("expected", "not-disclosed", "open", "none") in told
    assert all((level != "none") == (kind == "fail") for _, _, kind, level in told)
    assert {role for role, _, _, level in told if level == "error"} == {"binding"}


def test_rules_are_found_by_their_index(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_a_location_names_the_page_and_its_box(run: dict[str, Any]) -> None:
    place = run["results"][0]["locations"][0]
    assert place["logicalLocations"][0]["name"] == "第 31 页（印刷 29）"
    assert place["properties"] == {"page": 31, "bbox": [72.0, 420.0, 523.2, 434.0], "place": "table"}
    assert "region" not in place["physicalLocation"]


def test_no_folder_of_a_machine_is_told(run: dict[str, Any]) -> None:
    assert "uploads" not in json.dumps(run)


def test_contradictions_ask_for_review(run: dict[str, Any]) -> None:
    found = [one for one in run["results"] if one["ruleId"].startswith("contradiction/")]
    assert [one["kind"] for one in found] == ["review", "review"]


def test_a_file_that_was_not_read_is_a_failed_run() -> None:
    [run] = json.loads(sarif_report(failed_result()))["runs"]
    assert run["results"] == []
    [invocation] = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["descriptor"]["id"] == "R106"
