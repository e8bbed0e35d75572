"""What the terminal shows: a progress bar on a terminal, the summary table, one line for each problem."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.summaries import Summary

if TYPE_CHECKING:
    from rich.progress import Progress

    from checker.portfolio.model import Portfolio

HEADS = {
    "zh": ("文件", "企业", "年度", "行业", "页数", "指标", "措施", "强制未达标", "其他差距", "达标", "信息不足",
           "未披露", "状态"),
    "en": ("file", "enterprise", "year", "industry", "pages", "metrics", "measures", "binding not met", "other gaps",
           "met", "insufficient", "not disclosed", "state"),
}  # fmt: skip
STATES = {
    "zh": {"read": "已读全", "partly-read": "部分页未读", "failed": "未能读取"},
    "en": {"read": "read", "partly-read": "partly read", "failed": "failed"},
}


class Screen:
    """The terminal, or a pipe that wants no bar. Problems go to standard error, the summary to standard output."""

    def __init__(self, quiet: bool, language: str) -> None:
        from rich.console import Console

        self.quiet, self.language = quiet, language
        self.errors = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)
        self.console = Console(highlight=False, markup=False)
        self.bar: _bar | None = None

    def progress(self, total: int) -> AbstractContextManager[Any]:
        """A progress bar over ``total`` documents on a terminal; nothing in a pipe."""
        self.bar = None if self.quiet or not self.errors.is_terminal else _bar(self.errors, total)
        return self.bar or nullcontext(None)

    def document(self, summary: Summary, reused: bool) -> None:
        """One more document is finished, or was before."""
        if self.bar is not None:
            self.bar.advance(Path(summary.file).name, summary.state == "failed")

    def problem(self, text: str) -> None:
        """One line on standard error."""
        self.errors.print(text)

    def note(self, text: str) -> None:
        """One line on standard output, where there is something to say and it is wanted."""
        if text and not self.quiet:
            self.console.print(text, soft_wrap=True)

    def summary(self, summaries: Sequence[Summary], out: str) -> None:
        """The table at the end and where the reports lie."""
        if self.quiet:
            return
        from rich.table import Table

        table = Table(show_lines=False)
        for head in HEADS[self.language]:
            table.add_column(head, overflow="fold")
        for summary in summaries:
            table.add_row(*_cells(summary, self.language))
        if not self.console.is_terminal:
            self.console.width = 200
        self.console.print(table)
        self.console.print(f"结果在 {out}" if self.language == "zh" else f"results in {out}")

    def portfolio(self, portfolio: Portfolio, file: str | None) -> None:
        """One line on the batch, one for each sector's figure that enterprises give, one for each finding between."""
        if self.quiet:
            return
        from checker.cli.portfolio_lines import portfolio_lines

        for line in portfolio_lines(portfolio, file, self.language):
            self.console.print(line, soft_wrap=True)


def _cells(summary: Summary, language: str) -> list[str]:
    return [
        summary.file,
        summary.company or "—",
        str(summary.year or "—"),
        "、".join(summary.industries) or "—",
        str(summary.pages),
        *(str(number) for number in (summary.metrics, summary.actions, summary.binding_gaps, summary.other_gaps)),
        *(str(summary.statuses.get(status, 0)) for status in ("met", "insufficient", "not-disclosed")),
        STATES[language][summary.state],
    ]


class _bar(AbstractContextManager[Any]):  # noqa: N801
    """A rich progress bar whose ``advance`` is called once a document."""

    def __init__(self, console: Any, total: int) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.progress: Progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("✗ {task.fields[failed]}"),
            TextColumn("{task.fields[rate]}/min"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self.failed = 0
        self.task = self.progress.add_task("dafeng", total=total, failed=0, rate="–")

    def __enter__(self) -> _bar:
        self.progress.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.progress.stop()

    def advance(self, name: str, failed: bool) -> None:
        """One more document is finished."""
        self.failed += failed
        speed = self.progress.tasks[self.task].speed
        rate = f"{60 * speed:.0f}" if speed else "–"
        self.progress.update(self.task, advance=1, description=name, failed=self.failed, rate=rate)
