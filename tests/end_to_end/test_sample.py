"""The sample report from PDF to result file and gap report, by the command as a user types it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checker.cli.main import main
from extractors.pages import Page
from extractors.reading import read_document
from tests.end_to_end.conftest import SAMPLE, Run, dafeng

NAME = SAMPLE.stem


@pytest.fixture(scope="module")
def result(sample: Run) -> dict[str, Any]:
    return sample.result(NAME)


def finding(result: dict[str, Any], check: str) -> dict[str, Any]:
    return next(dict(one) for one in result["findings"] if one["check"] == check)


def test_the_run_says_what_it_did(sample: Run) -> None:
    assert sample.code in (0, 1), sample.errors
    assert "霁川纸业股份有限公司" in sample.out and "paper" in sample.out
    assert "Traceback" not in sample.errors


def test_the_document_is_known(result: dict[str, Any]) -> None:
    document = result["document"]
    assert (document["company"], document["report_year"], document["pages"]) == ("霁川纸业股份有限公司", 2024, 18)
    assert [industry["id"] for industry in document["industries"]] == ["paper"]
    assert document["unreadable_pages"] == []


@pytest.mark.parametrize(
    ("check", "status", "value"),
    [
        ("paper-energy-limit", "met", "449.3"),
        ("pulp-energy-limit", "behind", "331.4"),
        ("chp-share-2025", "behind", "82.1"),
        ("chp-share-2030", "on-track", "82.1"),
    ],
)
def test_quantified_targets_are_judged(result: dict[str, Any], check: str, status: str, value: str) -> None:
    found = finding(result, check)
    assert (found["status"], found["value"]) == (status, value)
    assert found["evidence"], found


def test_reductions_are_computed_from_the_series(result: dict[str, Any]) -> None:
    found = finding(result, "energy-intensity-2025")
    assert found["status"] == "behind"
    assert found["steps"] and found["trajectory"]["start_year"] == 2020
    assert any("代理" in note or "替代" in note for note in found["notes"]), found["notes"]


SETTLED = ("met", "not-applicable")
MISSING = r"还差[\d.,]+(个百分点| \S+)"


def test_every_open_finding_says_what_to_do(result: dict[str, Any]) -> None:
    for found in result["findings"]:
        advice = found["advice"]
        assert (found["status"] in SETTLED) == (advice == ""), found["check"]
        assert not advice or (advice.endswith("。") and len(advice) > 12), advice
        quantified = found["gap"] and found["status"] in ("on-track", "behind", "not-met")
        assert not quantified or re.search(MISSING, advice), advice
        assert not quantified or str(found["target"]["deadline"]) in advice, advice


def test_a_trajectory_can_be_drawn_from_the_result(result: dict[str, Any]) -> None:
    ids = {metric["id"] for metric in result["metrics"]}
    path = finding(result, "pulp-energy-limit")["trajectory"]
    assert [point["year"] for point in path["series"]] == [2020, 2021, 2022, 2023, 2024]
    assert {point["metric"] for point in path["series"]} <= ids
    assert (path["target_year"], path["target_value"]) == (2025, "320")
    assert path["projection"]["attained"] > 2025 and "直线趋势" in path["projection"]["assumption"]


def test_each_contradiction_is_told_once(result: dict[str, Any]) -> None:
    assert [one["kind"] for one in result["inconsistencies"]] == ["year-on-year", "unit-slip", "prose-vs-table"]


def test_every_fact_has_evidence(result: dict[str, Any]) -> None:
    for kind in ("metrics", "actions", "inconsistencies"):
        assert all(one["evidence"] for one in result[kind] if not one.get("derivation"))
    silent = ("not-disclosed", "not-applicable")
    assert all(one["evidence"] for one in result["findings"] if one["status"] not in silent)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def words_inside(page: Page, box: list[float]) -> Counter[str]:
    x0, top, x1, bottom = box
    chars = [
        char.text
        for word in page.words
        for char in word.chars
        if x0 - 1 <= char.box.centre <= x1 + 1 and top - 1 <= char.box.middle <= bottom + 1
    ]
    return Counter(squeezed("".join(chars)))


def test_the_quoted_words_stand_in_their_box(result: dict[str, Any]) -> None:
    with read_document(SAMPLE) as document:
        pages = {number: document.page(number) for number in range(1, document.page_count + 1)}
    quoted = [
        e
        for kind in ("metrics", "actions", "findings", "inconsistencies")
        for one in result[kind]
        for e in one["evidence"]
    ]
    missing = [e for e in quoted if Counter(squeezed(e["text"])) - words_inside(pages[e["page"]], e["bbox"])]
    assert quoted and not missing, missing[:3]


def test_numbers_that_carry_a_value_are_strings(result: dict[str, Any]) -> None:
    assert all(isinstance(metric["value"], str) for metric in result["metrics"])
    assert all(finding["value"] is None or isinstance(finding["value"], str) for finding in result["findings"])


def test_the_report_stands_alone(sample: Run) -> None:
    page = (sample.folder / f"{NAME}.html").read_text(encoding="utf-8")
    assert "霁川纸业股份有限公司" in page and "差距清单" in page and "data:image/png;base64," in page
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)


def test_reports_made_again_from_the_result_file_are_the_same(sample: Run, tmp_path: Path) -> None:
    forms = "html,docx,xlsx,md,sarif,junit"
    done = CliRunner().invoke(
        main, ["report", str(sample.folder / f"{NAME}.json"), "--format", forms, "--out", str(tmp_path)]
    )
    assert done.exit_code == 0, done.output
    for ending in ("html", "docx", "xlsx", "md", "sarif", "junit.xml"):
        assert (tmp_path / f"{NAME}.{ending}").read_bytes() == (sample.folder / f"{NAME}.{ending}").read_bytes(), ending


def test_two_runs_give_the_same_bytes(sample: Run, tmp_path: Path) -> None:
    again = dafeng(tmp_path, SAMPLE)
    for ending in ("json", "html"):
        assert (again.folder / f"{NAME}.{ending}").read_bytes() == (sample.folder / f"{NAME}.{ending}").read_bytes()
