"""What kind of figure a number is, by cases."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors.language.kinds import Reading, Role, reading_of, second_opinion, signed
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


PLAIN = Reading("own", "actual", "2023", None)


def test_the_tagger_names_another_owner() -> None:
    assert second_opinion(PLAIN, Role("OTHER", "全国造纸行业")).owner == "other"


@pytest.mark.parametrize("role", [Role("OTHER"), Role("OTHER", "公司"), Role("LIMIT"), Role("TARGET")])
def test_a_doubt_of_the_tagger_asks_for_review(role: Role) -> None:
    opinion = second_opinion(PLAIN, role)
    assert (opinion.owner, opinion.kind, opinion.contested) == ("own", "actual", True)


@pytest.mark.parametrize("role", [None, Role("VALUE"), Role("CHANGE"), Role("BASE")])
def test_agreement_changes_nothing(role: Role | None) -> None:
    assert second_opinion(PLAIN, role) == PLAIN


def test_a_cue_word_has_the_last_word() -> None:
    ruled = Reading("own", "change", "2023", "2022", -1, "下降")
    assert second_opinion(ruled, Role("OTHER", "全国")) == ruled


@pytest.mark.parametrize(
    ("role", "expected"),
    [("CHANGE", ("own", "change", -1)), ("TARGET", ("own", "target", 1)), ("LIMIT", ("rule", "actual", 1))],
)
def test_the_tagger_leads_where_a_text_runs_on_without_marks(role: str, expected: tuple[str, str, int]) -> None:
    loose = Reading("own", "actual", "2023", None, reach=40, falls=True)
    opinion = second_opinion(loose, Role(role))
    assert (opinion.owner, opinion.kind, opinion.sign) == expected
