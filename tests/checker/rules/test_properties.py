"""What must hold for any figures: units don't matter, better is never worse, less evidence never closes a gap."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.results import Finding
from tests.cases import cases
from tests.checker.building import judged

WORSE = ("met", "on-track", "behind", "not-met")
SCALES = {"kgce/t": Decimal(1), "tce/t": Decimal("0.001"), "gce/t": Decimal(1000), "kgce/kg": Decimal("0.001")}
LIMIT = cases("limit")[0]["check"]
REDUCTION = cases("reduction")[0]["check"]
ADOPTION = cases("adoption")[0]["check"]
PROHIBITION = cases("prohibition")[0]["check"]

amounts = st.decimals(min_value=300, max_value=600, places=1)
years = st.integers(min_value=2021, max_value=2027)
stances = st.sampled_from(("done", "ongoing", "planned", "studied", "stopped", "absent", "named"))
few = settings(max_examples=60, deadline=None)


def limit(year: int, value: Decimal, base: Decimal, unit: str = "kgce/t") -> Finding:
    now = {"of": "energy.per-paper", "year": year, "value": value * SCALES[unit], "unit": unit}
    before = {"of": "energy.per-paper", "year": 2020, "value": base}
    return judged({"check": LIMIT, "year": year, "metrics": [now, before]}).findings[0]


def reduction(year: int, value: Decimal, base: Decimal) -> Finding:
    facts = [
        {"of": "energy.per-output-value", "year": when, "value": one} for when, one in ((2020, base), (year, value))
    ]
    return judged({"check": REDUCTION, "year": year, "metrics": facts}).findings[0]


@few
@given(years, amounts, amounts, st.sampled_from(sorted(SCALES)))
def test_a_unit_never_changes_a_status(year: int, value: Decimal, base: Decimal, unit: str) -> None:
    one, other = limit(year, value, base), limit(year, value, base, unit)
    assert (one.status, one.value, one.gap) == (other.status, other.value, other.gap)


@few
@given(years, amounts, amounts, amounts)
def test_a_better_value_never_gives_a_worse_status(year: int, one: Decimal, other: Decimal, base: Decimal) -> None:
    better, worse = sorted((one, other))
    for judge in (limit, reduction):
        ranks = [WORSE.index(judge(year, value, base).status) for value in (better, worse)]
        assert ranks == sorted(ranks)


@few
@given(years, amounts, amounts, st.data())
def test_less_evidence_never_turns_a_gap_into_met(year: int, value: Decimal, base: Decimal, data: Any) -> None:
    facts = [
        {"of": "energy.per-paper", "year": year, "value": value},
        {"of": "energy.per-paper", "year": 2020, "value": base},
        {"of": "energy.per-output-value", "year": year, "value": value},
        {"of": "energy.per-output-value", "year": 2020, "value": base},
        {
            "of": "energy.per-output-value",
            "year": year,
            "value": "-3",
            "unit": "%",
            "kind": "change",
            "against": year - 1,
        },
    ]
    kept = [fact for fact in facts if data.draw(st.booleans())]
    for check in (LIMIT, REDUCTION):
        full, part = (judged({"check": check, "year": year, "metrics": some}).findings[0] for some in (facts, kept))
        assert full.status == "met" or part.status != "met"


@few
@given(st.lists(stances, min_size=1, max_size=4), st.data())
def test_less_evidence_of_a_measure_never_turns_a_gap_into_met(told: list[str], data: Any) -> None:
    actions = [{"of": "energy.rooftop-pv", "stance": stance} for stance in told]
    kept = [action for action in actions if data.draw(st.booleans())]
    full, part = (judged({"check": ADOPTION, "actions": some}).findings[0] for some in (actions, kept))
    assert full.status == "met" or part.status != "met"


@few
@given(st.lists(stances, max_size=4))
def test_silence_about_a_practice_is_never_met(told: list[str]) -> None:
    actions = [{"of": "energy.coal-firing", "stance": stance} for stance in told]
    finding = judged({"check": PROHIBITION, "actions": actions}).findings[0]
    assert finding.status != "met" or {"stopped", "absent"} & set(told)
    assert finding.status == "not-met" or not {"done", "ongoing"} & set(told)


@few
@given(years, amounts, amounts)
def test_the_same_facts_give_the_same_bytes_in_any_order(year: int, value: Decimal, base: Decimal) -> None:
    facts = [
        {"of": "energy.total", "year": year, "value": value},
        {"of": "activity.output-value", "year": year, "value": base},
        {"of": "energy.total", "year": year, "value": value + 1, "place": "prose", "page": 3},
    ]
    one, other = (
        judged({"check": REDUCTION, "year": year, "metrics": some}).findings[0] for some in (facts, facts[::-1])
    )
    assert one.model_dump_json() == other.model_dump_json()
