"""Figures in sentences, by cases: the name, value, unit, year, kind and boundary of each."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Any

import pytest

from extractors.extraction import extractor
from extractors.facts import plain
from extractors.language.pipeline import read, tag
from extractors.language.texts import text_of_words
from extractors.metrics.naming import listed_names
from extractors.metrics.prose import ProseContext, figures_of, prose_metrics
from tests.cases import cases
from tests.extractors.metrics.grids import word


@pytest.mark.parametrize("case", cases("prose"), ids=lambda case: str(case["text"])[:24])
def test_figures_of_a_sentence(case: dict[str, Any]) -> None:
    shared = extractor()
    text = text_of_words(1, [word(case["text"], 50, 100)])
    context = ProseContext(case.get("section", True), "环境", case["year"])
    figures = figures_of(text, next(read(shared.nlp, [text.reading], case["year"])), shared.index, context)
    found = list(chain.from_iterable(prose_metrics(figures, partial(tag, shared.nlp))))
    got = [
        [m.indicator or m.name.removesuffix("变化"), m.period, plain(m.value), m.unit, m.kind, m.boundary]
        for m in found
    ]
    assert got == [
        [name, period, plain(Decimal(v)), unit, kind, site] for name, period, v, unit, kind, site in case["figures"]
    ]


def test_names_that_share_a_suffix() -> None:
    assert listed_names("二氧化硫、氮氧化物和颗粒物排放量") == ["二氧化硫排放量", "氮氧化物排放量", "颗粒物排放量"]
    assert listed_names("综合能耗") == []
