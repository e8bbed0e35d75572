"""The log file of a run: a line for each document and each problem, beside what the terminal shows."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from checker.batch import Listener
from checker.portfolio.model import Portfolio
from checker.summaries import Summary


class Journal:
    """A listener that passes on to ``screen`` what it is told, and writes it to a file."""

    def __init__(self, screen: Listener, file: Path) -> None:
        """Raises OSError where the file cannot be written."""
        self.screen = screen
        self.log = logging.Logger("dafeng")
        handler = logging.FileHandler(file, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self.log.addHandler(handler)

    def progress(self, total: int) -> AbstractContextManager[Any]:
        self.log.info("begin: %d", total)
        return self.screen.progress(total)

    def document(self, summary: Summary, reused: bool) -> None:
        self.log.info("%s%s: %s", summary.state, " (unchanged)" if reused else "", _line(summary.file))
        self.screen.document(summary, reused)

    def problem(self, text: str) -> None:
        self.log.warning("%s", _line(text))
        self.screen.problem(text)

    def note(self, text: str) -> None:
        self.screen.note(text)

    def summary(self, summaries: Sequence[Summary], out: str) -> None:
        self.log.info("end: %d, failed: %d", len(summaries), sum(one.state == "failed" for one in summaries))
        self.screen.summary(summaries, out)

    def portfolio(self, portfolio: Portfolio, file: str | None) -> None:
        self.screen.portfolio(portfolio, file)


def _line(text: str) -> str:
    """The text in one line: names of files may hold line ends."""
    return text.encode("unicode_escape").decode() if any(char < " " for char in text) else text
