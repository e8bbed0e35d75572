"""Bad input: one clear sentence with a code, a result file that says so, and the other documents go on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.end_to_end.conftest import SAMPLE, Run, dafeng


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A folder with a good report among files that cannot be read."""
    inbox = tmp_path_factory.mktemp("inbox")
    shutil.copy(SAMPLE, inbox / "好 报告.pdf")
    (inbox / "empty.pdf").write_bytes(b"")
    (inbox / "letter.pdf").write_text("这不是PDF", encoding="utf-8")
    (inbox / "cut.pdf").write_bytes(SAMPLE.read_bytes()[:2000])
    return dafeng(tmp_path_factory.mktemp("out"), inbox, "--fail-on", "never")


@pytest.mark.parametrize(("name", "code"), [("empty", "R102"), ("letter", "R101")])
def test_a_bad_file_gets_a_result_that_says_why(mixed: Run, name: str, code: str) -> None:
    result = mixed.result(name)
    assert result["document"]["state"] == "failed"
    assert [warning["code"] for warning in result["warnings"]] == [code]
    assert result["findings"] == [] and f"{name}.pdf" in result["warnings"][0]["message"]


def test_a_cut_file_yields_nothing_undisclosed(mixed: Run) -> None:
    result = mixed.result("cut")
    assert not any(finding["status"] == "not-disclosed" for finding in result["findings"])


def test_the_good_document_is_finished(mixed: Run) -> None:
    assert mixed.result("好 报告")["document"]["state"] == "read"
    assert (mixed.folder / "好 报告.html").exists()


def test_the_run_says_so_and_ends_with_two(mixed: Run) -> None:
    assert mixed.code == 2
    assert "empty.pdf" in mixed.errors and "letter.pdf" in mixed.errors
    assert all(re.match(r"R\d{3} ", line) for line in mixed.errors.splitlines())
    assert "Traceback" not in mixed.errors + mixed.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no-such-file.pdf"], "no-such-file.pdf"),
        ([SAMPLE, "--industry", "航天"], "航天"),
        ([SAMPLE, "--plan", "no-such-plan"], "no-such-plan"),
        ([SAMPLE, "--format", "doc"], "doc"),
    ],
)
def test_a_run_that_cannot_start_says_why(tmp_path: Path, arguments: list[object], words: str) -> None:
    run = dafeng(tmp_path, *arguments)
    assert run.code == 2
    assert words in run.errors and "Traceback" not in run.errors


def test_the_user_knows_better(tmp_path: Path) -> None:
    run = dafeng(tmp_path, SAMPLE, "--industry", "陶瓷", "--year", "2023", "--format", "json", "--quiet")
    result = run.result(SAMPLE.stem)
    assert [industry["id"] for industry in result["document"]["industries"]] == ["ceramics"]
    assert result["document"]["report_year"] == 2023
    assert not (tmp_path / f"{SAMPLE.stem}.html").exists() and run.out == ""
