"""Speed of reading and of a whole check as ratios to plain loops of the stock readers over the same files.

    python -m bench.reading.speed FILE... [--rounds N] [--history bench/history/speed.jsonl]

Processor time of one process, models loaded before. Each file goes through all loops in turn, ``--rounds`` times, and
the least time of each loop counts, so that a busy machine disturbs the ratios little. Files that a stock reader cannot
open are left out. Nothing here is a test: people look at the speeds.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from bench.history import append, print_row
from checker.checking import CheckTask, checked
from checker.writers.html import html_report
from checker.writers.json import result_text
from extractors.layout import layouts
from extractors.reading import read_document
from extractors.reading.worker import collect_seldom
from policies.loader import plan_folder

Loop = Callable[[Path], object]


def stock_plumber(path: Path) -> None:
    """Text and tables of every page by pdfplumber as its documentation shows."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def stock_pdfium(path: Path) -> None:
    """Text of every page by pypdfium2."""
    document = pypdfium2.PdfDocument(path)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        text.get_text_bounded()
        text.close()
        page.close()


def reading(path: Path) -> None:
    """Words and ruled lines of every page, without text recognition."""
    for _ in read_document(path).pages():
        pass


def reading_and_layout(path: Path) -> None:
    """Reading and layout of every page, without text recognition."""
    layouts([page for page in read_document(path).pages() if page.readable])


def whole_check(path: Path) -> None:
    """Reading, language, judgement, result file and HTML report, without text recognition."""
    result = checked(CheckTask(path=path, file=path.name, plan=plan_folder("light-industry-2023")))
    html_report(json.loads(result_text(result)))


LOOPS: tuple[Loop, ...] = (stock_plumber, stock_pdfium, reading, reading_and_layout, whole_check)


def seconds(loop: Loop, file: Path) -> float:
    """Processor time of a loop over a file; what the loop before left behind is cleared away first."""
    gc.collect()
    started = time.process_time()
    loop(file)
    return time.process_time() - started


def least_times(files: list[Path], rounds: int) -> dict[str, float]:
    """The sum over the files of the least time that each loop took."""
    sums = dict.fromkeys((loop.__name__ for loop in LOOPS), 0.0)
    for file in files:
        turns = [[seconds(loop, file) for loop in LOOPS] for _ in range(rounds)]
        for loop, times in zip(LOOPS, zip(*turns, strict=True), strict=True):
            sums[loop.__name__] += min(times)
    return sums


def usable(files: list[Path]) -> dict[Path, int]:
    """Those that both stock readers open and count, with their pages."""
    kept = {}
    for file in files:
        try:
            with pdfplumber.open(file) as document:
                if len(document.pages) and len(pypdfium2.PdfDocument(file)):
                    kept[file] = len(document.pages)
        except Exception as error:
            sys.stderr.write(f"left out: {file} ({type(error).__name__})\n")
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--history", type=Path)
    asked = parser.parse_args()
    collect_seldom()
    pages = usable(asked.files)
    for loop in LOOPS:
        loop(min(pages, key=lambda file: pages[file]))  # loads the models
    times = least_times(list(pages), asked.rounds)
    row = {
        "files": len(pages),
        "pages": sum(pages.values()),
        "pages_per_second_read": round(sum(pages.values()) / times["reading_and_layout"], 1),
        "pages_per_second_checked": round(sum(pages.values()) / times["whole_check"], 1),
        "reading_to_pdfium": round(times["reading"] / times["stock_pdfium"], 2),
        "plumber_to_reading_and_layout": round(times["stock_plumber"] / times["reading_and_layout"], 2),
        "plumber_to_whole_check": round(times["stock_plumber"] / times["whole_check"], 2),
    }
    print_row(row)
    append(asked.history, row)


if __name__ == "__main__":
    main()
