"""``--password-file`` stands before ``--password``; a file that cannot be read is a usage error."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from checker.cli.passwords import password_options


@click.command()
@password_options
def told(password: str | None) -> None:
    click.echo(f"[{password}]")


@pytest.mark.parametrize("order", [("file", "option"), ("option", "file")])
def test_the_file_stands_before_the_option(tmp_path: Path, order: tuple[str, str]) -> None:
    (tmp_path / "secret").write_text("开门 1\n第二行\n", encoding="utf-8")
    given = {"file": ["--password-file", str(tmp_path / "secret")], "option": ["--password", "other"]}
    assert CliRunner().invoke(told, [*given[order[0]], *given[order[1]]]).output == "[开门 1]\n"


def test_without_a_file_the_option_counts() -> None:
    assert CliRunner().invoke(told, ["--password", "x"]).output == "[x]\n"
    assert CliRunner().invoke(told, []).output == "[None]\n"


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    done = CliRunner().invoke(told, ["--password-file", str(tmp_path / "none")])
    assert done.exit_code == 2 and "读不了口令文件" in done.output
