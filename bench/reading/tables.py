"""Whether the cells of tables are read as a person reads them: value, row and column of each annotated table figure.

    python -m bench.reading.tables GOLD.json... [--reports FOLDER...] [--history bench/history/tables.jsonl]

``value``: a cell holds the printed number and nothing but its unit. ``row``: that cell's row names the figure, or its
label stands in the column where indicators run across. ``column``: a header of the cell's column, or another cell of
its row, says the year, where the table says years at all. Gold is in the form of shared/docs/gold.md; the PDF lies
beside the gold file, under the gold's name in one of the folders.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.history import append, print_row
from extractors.language.texts import folded
from extractors.layout import layouts
from extractors.pages import Table
from extractors.reading import read_document

_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell with what stands beside it in its row and above it in its column."""

    beside: str
    above: str
    years: bool


def number_of(text: str) -> str | None:
    """The only number of a text, without thousands marks."""
    found = _NUMBER.findall(folded(text))
    return found[0].replace(",", "").replace("−", "-") if len(found) == 1 else None


def spots(table: Table, printed: str) -> Iterator[Spot]:
    """The cells of a table that hold the printed number."""
    wanted = number_of(printed)
    heads = [[folded(cell.text) for cell in row.cells] for row in table.header]
    years = bool(_YEAR.search("".join(text for row in heads for text in row)))
    for row in table.rows:
        texts = [folded(cell.text) for cell in row.cells]
        for column, text in enumerate(texts):
            if wanted and number_of(text) == wanted:
                above = [head[column] for head in heads if column < len(head)]
                beside = "|".join(texts[:column] + texts[column + 1 :])
                yield Spot(beside, "|".join(above), years)


def names(words: str, label: str) -> bool:
    """Whether one of the ``words`` is the label, holds it, or is held by it."""
    wanted = folded(label)
    return any(piece and (wanted in piece or piece in wanted) for piece in words.split("|"))


def marks_of(metric: dict[str, Any], tables: dict[int, list[Table]]) -> set[str]:
    """Which of value, row and column are right for an annotated figure."""
    found = [
        spot
        for page in metric["pages"]
        for table in tables.get(page, ())
        for spot in spots(table, metric["as_printed"])
    ]
    named = [spot for spot in found if names(f"{spot.beside}|{spot.above}", metric["label"])]
    dated = [spot for spot in named if not spot.years or metric["period"] in spot.above + spot.beside]
    return {name for name, spots in (("value", found), ("row", named), ("column", dated)) if spots}


def shares(gold: Path, pdf: Path) -> dict[str, Any]:
    """The number of a document's table figures and the share of them that is right."""
    wanted = [
        metric for metric in json.loads(gold.read_text(encoding="utf-8"))["metrics"] if metric["place"] == "table"
    ]
    if not wanted:
        return {}
    pages = [page for page in read_document(pdf).pages() if page.readable]
    tables = {layout.page.number: layout.tables for layout in layouts(pages)}
    counts = Counter(name for metric in wanted for name in marks_of(metric, tables))
    return {"document": pdf.stem, "cells": len(wanted)} | {
        name: round(counts[name] / len(wanted), 3) for name in ("value", "row", "column")
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--reports", nargs="*", type=Path, default=[])
    parser.add_argument("--history", type=Path)
    asked = parser.parse_args()
    for gold in asked.gold:
        name = json.loads(gold.read_text(encoding="utf-8")).get("slug") or gold.stem.split(".")[0]
        found = [
            folder / f"{name}.pdf" for folder in (gold.parent, *asked.reports) if (folder / f"{name}.pdf").is_file()
        ]
        row = shares(gold, found[0]) if found else {}
        if row:
            print_row(row)
            append(asked.history, row)


if __name__ == "__main__":
    main()
