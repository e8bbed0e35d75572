"""The password of an encrypted file: given in a file, so that it stands in no list of processes, or as an option."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from checker.passwords import password_in


def _first_line(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    """Puts the first line of ``--password-file`` in the place of ``--password``."""
    if value is None:
        return
    try:
        context.params["password"] = password_in(value)
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"读不了口令文件“{value}”（{error}）") from error


def password_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds ``--password`` and ``--password-file`` to a command that takes ``password``."""
    command = click.option(
        "--password-file",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=_first_line,
        expose_value=False,
        help="写有打开口令的文件（第一行）；比 --password 安全，先于它。",
    )(command)
    return click.option("--password", is_eager=True, help="加密 PDF 的打开口令。")(command)
