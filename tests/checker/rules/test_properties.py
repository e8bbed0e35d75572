"""What must hold for any figures: units don't matter, better is never worse, less evidence never closes a gap."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Quantity:
    """How a kind of check is given its figures: indicator, units with the scale of a value in them, which is better."""

    check: dict[str, Any]
    of: str
    units: dict[str, Decimal]
    values: st.SearchStrategy[Decimal]
    lower: bool

    def finding(self, year: int, now: Decimal, base: Decimal, units: tuple[str, str]) -> Finding:
        facts = [
            {"of": self.of, "year": when, "value": value * self.units[unit], "unit": unit}
            for when, value, unit in ((2020, base, units[0]), (year, now, units[1]))
        ]
        return judged({"check": self.check, "year": year, "metrics": facts}).findings[0]


shares = st.decimals(min_value=1, max_value=100, places=1)
PERCENT = {"%": Decimal(1)}
POINTS = {**cases("increase")[0]["check"], "reading": "points"}
TONNES = {"t": Decimal(1), "kg": Decimal(1000), "g": Decimal(1000000)}
MONEY = {"tce/万元": Decimal(1), "kgce/万元": Decimal(1000), "tce/亿元": Decimal(10000)}
QUANTITIES = {
    "limit": Quantity(LIMIT, "energy.per-paper", SCALES, amounts, lower=True),
    "reduction": Quantity(REDUCTION, "energy.per-output-value", MONEY, amounts, lower=True),
    "trend": Quantity(cases("trend")[0]["check"], "water.cod", TONNES, amounts, lower=True),
    "share": Quantity(cases("share")[0]["check"], "energy.chp-share", PERCENT, shares, lower=False),
    "increase": Quantity(POINTS, "product.grade2-share", PERCENT, shares, lower=False),
}
kinds = st.sampled_from(sorted(QUANTITIES))


@few
@given(kinds, years, st.data())
def test_a_unit_never_changes_a_status(kind: str, year: int, data: Any) -> None:
    quantity = QUANTITIES[kind]
    now, base = data.draw(quantity.values), data.draw(quantity.values)
    units = st.sampled_from(sorted(quantity.units))
    one, other = (quantity.finding(year, now, base, (data.draw(units), data.draw(units))) for _ in range(2))
    assert (one.status, one.value, one.gap) == (other.status, other.value, other.gap)


@few
@given(kinds, years, st.data())
def test_a_better_value_never_gives_a_worse_status(kind: str, year: int, data: Any) -> None:
    quantity = QUANTITIES[kind]
    base = data.draw(quantity.values)
    better, worse = sorted((data.draw(quantity.values), data.draw(quantity.values)), reverse=not quantity.lower)
    unit = min(quantity.units)
    ranks = [WORSE.index(quantity.finding(year, value, base, (unit, unit)).status) for value in (better, worse)]
    assert ranks == sorted(ranks)


@few
@given(st.integers(1, 3), st.integers(1, 3), st.integers(2022, 2026))
def test_a_better_level_never_gives_a_worse_status(one: int, other: int, year: int) -> None:
    check = cases("level")[0]["check"]
    told = [{"of": check["levels"][level - 1], "stance": "done"} for level in sorted((one, other))]
    reached = [judged({"check": check, "year": year, "actions": [action]}).findings[0] for action in told]
    ranks = [WORSE.index(finding.status) for finding in reached]
    assert ranks == sorted(ranks)


@few
@given(kinds, years, st.data())
def test_less_of_a_series_never_turns_a_gap_into_met(kind: str, year: int, data: Any) -> None:
    quantity = QUANTITIES[kind]
    unit = min(quantity.units)
    facts = [
        {"of": quantity.of, "year": when, "value": data.draw(quantity.values) * quantity.units[unit], "unit": unit}
        for when in range(2020, year + 1)
    ]
    kept = [fact for fact in facts if data.draw(st.booleans())]
    full, part = (
        judged({"check": quantity.check, "year": year, "metrics": some}).findings[0] for some in (facts, kept)
    )
    assert full.status == "met" or part.status != "met"


@few
@given(years, st.lists(amounts, min_size=6, max_size=6), st.data())
def test_less_of_the_kinds_of_one_year_never_turns_a_gap_into_met(year: int, values: list[Decimal], data: Any) -> None:
    """A kind left out of one year stops the estimate; what is left out of all years was never reported."""
    names = ("energy.electricity-purchased", "energy.coal", "activity.output-value")
    facts = [
        {"of": name, "year": when, "value": value}
        for (when, name), value in zip(((when, name) for when in (2020, year) for name in names), values, strict=True)
    ]
    kept = [fact for fact in facts if fact["year"] == 2020 or data.draw(st.booleans())]
    full, part = (judged({"check": REDUCTION, "year": year, "metrics": some}).findings[0] for some in (facts, kept))
    assert full.status == "met" or part.status != "met"


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
