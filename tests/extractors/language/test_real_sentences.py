"""Quantities and periods of real sentences: the public data set beside the repository, where it is there.

The sentences stay in the data set; ``cases/language/real_sentences.yaml`` holds their rows, hashes and what a person
read in them. Skipped without the data set.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Any

import pytest

from bench.esg import DATA, rows, sentence
from extractors.extraction import extractor
from extractors.facts import plain
from extractors.language.pipeline import read, tag
from extractors.language.quantities import Quantity, quantities
from extractors.language.texts import normal, text_of_words
from extractors.metrics.prose import ProseContext, figures_of, prose_metrics
from tests.cases import cases
from tests.extractors.metrics.grids import word

LEAST = 0.95

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the public data set is not here")


def told(quantity: Quantity) -> tuple[int, str, str]:
    """What must agree with the label: where the quantity begins, its value and its unit."""
    return quantity.start, plain(quantity.value), quantity.unit


def wanted(label: dict[str, Any]) -> tuple[int, str, str]:
    return label["start"], plain(Decimal(label["value"])), label["unit"]


def test_the_quantities_of_a_hundred_sentences() -> None:
    labels = [(number, wanted(label)) for number, case in enumerate(known()) for label in case["quantities"]]
    found = [
        (number, told(one))
        for number, case in enumerate(known())
        for one in quantities(normal(sentence(case["row"], case["sha256"])))
    ]
    right = set(labels) & set(found)
    assert len(right) >= LEAST * len(labels), sorted(set(labels) - right)
    measured = [pair for pair in found if pair[1][2]]
    assert len(right & set(measured)) >= LEAST * len(measured), sorted(set(measured) - right)


def known() -> list[dict[str, Any]]:
    return cases("language/real_sentences")


def test_two_thousand_sentences_are_read_to_metrics() -> None:
    shared = extractor()
    texts = [text_of_words(1, [word(text, 50, 100)]) for text in list(rows().values())[1:2001]]
    docs = list(read(shared.nlp, [text.reading for text in texts], 2022))
    context = ProseContext(True, "环境", 2022)
    figures = [
        one for text, doc in zip(texts, docs, strict=True) for one in figures_of(text, doc, shared.index, context)
    ]
    metrics = list(chain.from_iterable(prose_metrics(figures, partial(tag, shared.nlp))))
    assert len(docs) == 2000 and len(metrics) > 200
