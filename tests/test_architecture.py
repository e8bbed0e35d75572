"""Imports go one way, and starting the program loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODELS = ("spacy", "hanlp", "torch", "rapidocr", "onnxruntime", "pypdfium2", "pdfplumber")
HEAVY = ("spacy", "hanlp", "torch", "pdfplumber", "pypdfium2", "pint", "jinja2", "pydantic", "numpy")


def test_imports_go_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        pytest.skip("import-linter is not installed")
    done = subprocess.run([str(linter)], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "unwanted"), [(["check", "--help"], HEAVY), (["report", "--help"], HEAVY), (["plan", "list"], MODELS)]
)
def test_a_command_loads_nothing_heavy(arguments: list[str], unwanted: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom checker.cli.main import main\n"
        f"result = CliRunner().invoke(main, {arguments!r})\nassert result.exit_code == 0, result.output\n"
        f"print(','.join(name for name in {unwanted!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == ""
