"""``dafeng report``: result files in, reports in any format out, without reading the PDFs again."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.formats import engine_note, format_option, language_option, template_option


@click.command()
@click.argument("results", nargs=-1, required=True, metavar="结果.json|文件夹...")
@click.option("--out", default="dafeng-out", show_default=True, type=click.Path(path_type=Path), help="输出文件夹。")
@format_option("html")
@template_option
@language_option
@click.option("--quiet", is_flag=True, help="不显示进度条和去处。")
@click.pass_context
def report(
    context: click.Context, results: tuple[str, ...], out: Path, formats: tuple[str, ...], templates: Path | None,
    lang: str, quiet: bool,
) -> None:  # fmt: skip
    """由结果文件（dafeng check 写出的 JSON）重新生成报告，不再读取 PDF。

    退出码：0 全部写出；2 未能运行，或有结果文件或报告出错。
    """
    from checker.cli.progress import Screen
    from checker.reporting import ReportOptions, run
    from checker.writers.formats import Look

    screen = Screen(quiet, lang)
    screen.note(engine_note(formats, lang))
    context.exit(run(results, ReportOptions(out, formats, Look(lang, templates)), screen))
