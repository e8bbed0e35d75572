"""``dafeng watch``: an inbox whose reports are checked as they arrive."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.endings import stop
from checker.cli.formats import format_option, language_option

if TYPE_CHECKING:
    from checker.inbox import Outcome
    from checker.summaries import Summary
    from checker.tasks import Options


@click.command()
@click.argument("inbox", metavar="收件文件夹", type=click.Path(path_type=Path))
@click.option("--out", default="dafeng-out", show_default=True, type=click.Path(path_type=Path), help="输出文件夹。")
@click.option("--plan", default="light_industry_2023", show_default=True, help="方案的名称，或方案数据所在的文件夹。")
@format_option("json,html")
@click.option("--quarantine", type=click.Path(path_type=Path), help="隔离文件夹；默认为输出文件夹下的 quarantine。")
@click.option("--interval", type=click.FloatRange(0.05), default=5.0, show_default=True, help="每隔几秒看一次。")
@click.option("--tries", type=click.IntRange(1), default=3, show_default=True, help="进程退出的文件试几次后隔离。")
@click.option("--once", is_flag=True, help="处理完现有的文件即结束，不再等待。")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="同时处理的文件数；默认为处理器核数（至多 4）。")
@click.option("--timeout", type=click.IntRange(1), default=1800, show_default=True, help="每份文件的时间上限（秒）。")
@click.option("--memory", type=click.IntRange(0), default=4096, show_default=True, help="每份文件的内存上限（MB）。")
@click.option("--ocr-pages", type=click.IntRange(0), default=100, show_default=True, help="每份文件至多识别多少页。")
@click.option("--db", envvar="DAFENG_DB", show_envvar=True, help="结果库；默认为输出文件夹中的 dafeng.db。")
@language_option
@click.pass_context
def watch(
    context: click.Context, inbox: Path, out: Path, plan: str, formats: tuple[str, ...], quarantine: Path | None,
    interval: float, tries: int, once: bool, jobs: int | None, timeout: int, memory: int, ocr_pages: int,
    db: str | None, lang: str,
) -> None:  # fmt: skip
    """守候一个收件文件夹：报告到齐即核查，结果写入输出文件夹和结果库；每次都使进程退出的文件移入隔离文件夹并附原因。

    按 Ctrl-C 结束；再次启动时只核查新到的文件。
    """
    from checker.inbox import Inbox
    from checker.tasks import Options

    if not inbox.is_dir():
        stop(lang, "R103", file=str(inbox))
    options = Options(
        out=out, plan=plan, formats=formats, jobs=jobs, seconds=timeout, megabytes=memory, ocr_pages=ocr_pages,
        language=lang, db=db,
    )  # fmt: skip
    box = Inbox(inbox, quarantine or out / "quarantine", Checking(options), tries)
    try:
        while True:
            box.look()
            if once and not box.waiting:
                break
            time.sleep(interval)
    except KeyboardInterrupt:
        context.exit(0)


class Checking:
    """Checks files of the inbox as one batch."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def __call__(self, files: Sequence[Path]) -> Iterator[Outcome]:
        """What became of each file; a run that could not start or go on ends the program with its exit code."""
        from checker.batch import INTERRUPTED, run
        from checker.inbox import Outcome

        screen = _arrivals(self.options.language)
        code = run([str(file) for file in files], self.options, "never", screen)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        if len(screen.found) < len(files):
            raise click.exceptions.Exit(code or 2)
        for summary in screen.found:
            yield Outcome(Path(summary.file), summary.code, summary.problem)


def _arrivals(language: str) -> Any:
    """A screen that shows a line for each document that was checked now, and keeps what became of all."""
    from checker.cli.progress import Screen

    class Arrivals(Screen):
        def __init__(self) -> None:
            super().__init__(quiet=True, language=language)
            self.found: list[Summary] = []

        def document(self, summary: Summary, reused: bool) -> None:
            self.found.append(summary)
            if not reused:
                self.console.print(f"{summary.state}  {summary.file!r}", soft_wrap=True)

    return Arrivals()
