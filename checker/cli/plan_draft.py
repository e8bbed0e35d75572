"""``dafeng plan draft``: another plan's document in, a folder of draft data out."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.endings import stop
from checker.cli.plan import language_option


@click.command()
@click.argument("document", type=click.Path(path_type=Path), metavar="方案.pdf|.docx|.txt")
@click.option("--out", type=click.Path(path_type=Path), help="草稿文件夹；不给则用方案文件的名称。")
@click.option("--id", "identifier", help="方案的编号（小写字母、数字、连字符）；不给则取自文件名。")
@click.option("--force", is_flag=True, help="覆盖已有的草稿文件夹。")
@language_option
def draft(document: Path, out: Path | None, identifier: str | None, force: bool, lang: str) -> None:
    """读一份方案（PDF、DOCX、文本），写出条文树、条文、量化目标、措施的草稿和待人工决定的清单。"""
    from extractors.errors import ReadingError
    from extractors.plans.drafts import DECISIONS, identifier_of, plan_draft, written
    from policies.loader import load_vocabulary

    folder = out or Path(identifier_of(document))
    if folder.exists() and not force and (not folder.is_dir() or any(folder.iterdir())):
        stop(lang, "R306", path=str(folder))
    try:
        made = plan_draft(document, load_vocabulary())
    except ReadingError as error:
        stop(lang, error.code, **{"file": str(document), **error.fields})
    if not made.provisions:
        stop(lang, "R304", file=str(document))
    try:
        written(made, folder, identifier or identifier_of(document))
    except OSError as error:
        stop(lang, "R402", path=str(folder), cause=error.strerror or str(error))
    click.echo(
        f"《{made.outline.title}》：条款 {len(made.outline.clauses)}，条文 {len(made.provisions)}，"
        f"量化目标 {len(made.targets)}，待人工决定 {len(made.questions)}"
    )
    click.echo(f"草稿在 {folder}；请先看 {folder / DECISIONS}，再运行 dafeng plan verify --plan {folder}")
