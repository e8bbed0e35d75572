"""The public data set of real sentences, which lies beside the repository: ../shared/datasets/esg-sentences."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parents[2] / "shared" / "datasets" / "esg-sentences" / "esgdata.xlsx"


@lru_cache(maxsize=1)
def rows() -> dict[int, str]:
    """The sentences by row of the sheet (the header is row 1)."""
    import openpyxl

    sheet = openpyxl.load_workbook(DATA, read_only=True)["Sheet1"]
    return {number: str(row[0]) for number, row in enumerate(sheet.iter_rows(values_only=True), 1) if row[0]}


def sentence(row: int, sha256: str) -> str:
    """The sentence of a row. Raises ValueError where it is not the one that was labelled."""
    text = rows()[row]
    if hashlib.sha256(text.encode()).hexdigest()[:16] != sha256:
        raise ValueError(f"row {row} of {DATA} is not the sentence that was labelled")
    return text
