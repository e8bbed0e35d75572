"""Which documents a run checks, what their files are called, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rendering import unique_names
from checker.summaries import Summary, exit_code
from checker.tasks import Options, RunError, work_of

OPTIONS = Options(out=Path("out"), plan="light_industry_2023")


def summary(**changes: object) -> Summary:
    known = {"file": "a.pdf", "company": None, "year": None, "industries": (), "pages": 1, "state": "read"}
    return Summary(**{**known, **changes})  # type: ignore[arg-type]


def test_a_folder_gives_its_pdfs_once_in_order(tmp_path: Path) -> None:
    (tmp_path / "深").mkdir()
    for name in ("b.pdf", "a.PDF", "深/c.pdf", "note.txt"):
        (tmp_path / name).write_bytes(b"x")
    tasks = work_of([str(tmp_path), str(tmp_path / "b.pdf")], OPTIONS).tasks
    assert [task.path.name for task in tasks] == ["a.PDF", "b.pdf", "c.pdf"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="PDF"):
        work_of([str(tmp_path)], OPTIONS)


def test_equal_names_of_two_folders_do_not_overwrite_each_other(tmp_path: Path) -> None:
    paths = [tmp_path / "2022" / "report.pdf", tmp_path / "2023" / "report.pdf"]
    assert list(
        unique_names([task.file for task in work_of([str(path) for path in paths], OPTIONS).tasks]).values()
    ) == [
        "report",
        "report-2",
    ]


def names_of(tmp_path: Path, *paths: str) -> list[str]:
    files = [task.file for task in work_of([str(tmp_path / path) for path in paths], OPTIONS).tasks]
    return list(unique_names(files, {"portfolio"} if len(files) > 1 else ()).values())


def test_a_numbered_name_is_not_given_twice(tmp_path: Path) -> None:
    assert names_of(tmp_path, "a/r-2.pdf", "a/r.pdf", "b/r.pdf") == ["r-2", "r", "r-3"]
    assert names_of(tmp_path, "a/R.pdf", "a/r.pdf") == ["R", "r-2"]


def test_no_document_takes_the_name_of_the_portfolio(tmp_path: Path) -> None:
    assert names_of(tmp_path, "portfolio.pdf", "a.pdf") == ["portfolio-2", "a"]
    assert names_of(tmp_path, "portfolio.pdf") == ["portfolio"]


@pytest.mark.parametrize(
    ("changes", "fail_on", "code"),
    [
        ({}, "binding", 0),
        ({"other_gaps": 3}, "binding", 0),
        ({"other_gaps": 3}, "gap", 1),
        ({"binding_gaps": 1}, "binding", 1),
        ({"binding_gaps": 1}, "never", 0),
        ({"state": "failed"}, "binding", 2),
        ({"state": "failed", "binding_gaps": 1}, "binding", 1),
    ],
)
def test_exit_codes(changes: dict[str, object], fail_on: str, code: int) -> None:
    assert exit_code([summary(), summary(**changes)], fail_on) == code
