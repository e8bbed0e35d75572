"""``dafeng runs``, ``show``, ``diff`` and ``export``: what the store holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.endings import stop, writing
from checker.cli.formats import language_option

if TYPE_CHECKING:
    from sqlalchemy import Connection

STATUS_ORDER = (
    "met", "on-track", "planned", "behind", "not-met", "insufficient", "cant-tell", "not-disclosed", "not-applicable",
)  # fmt: skip


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds ``--db`` to a command that reads the store."""
    return click.option(
        "--db",
        envvar="DAFENG_DB",
        show_envvar=True,
        default="dafeng-out/dafeng.db",
        show_default=True,
        help="结果库：文件路径，或 postgresql://用户@主机/库名。",
    )(command)


@contextmanager
def reading(db: str, lang: str) -> Iterator[Connection]:
    """A connection to a store that is there; what is wrong ends the command with a coded message."""
    from sqlalchemy.exc import SQLAlchemyError

    from checker.store.engines import StoreError, address, opened, shown, words

    if "://" not in db and not Path(db).is_file():
        stop(lang, "R501", url=db, cause="没有这个文件" if lang == "zh" else "no such file")
    url = address(db, Path())
    try:
        with opened(url, reading=True).connect() as connection:
            yield connection
    except StoreError as error:
        stop(lang, error.code, **error.fields)
    except SQLAlchemyError as error:
        stop(lang, "R501", url=shown(url), cause=words(error))


@click.command()
@store_option
@language_option
def runs(db: str, lang: str) -> None:
    """列出结果库中的各次运行，最近的在前。"""
    from checker.store import queries

    zh = ("运行", "开始（UTC）", "结束（UTC）", "方案", "文件", "完成", "沿用", "未读出", "程序")
    en = ("run", "started (UTC)", "finished (UTC)", "plan", "files", "done", "unchanged", "failed", "program")
    with reading(db, lang) as connection:
        lines = [
            (
                line.run, line.started[:19], (line.finished or "—")[:19], line.plan, line.documents, line.done,
                line.reused, line.failed, line.program,
            )
            for line in queries.runs(connection)
        ]  # fmt: skip
    _print(zh if lang == "zh" else en, lines)


@click.command()
@click.argument("what", metavar="企业名|文件名|哈希")
@store_option
@language_option
def show(what: str, db: str, lang: str) -> None:
    """显示一家企业或一份文件最近的核查结果：各判定的数目和差距。"""
    from checker.store import queries

    with reading(db, lang) as connection:
        found = queries.latest(queries.documents(connection, what))
        if not found:
            stop(lang, "R505", url=db, what=what)
        for line in found:
            counts = queries.statuses(connection, line.check)
            told = "  ".join(f"{_status(status, lang)} {counts[status]}" for status in STATUS_ORDER if status in counts)
            click.echo(f"{line.company or '—'}  {line.report_year or '—'}  {_clean(line.file)}  {line.sha256[:12]}")
            click.echo(f"  {told or line.state}")
            for gap in queries.gaps(connection, line.check):
                click.echo(f"  [{_status(gap.status, lang)}] {gap.provision} {gap.title}：{_clean(gap.reason)}")


@click.command()
@click.argument("one", type=int, metavar="运行1")
@click.argument("other", type=int, metavar="运行2")
@store_option
@language_option
def diff(one: int, other: int, db: str, lang: str) -> None:
    """比较两次运行：哪些文件的结果变了，因为文件、方案、程序还是选项。"""
    from checker.store import queries

    zh = {
        "document": "文件变了", "plan": "方案变了", "program": "程序变了", "options": "选项变了", "new": "新增",
        "gone": "不再有", "retried": "重新核查",
    }  # fmt: skip
    with reading(db, lang) as connection:
        known = {line.run for line in queries.runs(connection)}
        for run in (one, other):
            if run not in known:
                stop(lang, "R505", url=db, what=str(run))
        found = list(queries.differences(connection, one, other))
    for change in found:
        causes = "、".join(zh[cause] for cause in change.causes) if lang == "zh" else ", ".join(change.causes)
        click.echo(f"{_clean(change.file)}  {change.company or '—'}  {causes}")
        for _, title, before, after in change.findings:
            click.echo(f"  {title}：{_finding(before, lang)} → {_finding(after, lang)}")
    if not found:
        click.echo("两次运行的结果相同" if lang == "zh" else "both runs have the same results")


@click.command()
@click.option("--run", type=int, help="哪一次运行；不给则为最近一次。")
@click.option("--format", "form", type=click.Choice(("csv", "xlsx", "parquet")), default="csv", show_default=True)
@click.option("--out", default="dafeng-export", show_default=True, type=click.Path(path_type=Path), help="输出文件夹。")
@store_option
@language_option
def export(run: int | None, form: str, out: Path, db: str, lang: str) -> None:
    """导出一次运行的文件、指标、措施、判定和矛盾，供电子表格和数据库使用。"""
    from checker.store import queries
    from checker.store.exports import exported

    with reading(db, lang) as connection:
        known = [line.run for line in queries.runs(connection)]
        wanted = run if run is not None else max(known, default=None)
        if wanted is None or wanted not in known:
            stop(lang, "R505", url=db, what=str(run if run is not None else "run"))
        files = exported(connection, form, wanted)
    for name, content in files.items():
        path = out / f"{'-'.join(part for part in (f'run-{wanted}', name) if part)}.{form}"
        with writing(path, lang):
            out.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        click.echo(str(path))


def _print(heads: tuple[str, ...], lines: list[tuple[Any, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for head in heads:
        table.add_column(head, overflow="fold")
    for line in lines:
        table.add_row(*map(str, line))
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = 200
    console.print(table)


def _status(status: str, lang: str) -> str:
    from checker.writers.languages import speaking
    from checker.writers.words import STATUSES

    with speaking(lang):
        return str(STATUSES[status])


def _finding(told: str, lang: str) -> str:
    """A status with its value in the reader's language."""
    status, _, value = told.partition(" ")
    return told if status not in STATUS_ORDER else " ".join(part for part in (_status(status, lang), value) if part)


def _clean(text: str) -> str:
    """In one line, without what a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)
