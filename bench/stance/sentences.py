"""The sentences labelled with a stance: of the public data set (labels here, sentences in ../shared) and written."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "datasets" / "esg-sentences" / "esgdata.xlsx"
# What a result file calls the labels: a slogan only names a measure, what is denied is absent.
STANCES = {"slogan": "named", "denied": "absent", "other": "named"}


class Labelled(NamedTuple):
    """A sentence and its stance as a result file writes it."""

    text: str
    stance: str


@lru_cache(maxsize=1)
def rows() -> dict[int, str]:
    """The sentences of the data set by row of the sheet (the header is row 1)."""
    import openpyxl

    sheet = openpyxl.load_workbook(DATA, read_only=True)["Sheet1"]
    return {number: str(row[0]) for number, row in enumerate(sheet.iter_rows(values_only=True), 1) if row[0]}


def labelled(split: str) -> list[Labelled]:
    """The real sentences of ``split`` ("train", "test"). Raises ValueError where a sentence is another one now."""
    found = []
    for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["split"] != split:
            continue
        text = rows()[entry["row"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != entry["sha256"]:
            raise ValueError(f"row {entry['row']} of {DATA} is not the sentence that was labelled")
        found.append(Labelled(text, STANCES.get(entry["stance"], entry["stance"])))
    return found


def written(split: str) -> list[Labelled]:
    """The sentences written by hand; every third one is for the test."""
    entries = YAML(typ="safe").load(HERE / "written.yaml")
    kept = [entry for place, entry in enumerate(entries) if (place % 3 == 2) == (split == "test")]
    return [Labelled(entry["text"], STANCES.get(entry["stance"], entry["stance"])) for entry in kept]
