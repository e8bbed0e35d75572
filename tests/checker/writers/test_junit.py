"""JUnit XML: one case a finding, counted right, gaps as failures that tell their role."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from other_results import failed_result
from sample_result import sample_result

from checker.writers.junit import junit_report


@pytest.fixture(scope="module")
def suite() -> Any:
    return ElementTree.fromstring(junit_report(sample_result())).find("testsuite")  # noqa: S314 -- made here


def test_the_counts_are_those_of_the_cases(suite: Any) -> None:
    counts = {name: int(suite.get(name)) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": 26, "failures": 6, "errors": 1, "skipped": 14}
    assert len(suite.findall("testcase")) == 26 and len(suite.findall("testcase/failure")) == 6


def test_a_gap_tells_its_role_and_status_and_words_a_benchmark_as_one(suite: Any) -> None:
    types = [failure.get("type") for failure in suite.iter("failure")]
    assert sorted(types) == ["benchmark/behind", "benchmark/behind", "benchmark/not-met", "binding/not-met",
                             "encouraged/not-met", "expected/not-met"]  # fmt: skip
    benchmark = next(one for one in suite.iter("failure") if one.get("type") == "benchmark/not-met")
    assert benchmark.get("message").startswith("未及行业目标：")


def test_a_file_that_was_not_read_is_an_error() -> None:
    suite = ElementTree.fromstring(junit_report(failed_result())).find("testsuite")  # noqa: S314 -- made here
    assert suite is not None and (suite.get("tests"), suite.get("errors")) == ("1", "1")
    assert "R106" in str(suite.findtext("testcase/error"))
