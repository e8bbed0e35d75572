"""Quantities and periods of real sentences: the public data set beside the repository, where it is there.

The sentences stay in the data set; ``cases/language/real_sentences.yaml`` holds their rows, hashes and what a person
read in them. Skipped without the data set.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from extractors.extraction import extractor
from extractors.facts import plain
from extractors.language.pipeline import read
from extractors.language.quantities import Quantity, quantities
from extractors.language.texts import normal
from tests.cases import cases

DATA = Path(__file__).parents[4] / "shared" / "datasets" / "esg-sentences" / "esgdata.xlsx"
LEAST = 0.95

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the public data set is not here")


@lru_cache(maxsize=1)
def sentences() -> dict[int, str]:
    """The sentences by row of the sheet (the header is row 1)."""
    import openpyxl

    sheet = openpyxl.load_workbook(DATA, read_only=True)["Sheet1"]
    return {number: str(row[0]) for number, row in enumerate(sheet.iter_rows(values_only=True), 1) if row[0]}


def sentence(case: dict[str, Any]) -> str:
    text = sentences()[case["row"]]
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == case["sha256"]
    return text


def told(quantity: Quantity) -> tuple[int, str, str]:
    """What must agree with the label: where the quantity begins, its value and its unit."""
    return quantity.start, plain(quantity.value), quantity.unit


def wanted(label: dict[str, Any]) -> tuple[int, str, str]:
    return label["start"], plain(Decimal(label["value"])), label["unit"]


def test_the_quantities_of_a_hundred_sentences() -> None:
    labels = [(number, wanted(label)) for number, case in enumerate(known()) for label in case["quantities"]]
    found = [(number, told(one)) for number, case in enumerate(known()) for one in quantities(normal(sentence(case)))]
    right = set(labels) & set(found)
    assert len(right) >= LEAST * len(labels), sorted(set(labels) - right)
    measured = [pair for pair in found if pair[1][2]]
    assert len(right & set(measured)) >= LEAST * len(measured), sorted(set(measured) - right)


def known() -> list[dict[str, Any]]:
    return cases("language/real_sentences")


def test_two_thousand_sentences_raise_nothing() -> None:
    texts = [normal(text) for text in list(sentences().values())[1:2001]]
    shared = extractor()
    docs = list(read(shared.nlp, texts, 2022))
    assert len(docs) == 2000
    assert sum(len(doc.spans["quantities"]) for doc in docs) > 500
