"""The portfolio as a whole: documents, enterprises, matrix, coverage, notes; the same bytes in any case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from checker.checking import CheckTask, failed
from checker.portfolio.assembling import portfolio_of, portfolio_text
from checker.portfolio.digests import digest_of
from checker.portfolio.model import Portfolio
from policies.loader import load_vocabulary, plan_folder
from tests.checker.portfolio.building import digests, portfolio, whole_plan

TOLD: list[dict[str, Any]] = [
    {"name": "甲纸业股份有限公司", "year": 2022, "values": {"energy.per-paper": 470, "activity.output-paper": 1000}},
    {"name": "乙食品有限公司", "year": 2023, "industries": ["food"], "values": {"water.cod@2020": 10, "water.cod": 9}},
    {"name": "甲纸业股份有限公司", "year": 2023, "values": {"energy.per-paper": 460, "activity.output-paper": 1000}},
    {"name": None, "year": 2023, "does": {"energy.rooftop-pv": "done"}},
]


@pytest.fixture(scope="module")
def batch() -> Portfolio:
    plan, folder = whole_plan(), plan_folder()
    unread = failed(CheckTask(path=folder / "x.pdf", file="坏.pdf", plan=folder), "R101", {})
    made = digests(TOLD, plan)
    made.insert(1, digest_of(unread, plan, load_vocabulary(), {"json": "坏.json"}))
    return portfolio_of(made, plan, load_vocabulary())


def test_documents_keep_their_order_and_say_why_they_were_not_read(batch: Portfolio) -> None:
    assert [document.state for document in batch.documents] == ["read", "failed", "read", "read", "read"]
    bad = batch.documents[1]
    assert bad.problem is not None and bad.problem.code == "R101" and "坏.pdf" in bad.problem.message
    assert bad.enterprise is None and not bad.counted and bad.outputs == {"json": "坏.json"}


def test_an_enterprise_counts_by_its_latest_report(batch: Portfolio) -> None:
    assert [one.name for one in batch.enterprises] == ["甲纸业股份有限公司", "乙食品有限公司", "4"]
    paper = batch.enterprises[0]
    assert paper.years == (2022, 2023) and paper.documents[-1] == paper.counted
    counted = [document for document in batch.documents if document.enterprise == paper.id and document.counted]
    assert [document.report_year for document in counted] == [2023]
    assert [note.code for note in batch.notes] == ["R453", "R454"]


def test_a_row_for_each_enterprise_and_a_column_for_each_check(batch: Portfolio) -> None:
    assert [row.enterprise for row in batch.matrix] == [one.id for one in batch.enterprises]
    order = [column.check for column in batch.checks]
    assert len(order) == len(set(order))
    for row in batch.matrix:
        told = [cell.check for cell in row.cells]
        assert told == sorted(told, key=order.index) and "not-applicable" not in {cell.status for cell in row.cells}
    assert all(sum(column.statuses.values()) == len(batch.enterprises) for column in batch.checks)
    cell = next(cell for cell in batch.matrix[0].cells if cell.check == "paper-energy-limit")
    assert (cell.status, cell.value, cell.unit, cell.period) == ("on-track", Decimal(460), "kgce/t", "2023")


def test_counts_by_role_and_status_are_those_of_the_result(batch: Portfolio) -> None:
    document = batch.documents[0]
    assert sum(sum(by_status.values()) for by_status in document.counts.values()) > 400
    assert document.counts["benchmark"]["not-applicable"] > 0 and "met" not in document.counts.get("context", {})


def test_coverage_adds_up(batch: Portfolio) -> None:
    coverage = batch.coverage
    assert (coverage.documents, coverage.read, coverage.failed, coverage.enterprises) == (5, 4, 1, 3)
    sizes = {industry.id: len(industry.enterprises) for industry in coverage.industries}
    assert (sizes["paper"], sizes["food"], sizes["glass"]) == (2, 1, 0)
    assert coverage.sector_findings == len(batch.sectors)
    assert coverage.sector_valued == sum(one.value is not None for one in batch.sectors) > 0


def test_a_sector_without_an_enterprise_is_told_as_one(batch: Portfolio) -> None:
    glass = next(one for one in batch.sectors if one.check == "glass-lightweight-share")
    assert (glass.status, glass.coverage.submitted) == ("not-applicable", 0)
    assert "没有提交" in glass.reason and glass.target is not None


def test_a_figure_that_does_not_add_up_says_why(batch: Portfolio) -> None:
    standards = next(one for one in batch.sectors if one.check == "food-design-standards")
    assert standards.status == "not-applicable" and "没有可以汇总" in standards.reason


def test_the_file_holds_decimals_as_strings_and_reads_back(batch: Portfolio) -> None:
    text = portfolio_text(batch)
    assert Portfolio.model_validate_json(text) == batch
    content = json.loads(text)
    assert content["schema"] == "1" and next(iter(content)) == "schema"
    values = list(numbers(content))
    assert len(values) > 20 and all(value is None or isinstance(value, str) for value in values)


def numbers(content: Any) -> Iterator[Any]:
    """Everything under a key that carries a value, at any depth."""
    if isinstance(content, list):
        for one in content:
            yield from numbers(one)
    elif isinstance(content, dict):
        for key, one in content.items():
            carries = key in ("value", "low", "high", "absolute", "relative", "required", "start_value")
            if carries and not isinstance(one, dict):
                yield one
            yield from numbers(one)


def test_the_same_documents_give_the_same_bytes() -> None:
    one, other = portfolio_text(portfolio(TOLD)), portfolio_text(portfolio(TOLD))
    assert one == other


def test_names_that_are_alike_are_pointed_out_and_not_joined() -> None:
    told = [{"name": name, "year": 2023} for name in ("甲纸业股份有限公司", "甲纸业集团有限公司")]
    made = portfolio(told)
    assert len(made.enterprises) == 2
    assert [note.code for note in made.notes] == ["R452"]


def test_one_document_under_two_names_counts_once() -> None:
    told = [{"name": None, "year": 2023, "sha256": "a" * 64, "does": {"energy.chp": "done"}}] * 2
    made = portfolio(told)
    assert len(made.enterprises) == 1 and "R451" in [note.code for note in made.notes]
    assert made.between == ()


def test_of_two_reports_of_one_year_the_fuller_counts() -> None:
    short = {"name": "甲纸业有限公司", "year": 2023}
    full = {**short, "values": {"energy.per-paper": 440, "activity.output-paper": 1000}, "does": {"energy.chp": "done"}}
    for told in ([short, full], [full, short]):
        counted = [document for document in portfolio(told).documents if document.counted]
        assert [document.counts["benchmark"].get("met", 0) > 0 for document in counted] == [True]
