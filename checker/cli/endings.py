"""How a command ends early or writes a file: a coded message on standard error and exit code 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click


def stop(lang: str, code: str, **fields: object) -> NoReturn:
    """Says a coded message on standard error and ends with exit code 2."""
    from extractors.messages import told

    click.echo(told(code, lang, **fields), err=True)
    raise click.exceptions.Exit(2)


@contextmanager
def writing(path: Path, lang: str) -> Iterator[None]:
    """Where ``path`` is written; a fault of the disk ends the command with R406."""
    try:
        yield
    except OSError as error:
        stop(lang, "R406", file=str(path), cause=error.strerror or str(error))
