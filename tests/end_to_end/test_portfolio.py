"""A folder of documents: result files, the portfolio beside them, and what the terminal says of the batch."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from checker.portfolio.model import Portfolio
from tests.end_to_end.conftest import SAMPLE, Run, dafeng
from tests.extractors.reading.building import Sheet, pdf_of


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample twice, one copy under the portfolio's own name, and a file that is no PDF."""
    folder = tmp_path_factory.mktemp("inbox")
    shutil.copy(SAMPLE, folder / "霁川.pdf")
    shutil.copy(SAMPLE, folder / "portfolio.pdf")
    (folder / "letter.pdf").write_text("这不是PDF", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def batch(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return dafeng(tmp_path_factory.mktemp("out"), inbox, "--fail-on", "never")


@pytest.fixture(scope="module")
def portfolio(batch: Run) -> dict[str, Any]:
    return batch.result("portfolio")


def test_every_document_is_listed_with_its_files(batch: Run, portfolio: dict[str, Any]) -> None:
    outputs = [document["outputs"] for document in portfolio["documents"]]
    assert [one["json"] for one in outputs] == ["letter.json", "portfolio-2.json", "霁川.json"]
    assert all((batch.folder / name).is_file() for one in outputs for name in one.values())
    assert [document["problem"] and document["problem"]["code"] for document in portfolio["documents"]] == [
        "R101",
        None,
        None,
    ]


def test_one_enterprise_counts_once(portfolio: dict[str, Any]) -> None:
    (enterprise,) = portfolio["enterprises"]
    assert enterprise["name"] == "霁川纸业股份有限公司" and len(enterprise["documents"]) == 2
    chp = next(one for one in portfolio["sectors"] if one["check"] == "chp-share-2025")
    assert (chp["status"], chp["value"], chp["coverage"]["submitted"]) == ("met", "100", 1)
    assert portfolio["between"] == []


def test_the_matrix_says_what_the_result_says(batch: Run, portfolio: dict[str, Any]) -> None:
    (row,) = portfolio["matrix"]
    counted = next(document for document in portfolio["documents"] if document["counted"])
    result = json.loads((batch.folder / counted["outputs"]["json"]).read_text(encoding="utf-8"))
    told = {one["check"]: (one["status"], one["value"]) for one in result["findings"]}
    assert {cell["check"]: (cell["status"], cell["value"]) for cell in row["cells"]} == {
        check: one
        for check, one in told.items()
        if one[0] != "not-applicable" and check in [column["check"] for column in portfolio["checks"]]
    }


def test_a_sectors_figure_rests_on_words_of_the_report(portfolio: dict[str, Any]) -> None:
    energy = next(one for one in portfolio["sectors"] if one["check"] == "paper-energy-limit")
    (contribution,) = energy["contributions"]
    assert contribution["value"]["value"] == energy["value"] == "449.3"
    assert contribution["value"]["evidence"][0]["text"] and contribution["weight"]["evidence"]


def test_the_file_is_of_its_model(batch: Run) -> None:
    Portfolio.model_validate_json((batch.folder / "portfolio.json").read_text(encoding="utf-8"))


def test_the_terminal_sums_up(batch: Run) -> None:
    assert "批次：3份文件（未能读取1份），1家企业" in batch.out and "汇总在 portfolio.json" in batch.out
    assert "二(一)3：提交的造纸企业共1家" in batch.out and "Traceback" not in batch.errors


def test_two_runs_give_the_same_bytes(batch: Run, inbox: Path, tmp_path: Path) -> None:
    again = dafeng(tmp_path, inbox, "--fail-on", "never", "--jobs", "2")
    assert (again.folder / "portfolio.json").read_bytes() == (batch.folder / "portfolio.json").read_bytes()


def test_one_document_or_no_json_gives_no_portfolio(sample: Run, inbox: Path, tmp_path: Path) -> None:
    assert not (sample.folder / "portfolio.json").exists() and "批次" not in sample.out
    html = dafeng(tmp_path, inbox / "letter.pdf", inbox / "霁川.pdf", "--format", "html", "--quiet")
    assert not (html.folder / "portfolio.json").exists() and html.out == ""


def small_report(company: str, year: int, extent: str, *sentences: str) -> bytes:
    """A report of two pages: a cover, and the sentences below what it says of its period and extent."""
    cover = Sheet(595, 842).text(company, 60, 700, 20).text(f"{year}年可持续发展报告", 60, 660, 18)
    about = Sheet(595, 842).text("关于本报告", 60, 780, 16)
    told = (
        f"本报告的时间范围为{year}年1月1日至{year}年12月31日。",
        f"统计范围为{extent}。",
        f"{company}主要生产机制纸、文化用纸和纸浆。",
        *sentences,
    )
    for number, words in enumerate(told):
        about.text(words, 60, 750 - 24 * number, 10)
    return pdf_of(cover, about, title=f"{company}{year}年可持续发展报告")


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Two years of one paper maker, the later report with another value for the earlier one, and another maker."""
    folder = tmp_path_factory.mktemp("years")
    one, other = "甲子纸业股份有限公司", "乙丑纸业股份有限公司"
    first = ("2021年，公司综合能源消费量为123456吨标准煤。", "2021年，公司纸及纸板产量为300000吨。")
    later = (
        "2021年，公司综合能源消费量为121456吨标准煤。",
        "2023年，公司纸及纸板产量为310000吨。",
        "2023年纸及纸板单位产品综合能耗为455千克标准煤/吨。",
        "公司热电联产机组全年运行。",
    )
    third = (
        "2023年，公司纸及纸板产量为100000吨。",
        "2023年纸及纸板单位产品综合能耗为470千克标准煤/吨。",
        "公司没有采用热电联产。",
    )
    (folder / "甲2021.pdf").write_bytes(small_report(one, 2021, "集团合并口径", *first))
    (folder / "甲2023.pdf").write_bytes(small_report(one, 2023, "公司及三家工厂", *later))
    (folder / "乙2023.pdf").write_bytes(small_report(other, 2023, "公司", *third))
    return dafeng(tmp_path_factory.mktemp("out"), folder, "--fail-on", "never")


def test_reports_of_one_enterprise_are_compared(years: Run) -> None:
    found = years.result("portfolio")["between"]
    assert [one["kind"] for one in found] == ["missing-year", "boundary", "restated"]
    restated = found[-1]
    assert "123,456 tce" in restated["message"] and "121,456 tce" in restated["message"]
    assert [source["report_year"] for source in restated["sources"]] == [2021, 2023]
    assert ["123456" in source["evidence"][0]["text"] for source in restated["sources"]] == [True, False]
    assert "甲子纸业股份有限公司：2021年综合能源消费量" in years.out


def test_the_sectors_mean_is_weighted_over_both_enterprises(years: Run) -> None:
    sectors = {one["check"]: one for one in years.result("portfolio")["sectors"] if one["coverage"]["counted"]}
    energy, chp = sectors["paper-energy-limit"], sectors["chp-share-2025"]
    assert (energy["status"], energy["value"]) == ("on-track", "458.66")
    assert (energy["numerator"]["value"], energy["denominator"]["value"]) == ("188050000", "410000")
    assert (chp["value"], chp["numerator"]["value"], chp["denominator"]["value"]) == ("50", "1", "2")
    assert energy["coverage"]["submitted"] == energy["coverage"]["counted"] == 2
