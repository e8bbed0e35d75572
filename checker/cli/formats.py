"""The options of how reports are written, shared by the commands that write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from checker.writers.formats import FORMATS


def _formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """The output formats of ``--format json,html``; an unknown one is a usage error."""
    wanted = tuple(dict.fromkeys(piece.strip().lower() for piece in value.split(",") if piece.strip()))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        raise click.BadParameter(f"未知的输出格式：{'、'.join(unknown) or value}；可用：{'、'.join(FORMATS)}")
    return wanted


def format_option(default: str) -> Callable[..., Any]:
    """``--format``: names of formats with commas between them."""
    text = f"输出格式，以逗号分隔：{'、'.join(FORMATS)}。"
    return click.option("--format", "formats", default=default, show_default=True, callback=_formats, help=text)


template_option = click.option(
    "--template",
    "templates",
    type=click.Path(path_type=Path),
    help="本单位自有模板的文件夹（HTML、Markdown、Word；见 docs/templates.md）。",
)
language_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="提示信息和报告框架的语言；方案与企业报告的原文不翻译。",
)


def engine_note(formats: tuple[str, ...], lang: str) -> str:
    """Which program prints the PDFs of a run; empty where none is asked for or none is there."""
    from checker.writers.pdf import pdf_engines

    engines = pdf_engines() if "pdf" in formats else ()
    if not engines:
        return ""
    return f"PDF 由 {engines[0]} 生成" if lang == "zh" else f"PDFs are made by {engines[0]}"
