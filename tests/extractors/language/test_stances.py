"""How a report speaks of a measure, by cases."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.language.quantities import quantities
from extractors.language.stances import stance_of
from extractors.language.texts import normal
from tests.cases import cases


@pytest.mark.parametrize("case", cases("language/stances"), ids=lambda case: str(case["text"]))
def test_stance_of_a_case(case: dict[str, Any]) -> None:
    marked = normal(case["text"])
    start, end = marked.index("【"), marked.index("】") - 1
    sentence = marked.replace("【", "").replace("】", "")
    figure = any(quantity.unit for quantity in quantities(sentence))
    assert stance_of(sentence, start, end, figure, case.get("practice", False)).stance == case["stance"]
