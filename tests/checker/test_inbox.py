"""What arrives in an inbox: whole files only, each once, poison set aside after its tries."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from checker.batch import INTERRUPTED
from checker.cli.watch import Checking
from checker.inbox import Inbox, Outcome, free_name
from checker.tasks import Options


class Checked:
    """A check that notes what it was given and finds what the file's words say."""

    def __init__(self) -> None:
        self.given: list[list[str]] = []

    def __call__(self, files: Sequence[Path]) -> Iterator[Outcome]:
        self.given.append([file.name for file in files])
        for file in files:
            code = file.read_text().strip()
            yield Outcome(file, code if code.startswith("R") else "", "死了" if code.startswith("R") else "")


@pytest.fixture
def check() -> Checked:
    return Checked()


@pytest.fixture
def box(tmp_path: Path, check: Checked) -> Inbox:
    (tmp_path / "in").mkdir()
    return Inbox(tmp_path / "in", tmp_path / "in" / "quarantine", check)


def put(box: Inbox, name: str, words: str = "ok") -> Path:
    file = box.folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(words)
    return file


def test_a_file_is_checked_when_two_looks_find_it_unchanged(box: Inbox, check: Checked) -> None:
    file = put(box, "甲 报告.pdf")
    assert box.look() == []
    assert box.waiting
    file.write_text("ok, and longer")
    assert box.look() == []
    assert [one.file.name for one in box.look()] == ["甲 报告.pdf"]
    assert not box.waiting
    assert box.look() == []
    assert check.given == [["甲 报告.pdf"]]


@pytest.mark.parametrize("beside", ["a.pdf.part", "a.pdf.crdownload"])
def test_a_copy_that_goes_on_is_waited_for(box: Inbox, beside: str) -> None:
    put(box, "a.pdf")
    partial = put(box, beside)
    box.look()
    assert box.look() == []
    partial.unlink()
    box.look()
    assert [one.file.name for one in box.look()] == ["a.pdf"]


def test_other_files_and_empty_ones_are_left_alone(box: Inbox, check: Checked) -> None:
    for name in ("notes.txt", ".hidden.pdf", "~lock.pdf"):
        put(box, name)
    put(box, "empty.pdf", "")
    box.look()
    box.look()
    assert check.given == []


def test_a_changed_file_is_checked_again_with_what_lies_there(box: Inbox, check: Checked) -> None:
    put(box, "a.pdf")
    changed = put(box, "b.pdf")
    box.look()
    box.look()
    changed.write_text("ok, changed")
    os.utime(changed, ns=(1, 1))
    box.look()
    box.look()
    assert check.given == [["a.pdf", "b.pdf"], ["a.pdf", "b.pdf"]]


def test_poison_is_set_aside_after_its_tries_with_its_reason(box: Inbox, check: Checked) -> None:
    put(box, "毒.pdf", "R133")
    for _ in range(3):
        box.look()
        assert (box.folder / "毒.pdf").exists()
    box.look()
    assert not (box.folder / "毒.pdf").exists()
    told = json.loads((box.quarantine / "毒.pdf.reason.json").read_text())
    assert (told["code"], told["tries"]) == ("R133", 3)
    assert len(check.given) == 3
    assert box.look() == []
    assert not box.waiting


def test_a_file_that_cannot_be_read_is_told_once_and_stays(box: Inbox, check: Checked) -> None:
    put(box, "locked.pdf", "R107")
    for _ in range(4):
        box.look()
    assert len(check.given) == 1
    assert (box.folder / "locked.pdf").exists()


def test_no_file_in_quarantine_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    (tmp_path / "a-2.pdf").touch()
    assert free_name(tmp_path, "a.pdf").name == "a-3.pdf"


def test_an_interrupt_within_a_check_ends_the_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(paths: Sequence[str], options: object, fail_on: str, screen: object) -> int:
        return INTERRUPTED

    monkeypatch.setattr("checker.batch.run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(Checking(Options(out=tmp_path, plan="light_industry_2023"))([tmp_path / "a.pdf"]))
