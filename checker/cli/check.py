"""``dafeng check``: PDFs in, result files and gap reports out."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.formats import engine_note, format_option, language_option, template_option
from checker.cli.models import model_option
from checker.cli.passwords import password_options


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="报告.pdf|文件夹...")
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
@model_option
@password_options
@language_option
@click.option("--quiet", is_flag=True, help="不显示进度条和汇总表。")
@click.pass_context
def check(
    context: click.Context, paths: tuple[str, ...], out: Path, plan: str, industries: tuple[str, ...], year: int | None,
    formats: tuple[str, ...], templates: Path | None, fail_on: str, jobs: int | None, timeout: int, memory: int,
    ocr_pages: int, hanlp_model: Path | None, password: str | None, lang: str, quiet: bool,
) -> None:  # fmt: skip
    """核查一份或多份报告，写出结果文件（JSON）和差距报告（HTML、Word、Excel、PDF 等）。

    退出码：0 无强制性条款未达标；1 有（见 --fail-on）；2 未能运行，或有文件读不出来。
    """
    from checker.batch import Options, run
    from checker.cli.progress import Screen

    options = Options(
        out=out, plan=plan, industries=industries, year=year, formats=formats, jobs=jobs, seconds=timeout,
        megabytes=memory, password=password, language=lang, templates=templates, ocr_pages=ocr_pages,
        hanlp_model=hanlp_model,
    )  # fmt: skip
    screen = Screen(quiet, lang)
    screen.note(engine_note(formats, lang))
    context.exit(run(paths, options, fail_on, screen))
