"""``dafeng runs``, ``show``, ``diff`` and ``export`` over a store of fake documents."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from checker.cli.main import main
from tests.checker.store import fakes
from tests.checker.store.driver import ran


@pytest.fixture
def db(tmp_path: Path) -> str:
    """Two runs: in the second one document changed, one is gone and one is new."""
    paths = fakes.written(tmp_path / "in", 3)
    path = str(tmp_path / "dafeng.db")
    assert ran(paths, tmp_path / "out", path)[0] == 0
    Path(paths[1]).write_text("report 40")
    new = tmp_path / "in" / "=新 的.pdf"
    new.write_text("report 9")
    assert ran([paths[0], paths[1], str(new)], tmp_path / "out", path)[0] == 0
    return path


def said(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def test_runs_are_listed_with_what_they_took_again(db: str) -> None:
    told = said("runs", "--db", db, "--lang", "en")
    assert told.exit_code == 0
    second, first = [line.split("│") for line in told.output.splitlines() if "light-industry" in line]
    assert [cell.strip() for cell in second[5:9]] == ["3", "3", "1", "0"]
    assert [cell.strip() for cell in first[5:9]] == ["3", "3", "0", "0"]


def test_an_enterprise_is_shown_with_its_counts_and_gaps(db: str) -> None:
    told = said("show", "第40", "--db", db)
    assert "第40造纸厂" in told.output
    assert "[进度滞后] 二(一)3 热电联产" in told.output
    assert said("show", "没有这家", "--db", db).exit_code == 2


def test_the_difference_of_two_runs_says_what_and_why(db: str) -> None:
    told = said("diff", "1", "2", "--db", db).output
    assert "报告 001.pdf" in told
    assert "文件变了" in told
    assert "达标 1 tce → 进度滞后 40 tce" in told
    assert "新增" in told
    assert "不再有" in told
    assert "报告 000.pdf" not in told
    assert "相同" in said("diff", "2", "2", "--db", db).output
    assert said("diff", "1", "9", "--db", db).exit_code == 2


def test_a_run_is_exported_in_each_format_with_inert_cells(db: str, tmp_path: Path) -> None:
    for form in ("csv", "xlsx", "parquet"):
        assert said("export", "--db", db, "--format", form, "--out", str(tmp_path / "ex")).exit_code == 0
    with (tmp_path / "ex" / "run-2-findings.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["value"] for row in rows] == ["0", "40", "9"]
    book = openpyxl.load_workbook(tmp_path / "ex" / "run-2.xlsx")
    assert book.sheetnames == ["documents", "metrics", "actions", "findings", "inconsistencies"]
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    parquet = pytest.importorskip("pyarrow.parquet")
    assert parquet.read_table(tmp_path / "ex" / "run-2-metrics.parquet").num_rows == 3


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    told = said("runs", "--db", str(tmp_path / "none.db"))
    assert told.exit_code == 2
    assert "R501" in told.output
