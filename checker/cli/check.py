"""``dafeng check``: PDFs in, result files and gap reports out."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.formats import engine_note, format_option, language_option, template_option
from checker.cli.models import model_option, suggest_option
from checker.cli.passwords import password_options
from extractors.messages import told


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="报告.pdf|文件夹|清单.csv|网址...")
@click.option("--out", default="dafeng-out", show_default=True, type=click.Path(path_type=Path), help="输出文件夹。")
@click.option("--plan", default="light_industry_2023", show_default=True, help="方案的名称，或方案数据所在的文件夹。")
@click.option(
    "--industry", "industries", multiple=True, help="指定企业所属行业（如 paper 或 造纸），可多次给出；不给则自动识别。"
)
@click.option("--year", type=click.IntRange(1990, 2100), help="指定报告年度；不给则自动识别。")
@format_option("json,html")
@template_option
@click.option(
    "--fail-on",
    type=click.Choice(["binding", "gap", "never"]),
    default="binding",
    show_default=True,
    help="何时以退出码 1 结束：binding 强制性条款未达标；gap 任何未达标或进度滞后；never 从不。",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="同时处理的文件数；默认为处理器核数（至多 4）。")
@click.option("--timeout", type=click.IntRange(1), default=1800, show_default=True, help="每份文件的时间上限（秒）。")
@click.option(
    "--memory", type=click.IntRange(0), default=4096, show_default=True, help="每份文件的内存上限（MB）；0 表示不限。"
)
@click.option(
    "--ocr-pages",
    type=click.IntRange(0),
    default=100,
    show_default=True,
    help="每份文件至多对多少页没有文字的页面作文字识别（每页数秒）；0 表示不识别。",
)
@click.option(
    "--db",
    envvar="DAFENG_DB",
    show_envvar=True,
    help="结果库：文件路径，或 postgresql://用户@主机/库名；默认为输出文件夹中的 dafeng.db。",
)
@click.option("--no-store", is_flag=True, help="不用结果库：不沿用以前的结果，也不保存。")
@click.option("--fresh", is_flag=True, help="全部重新核查，不沿用结果库中以前的结果。")
@click.option("--cluster", help="在 Dask 集群上运行：tcp://调度器:8786，或 local（在本机启动）；需要 dafeng[cluster]。")
@click.option("--log", type=click.Path(path_type=Path, dir_okay=False), help="运行日志文件，逐份记录。")
@model_option
@suggest_option
@password_options
@language_option
@click.option("--quiet", is_flag=True, help="不显示进度条和汇总表。")
@click.pass_context
def check(
    context: click.Context, paths: tuple[str, ...], out: Path, plan: str, industries: tuple[str, ...], year: int | None,
    formats: tuple[str, ...], templates: Path | None, fail_on: str, jobs: int | None, timeout: int, memory: int,
    ocr_pages: int, db: str | None, no_store: bool, fresh: bool, cluster: str | None, log: Path | None,
    hanlp_model: Path | None, suggest: bool, password: str | None, lang: str, quiet: bool,
) -> None:  # fmt: skip
    """核查一份或多份报告，写出结果文件（JSON）和差距报告（HTML、Word、Excel、PDF 等）。

    退出码：0 无强制性条款未达标；1 有（见 --fail-on）；2 未能运行，或有文件读不出来。
    """
    from checker.batch import run
    from checker.cli.journal import Journal
    from checker.cli.progress import Screen
    from checker.tasks import Options

    options = Options(
        out=out, plan=plan, industries=industries, year=year, formats=formats, jobs=jobs, seconds=timeout,
        megabytes=memory, password=password, language=lang, templates=templates, ocr_pages=ocr_pages,
        hanlp_model=hanlp_model, db=db, stored=not no_store, fresh=fresh, cluster=cluster, suggest=suggest,
    )  # fmt: skip
    screen = Screen(quiet, lang)
    screen.note(engine_note(formats, lang))
    try:
        listener = Journal(screen, log) if log else screen
    except OSError as error:
        screen.problem(told("R406", lang, file=str(log), cause=error.strerror or str(error)))
        context.exit(2)
    context.exit(run(paths, options, fail_on, listener))
