"""Large batches as ratios in one run: memory of the driver, scaling over processes, the cost of a second run.

    python -m bench.batches.throughput SAMPLE.pdf [--documents 400] [--large 4000] [--history FILE]

The documents are copies of a small report that differ in their last bytes, so that each is checked. ``--large``
documents go through a run whose checking costs nothing (the store, the files and the driver remain), to see whether
the driver's memory grows with their number. Nothing here is a test: people look at the figures.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.history import append, print_row

DAFENG = "from checker.cli.main import main; main()"
FAKE = """
import sys
from pathlib import Path
from tests.checker.store.driver import ran
sys.exit(ran([sys.argv[1]], Path(sys.argv[2]), sys.argv[3])[0])
"""


def copies(sample: Path, folder: Path, count: int) -> None:
    """So many copies of a report in a folder, each with bytes of its own behind the end of the file."""
    folder.mkdir()
    content = sample.read_bytes()
    for number in range(count):
        (folder / f"报告 {number:05}.pdf").write_bytes(content + f"\n% {number}\n".encode())


def seconds(folder: Path, out: Path, jobs: int) -> float:
    """Wall-clock time of a whole run of the command."""
    options = ["--out", str(out), "--format", "json", "--jobs", str(jobs), "--ocr-pages", "0", "--fail-on", "never"]
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", DAFENG, "check", str(folder), *options, "--quiet"], check=True)  # noqa: S603
    return time.perf_counter() - started


def driver_megabytes(folder: Path, out: Path) -> int:
    """The peak memory of the driver of a run whose checking costs nothing."""
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", FAKE, str(folder), str(out), str(out / "store.db")],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    peak = 0
    while child.poll() is None:
        try:
            status = Path(f"/proc/{child.pid}/status").read_text()
        except OSError:
            break
        found = re.search(r"VmHWM:\s+(\d+)", status)
        peak = max(peak, int(found.group(1)) // 1024 if found else 0)
        time.sleep(0.05)
    return peak


def fakes(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:06}.pdf").write_text(f"report {number}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sample", type=Path)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--large", type=int, default=4000)
    parser.add_argument("--history", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        copies(asked.sample, home / "in", asked.documents)
        one, two = (seconds(home / "in", home / f"out{jobs}", jobs) for jobs in (1, 2))
        again = seconds(home / "in", home / "out2", 2)
        for count in (asked.large // 4, asked.large):
            fakes(home / f"fake{count}", count)
        peaks = [
            driver_megabytes(home / f"fake{count}", home / f"fakeout{count}")
            for count in (asked.large // 4, asked.large)
        ]
    row = {
        "documents": asked.documents,
        "per_second_and_process": round(asked.documents / one, 2),
        "scaling_1_to_2": round(one / two, 2),
        "second_run_share": round(again / two, 4),
        f"driver_megabytes_{asked.large // 4}": peaks[0],
        f"driver_megabytes_{asked.large}": peaks[1],
        "peak_children_megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
    }
    print_row(row)
    append(asked.history, row)


if __name__ == "__main__":
    main()
