"""Speed of reading as ratios to plain loops of the stock readers, processor time of one process, over the same files.

    python -m bench.reading.speed FILE... [--history bench/history/reading.jsonl]

Files that a stock reader cannot open are left out of all loops. Nothing here is a test: people look at the speeds.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from extractors.layout import layouts
from extractors.reading import read_document
from extractors.reading.worker import collect_seldom

Loop = Callable[[Path], int]


def stock_plumber(path: Path) -> int:
    """Text and tables of every page by pdfplumber as its documentation shows."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
        return len(document.pages)


def stock_pdfium(path: Path) -> int:
    """Text of every page by pypdfium2."""
    document = pypdfium2.PdfDocument(path)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        text.get_text_bounded()
        text.close()
        page.close()
    return len(document)


def ours(path: Path) -> int:
    """Reading and layout of every page, without text recognition."""
    pages = list(read_document(path).pages())
    layouts([page for page in pages if page.readable])
    return len(pages)


def seconds(loop: Loop, files: list[Path]) -> tuple[float, int]:
    """Processor time and pages of a loop over ``files``."""
    started = time.process_time()
    pages = sum(loop(file) for file in files)
    return time.process_time() - started, pages


def usable(files: list[Path]) -> list[Path]:
    """Those that both stock readers open and count."""
    kept = []
    for file in files:
        try:
            with pdfplumber.open(file) as document:
                if len(document.pages) and len(pypdfium2.PdfDocument(file)):
                    kept.append(file)
        except Exception as error:
            sys.stderr.write(f"left out: {file} ({type(error).__name__})\n")
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--history", type=Path)
    asked = parser.parse_args()
    files = usable(asked.files)
    collect_seldom()
    times = {loop.__name__: seconds(loop, files) for loop in (ours, stock_pdfium, stock_plumber)}
    mine, pages = times["ours"]
    row = {
        "files": len(files),
        "pages": pages,
        "pages_per_second": round(pages / mine, 1),
        "times_faster_than_pdfplumber": round(times["stock_plumber"][0] / mine, 2),
        "times_slower_than_pdfium": round(mine / times["stock_pdfium"][0], 2),
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    sys.stdout.write("".join(f"{name:32} {value}\n" for name, value in row.items()))
    if asked.history:
        asked.history.parent.mkdir(parents=True, exist_ok=True)
        with asked.history.open("a", encoding="utf-8") as history:
            history.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
