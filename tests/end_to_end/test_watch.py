"""The command on a real inbox: what arrives is checked, an interrupt ends it, a second start checks nothing again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "jichuan-paper-2024.pdf"
PATIENCE = 120.0


def watch(inbox: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    program = "from checker.cli.main import main; main()"
    options = ["--out", str(out), "--format", "json", "--interval", "0.1", "--ocr-pages", "0", *more]
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", program, "watch", str(inbox), *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_an_inbox_is_watched_until_it_is_interrupted(tmp_path: Path) -> None:
    inbox, out = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    process = watch(inbox, out)
    shutil.copyfile(SAMPLE, inbox / "报告 一.pdf")
    end = time.monotonic() + PATIENCE
    while not (out / "报告 一.json").exists():
        assert time.monotonic() < end, "nothing was checked"
        assert process.poll() is None
        os.sched_yield()
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in told
    assert process.returncode in (0, 130)
    again = watch(inbox, out, "--once")
    told, _ = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0
    assert told == ""
