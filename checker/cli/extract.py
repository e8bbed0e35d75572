"""``dafeng extract``: the facts of one report, without a judgement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.endings import stop, writing
from checker.cli.models import model_option, suggest_option
from checker.cli.passwords import password_options

if TYPE_CHECKING:
    from checker.extracting import Extract


@click.command()
@click.argument("document", type=click.Path(path_type=Path), metavar="报告.pdf")
@click.option("--format", "form", type=click.Choice(["json", "csv", "xlsx"]), default="json", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="输出文件；不给则写到标准输出（xlsx 写到 报告名.xlsx）。")
@click.option("--debug-page", type=click.IntRange(1), help="另写一张该页的图，以线框标出文字、表格、卡片和取用的数字。")
@click.option("--year", type=click.IntRange(1990, 2100), help="指定报告年度；不给则自动识别。")
@click.option("--ocr-pages", type=click.IntRange(0), default=100, show_default=True, help="至多对多少页作文字识别。")
@click.option("--timeout", type=click.IntRange(1), default=1800, show_default=True, help="时间上限（秒）。")
@click.option("--memory", type=click.IntRange(0), default=4096, show_default=True, help="内存上限（MB）；0 表示不限。")
@click.option("--unknown", is_flag=True, help="只列出词表没有对应指标的数字，供补充词表参考。")
@model_option
@suggest_option
@password_options
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="提示信息的语言。")
def extract(
    document: Path, form: str, out: Path | None, debug_page: int | None, year: int | None, ocr_pages: int, timeout: int,
    memory: int, unknown: bool, hanlp_model: Path | None, suggest: bool, password: str | None, lang: str,
) -> None:  # fmt: skip
    """只读出一份报告的指标和措施（JSON、CSV、XLSX），不作判定。"""
    from checker.checking import CheckTask
    from checker.extracting import Extract, ExtractTask, extracted
    from extractors.messages import taken
    from extractors.reading.worker import guarded

    _check_models(hanlp_model, suggest, lang)
    check = CheckTask(
        path=document, file=str(document), plan=Path(), year=year, password=password, language=lang,
        ocr_pages=ocr_pages, hanlp_model=hanlp_model, suggest=suggest,
    )  # fmt: skip
    [(_, outcome)] = guarded(extracted, [ExtractTask(check, debug_page)], seconds=timeout, megabytes=memory)
    if not isinstance(outcome, Extract):
        stop(lang, outcome.code, **taken(outcome.code, {"file": str(document), **outcome.fields}))
    if unknown:
        outcome = outcome.unknown()
    _write(outcome, form, out or (Path(f"{document.stem}.xlsx") if form == "xlsx" else None), lang)
    if debug_page is not None:
        _write_picture(outcome, debug_page, (out or document).stem, out.parent if out else Path(), lang)


def _check_models(folder: Path | None, suggest: bool, lang: str) -> None:
    from checker.models import require_models
    from extractors.errors import SuggestionError, TaggerError

    try:
        require_models(folder, suggest)
    except (TaggerError, SuggestionError) as error:
        stop(lang, error.code, **error.fields)


def _write(found: Extract, form: str, out: Path | None, lang: str) -> None:
    from checker.writers.facts import facts_csv, facts_json, facts_xlsx

    if form == "xlsx":
        content = facts_xlsx(found.report)
    elif form == "csv":
        # A mark of UTF-8 at the start of the file lets a spreadsheet read the Chinese.
        content = (("\ufeff" if out else "") + facts_csv(found.report)).encode()
    else:
        content = facts_json(found.report).encode()
    if out is None:
        click.echo(content, nl=False)
    else:
        _save(out, content, lang)


def _write_picture(found: Extract, page: int, stem: str, folder: Path, lang: str) -> None:
    from checker.page_pictures import numbered

    if found.picture is None:
        stop(lang, "R407", file=found.report.file, page=page)
    _save(folder / f"{stem}-page{page}.png", found.picture, lang)
    for number, metric in numbered(found.report.metrics, page):
        click.echo(f"{number:>4}  {metric.name}  {metric.as_printed}  {metric.period}  {metric.kind}", err=True)


def _save(path: Path, content: bytes, lang: str) -> None:
    with writing(path, lang):
        path.write_bytes(content)
    click.echo(str(path), err=True)
