"""The labelled sentences: of the public data set (labels here, sentences in ../shared) and written by hand."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator import HERE, LABELS, Sample, load, read_marks

DATA = HERE.parents[2] / "shared" / "datasets" / "esg-sentences" / "esgdata.xlsx"
NUMBER_KINDS = ("VALUE", "CHANGE", "TARGET", "BASE", "LIMIT", "OTHER")
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，.．]*[0-9０-９]|[0-9０-９]")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_BRACKET = re.compile(r"\[([A-Z]):([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a sentence and what it is: one of NUMBER_KINDS or "none"."""

    start: int
    end: int
    kind: str


def rows() -> dict[int, str]:
    """The sentences of the data set by row of the sheet (the header is row 1)."""
    import openpyxl

    sheet = openpyxl.load_workbook(DATA, read_only=True)["Sheet1"]
    return {number: str(row[0]) for number, row in enumerate(sheet.iter_rows(values_only=True), 1) if row[0]}


def labelled(split: str) -> list[Sample]:
    """The labelled sentences of ``split`` ("train", "test"). Raises ValueError where a sentence is another one now."""
    texts, samples = rows(), []
    for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["split"] != split:
            continue
        text = texts[entry["row"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != entry["sha256"]:
            raise ValueError(f"row {entry['row']} of {DATA} is not the sentence that was labelled")
        samples.append(Sample(text, tuple((a, b, label) for a, b, label in entry["spans"])))
    return samples


def written(part: str) -> list[Sample]:
    """The sentences written by hand: every second one from the first is "dev", the others are "test"."""
    marked = [_BRACKET.sub(r"<\1:\2>", text) for text in load("written.yaml")]
    return [read_marks(text) for text in marked[0 if part == "dev" else 1 :: 2]]


def numbers(sample: Sample) -> Iterator[Number]:
    """The numbers of a labelled sentence; those of years and base years are left out."""
    for start, end, label in sample.spans:
        if label in NUMBER_KINDS:
            yield Number(start, end, label)
    for match in _NUMBER.finditer(sample.text):
        known = any(start < match.end() and match.start() < end for start, end, _ in sample.spans)
        if not known and not _YEAR.match(sample.text, match.start()):
            yield Number(match.start(), match.end(), "none")


assert set(NUMBER_KINDS) < set(LABELS.values())
