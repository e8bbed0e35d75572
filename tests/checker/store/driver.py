"""A run of ``dafeng check`` over fake documents, as a program of its own: ``python -m tests.checker.store.driver``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import checker.batch
from checker.batch import run
from checker.portfolio.model import Portfolio
from checker.summaries import Summary
from checker.tasks import Options
from tests.checker.store import fakes


class Quiet:
    """A listener that keeps what it is told of problems."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.summaries: list[Summary] = []
        self.reused: list[str] = []

    def progress(self, total: int) -> AbstractContextManager[Any]:
        return nullcontext()

    def document(self, summary: Summary, reused: bool) -> None:
        if reused:
            self.reused.append(summary.file)

    def problem(self, text: str) -> None:
        self.problems.append(text)
        sys.stderr.write(f"{text}\n")

    def note(self, text: str) -> None:
        """Nothing is shown."""

    def summary(self, summaries: Sequence[Summary], out: str) -> None:
        self.summaries = list(summaries)

    def portfolio(self, portfolio: Portfolio, file: str | None) -> None:
        """Nothing is shown."""


def ran(paths: Sequence[str], out: Path, db: str, **more: Any) -> tuple[int, Quiet]:
    """The exit code of a run over fake documents, and what it told."""
    checker.batch.checked = fakes.checked  # type: ignore[attr-defined]
    known = {"formats": ("json",), "jobs": 2, "megabytes": 0, **more}
    listener = Quiet()
    return run(paths, Options(out=out, plan="light_industry_2023", db=db, **known), "never", listener), listener


if __name__ == "__main__":
    folder, out, db = sys.argv[1:]
    sys.exit(ran([folder], Path(out), db)[0])
