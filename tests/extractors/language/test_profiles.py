"""Whose report it is, of which year and industry, by cases."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.language.profiles import profile_of
from extractors.language.texts import Text, text_of_words
from policies.loader import load_vocabulary
from tests.cases import cases
from tests.extractors.metrics.grids import word


def texts(paragraphs: list[str]) -> list[Text]:
    return [text_of_words(1 + (n > 0), [word(text, 50, 100 + 20 * n)]) for n, text in enumerate(paragraphs)]


@pytest.mark.parametrize("case", cases("language/profiles"), ids=lambda case: str(case["company"]))
def test_profile_of_a_case(case: dict[str, Any]) -> None:
    profile = profile_of(texts(case["pages"]), load_vocabulary())
    assert profile.company == case["company"]
    assert profile.report_year == case["year"]
    assert [industry.id for industry in profile.industries] == case["industries"]
    assert [branch.id for branch in profile.branches] == case.get("branches", [])
    told = [[statement.of, statement.evidence.text] for statement in profile.statements]
    assert told == case.get("statements", [])
