"""``dafeng extract``: the facts of the sample report, a page's picture, and files that cannot be read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from extractors.language.tagger import SHIPPED
from tests.end_to_end.conftest import ROOT, SAMPLE


def extract(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from checker.cli.main import main; main()", "extract", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603


def test_the_facts_go_to_standard_output() -> None:
    done = extract(SAMPLE)
    content = json.loads(done.stdout)
    assert done.returncode == 0 and content["document"]["report_year"] == 2024
    assert len(content["metrics"]) > 300 and "findings" not in content


def test_a_page_is_pictured_with_its_figures(tmp_path: Path) -> None:
    done = extract(SAMPLE, "--format", "csv", "--out", tmp_path / "facts.csv", "--debug-page", "16")
    assert done.returncode == 0 and "综合能源消费量" in done.stderr
    assert (tmp_path / "facts.csv").read_bytes().startswith("\ufeff编号".encode())
    picture = Image.open(tmp_path / "facts-page16.png")
    assert (200, 30, 30) in {colour for _, colour in picture.convert("RGB").getcolors(2**24) or []}


def test_a_page_that_does_not_exist_is_told(tmp_path: Path) -> None:
    done = extract(SAMPLE, "--out", tmp_path / "facts.json", "--debug-page", "999")
    assert done.returncode == 2 and "R407" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(("content", "code"), [(b"", "R102"), (b"text", "R101"), (SAMPLE.read_bytes()[:3000], "R1")])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "bad.pdf").write_bytes(content)
    done = extract(tmp_path / "bad.pdf")
    assert done.returncode == 2 and code in done.stderr and "Traceback" not in done.stderr


def test_only_what_the_vocabulary_lacks_is_listed(tmp_path: Path) -> None:
    done = extract(SAMPLE, "--unknown")
    content = json.loads(done.stdout)
    assert content["metrics"] and {metric["indicator"] for metric in content["metrics"]} == {None}
    assert content["actions"] == []


def test_a_model_of_the_users_is_used(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "model")
    assert extract(SAMPLE, "--hanlp-model", tmp_path / "model").stdout == extract(SAMPLE).stdout


@pytest.mark.parametrize(("missing", "code"), [(True, "R408"), (False, "R409")])
def test_a_model_that_cannot_be_used_is_told(tmp_path: Path, missing: bool, code: str) -> None:
    shutil.copytree(SHIPPED, tmp_path / "model")
    weights = tmp_path / "model" / "model.pt"
    if missing:
        weights.unlink()
    else:
        weights.write_bytes(weights.read_bytes()[:1000])
    done = extract(SAMPLE, "--hanlp-model", tmp_path / "model")
    assert done.returncode == 2 and code in done.stderr and "Traceback" not in done.stderr
