"""Peak memory of a whole check, models included, as the report grows; and the time until a command starts to read.

    python -m bench.reading.memory FILE... [--pages 310 620] [--history bench/history/memory.jsonl]

The files' pages are put together, again and again, to documents of the pages asked for. Each is checked by ``dafeng
check`` in a fresh process without text recognition; the peak is that of the largest process. The time of the start is
that until the file given to ``dafeng check`` is opened, seen through a named pipe.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

import pypdfium2

from bench.history import append, print_row

DAFENG = [sys.executable, "-c", "from checker.cli.main import main; main()", "check"]


def joined(files: list[Path], pages: int, target: Path) -> None:
    """Writes a document of ``pages`` pages out of those of ``files``."""
    document = pypdfium2.PdfDocument.new()
    for file in cycle(files):
        missing = pages - len(document)
        if missing <= 0:
            break
        source = pypdfium2.PdfDocument(file)
        document.import_pages(source, list(range(min(missing, len(source)))))
    document.save(target)


def peak_megabytes(document: Path, out: Path) -> int:
    """The memory that the largest process of a check held at its peak."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    command = [*DAFENG, str(document), "--out", str(out), "--ocr-pages", "0", "--fail-on", "never", "--quiet"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if peak == before:
        sys.stderr.write("an earlier check held as much or more: the peak is at most this\n")
    return peak // 1024


def start_seconds(folder: Path) -> float:
    """Wall-clock time from the command to the opening of its file."""
    pipe = folder / "report.pdf"
    os.mkfifo(pipe)
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603
        [*DAFENG, str(pipe), "--out", str(folder / "out"), "--quiet"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with pipe.open("wb"):
        taken = time.perf_counter() - started
    process.wait()
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--pages", nargs="+", type=int, default=[310, 620])
    parser.add_argument("--history", type=Path)
    asked = parser.parse_args()
    row: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        row["start_seconds"] = round(min(start_seconds(Path(tempfile.mkdtemp(dir=folder))) for _ in range(3)), 2)
        for pages in sorted(asked.pages):
            joined(asked.files, pages, folder / f"{pages}.pdf")
            row[f"peak_megabytes_{pages}_pages"] = peak_megabytes(folder / f"{pages}.pdf", folder / "out")
    print_row(row)
    append(asked.history, row)


if __name__ == "__main__":
    main()
