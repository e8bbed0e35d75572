"""``dafeng report``: result files in, reports out; what is damaged never takes the others along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.cli.main import main
from checker.writers.formats import FORMATS, SUFFIXES
from tests.checker.results import minimal_result

STEADY = ",".join(form for form in FORMATS if form != "pdf")


def dafeng(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    path = tmp_path / "results" / "甲.json"
    path.parent.mkdir()
    path.write_text(json.dumps({**minimal_result(), "later": 1}), encoding="utf-8")
    return path


def test_every_format_is_written_beside_the_result_as_it_stands(tmp_path: Path, stored: Path) -> None:
    done = dafeng(stored, "--format", STEADY, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert str(tmp_path / "out") in done.output.replace("\n", "")
    names = {f"甲{SUFFIXES[form]}" for form in FORMATS if form != "pdf"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == names
    assert (tmp_path / "out" / "甲.json").read_bytes() == stored.read_bytes()


def test_a_folder_gives_all_its_results_and_the_damaged_are_told(tmp_path: Path, stored: Path) -> None:
    (stored.parent / "坏.json").write_text("{", encoding="utf-8")
    (stored.parent / "别的.json").write_text('{"name": 1}', encoding="utf-8")
    done = dafeng(stored.parent, tmp_path / "无.json", "--format", "md", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert done.output.count("R405") == 2 and "R103" in done.output and "Traceback" not in done.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["甲.md"]


def test_the_portfolio_beside_the_results_is_no_result(tmp_path: Path, stored: Path) -> None:
    (stored.parent / "portfolio.json").write_text('{"schema": "1", "documents": []}', encoding="utf-8")
    assert dafeng(stored.parent, "--format", "md", "--out", tmp_path / "out").exit_code == 0


def test_results_of_one_name_do_not_overwrite_each_other(tmp_path: Path, stored: Path) -> None:
    other = tmp_path / "others" / "甲.json"
    other.parent.mkdir()
    other.write_bytes(stored.read_bytes())
    assert dafeng(stored, other, "--format", "md", "--out", tmp_path / "out").exit_code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"甲.md", "甲-2.md"}


def test_the_language_is_that_of_the_frame_and_of_messages(tmp_path: Path, stored: Path) -> None:
    done = dafeng(stored, stored.parent / "none.json", "--format", "md", "--lang", "en", "--out", tmp_path)
    assert "does not exist" in done.output and "reports in" in done.output
    assert "Gap list" in (tmp_path / "甲.md").read_text("utf-8")


def test_an_own_template_is_used_and_its_fault_told(tmp_path: Path, stored: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "gap_report.md.j2").write_text("本局\n{{ view.cover.nothing }}\n", encoding="utf-8")
    done = dafeng(stored, "--format", "md,junit", "--template", own, "--out", tmp_path / "out")
    assert done.exit_code == 2 and "R422" in done.output and "第2行" in done.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["甲.junit.xml"]


def test_a_fault_of_a_writer_is_told_and_the_other_formats_are_written(
    tmp_path: Path, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: Any) -> bytes:
        raise RuntimeError("boom")

    monkeypatch.setattr("checker.writers.xlsx.xlsx_report", broken)
    done = dafeng(stored, "--format", "xlsx,md", "--out", tmp_path / "out")
    assert done.exit_code == 2 and "R427" in done.output and "RuntimeError: boom" in done.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["甲.md"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "doc"], "未知的输出格式"),
        (["--template", "nowhere"], "R421"),
        (["--lang", "fr"], "fr"),
    ],
)
def test_what_cannot_start_is_told(tmp_path: Path, stored: Path, arguments: list[str], told: str) -> None:
    done = dafeng(stored, *arguments, "--out", tmp_path / "out")
    assert done.exit_code == 2 and told in done.output and not (tmp_path / "out").exists()


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = dafeng(tmp_path / "empty", "--out", tmp_path / "out")
    assert done.exit_code == 2 and "R420" in done.output


def test_a_pdf_that_nothing_can_make_is_told_before_anything(
    tmp_path: Path, stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.writers.pdf._browser", lambda: None)
    monkeypatch.setattr("checker.writers.pdf._weasyprint", lambda: False)
    done = dafeng(stored, "--format", "pdf,md", "--out", tmp_path / "out")
    assert done.exit_code == 2 and "R425" in done.output and "dafeng[pdf]" in done.output


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, stored: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = dafeng(stored, "--out", tmp_path / "file")
    assert done.exit_code == 2 and "R402" in done.output
