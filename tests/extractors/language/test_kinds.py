"""What kind of figure a number is, by cases."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors.language.kinds import reading_of, signed
from extractors.language.periods import periods
from extractors.language.quantities import quantities
from extractors.language.texts import normal
from tests.cases import cases


@pytest.mark.parametrize("case", cases("language/kinds"), ids=lambda case: str(case["text"]))
def test_kind_of_a_case(case: dict[str, Any]) -> None:
    text = normal(case["text"])
    found = quantities(text)
    before = found[-2].end if len(found) > 1 else 0
    reading = reading_of(text, found[-1], before, periods(text, case["year"]), case["year"])
    assert (reading.owner, reading.kind) == (case["owner"], case["kind"])
    if "period" in case:
        assert reading.period == case["period"]
    if "baseline" in case:
        assert reading.baseline == case["baseline"]
    if "value" in case:
        assert signed(found[-1].value, reading.sign) == Decimal(case["value"])
