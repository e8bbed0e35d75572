"""One run of the command on the project's sample report, shared by the tests of a worker process."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "jichuan-paper-2024.pdf"


@dataclass(frozen=True)
class Run:
    """What a run of ``dafeng check`` gave."""

    code: int
    out: str
    errors: str
    folder: Path

    def result(self, name: str) -> dict[str, Any]:
        return dict(json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8")))


def dafeng(folder: Path, *arguments: object) -> Run:
    """Runs ``dafeng check`` as a user would."""
    command = [sys.executable, "-c", "from checker.cli.main import main; main()", "check", *map(str, arguments)]
    done = subprocess.run(  # noqa: S603
        [*command, "--out", str(folder), "--jobs", "1"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return Run(done.returncode, done.stdout, done.stderr, folder)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The sample checked once, with all reports but the PDF."""
    return dafeng(tmp_path_factory.mktemp("sample"), SAMPLE, "--format", "json,html,docx,xlsx,md,sarif,junit")
