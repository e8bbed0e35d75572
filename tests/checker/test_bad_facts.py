"""What a report says and cannot be so: a clear finding or warning, never a crash and never a silent choice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.judging import Judgement, judge
from checker.rules import RULES
from policies.schema import Plan
from tests.cases import cases
from tests.checker.building import judged, plan, report, vocabulary

CHECKS = {kind: cases(kind)[0]["check"] for kind in RULES}
REDUCTION, SHARE, LIMIT = CHECKS["reduction"], CHECKS["share"], CHECKS["limit"]


def codes(judgement: Judgement) -> list[str]:
    return [warning.code for warning in judgement.warnings]


def test_values_of_years_to_come_are_told_and_not_judged() -> None:
    told = judged({"check": LIMIT, "year": 2023, "metrics": [{"of": "energy.per-paper", "year": 2031, "value": 440}]})
    assert codes(told) == ["R212"]
    assert "2031年纸及纸板单位产品综合能耗440 kgce/t（第18页）" in told.warnings[0].message
    assert told.warnings[0].page == 18
    assert told.findings[0].status == "insufficient"


@pytest.mark.parametrize("year", [1913, 1989, 2101, 3000])
def test_an_impossible_report_year_is_told(year: int) -> None:
    told = judged({"check": LIMIT, "year": year, "metrics": [{"of": "energy.per-paper", "year": 2023, "value": 440}]})
    assert "R211" in codes(told)
    assert told.findings[0].status != "met"


def test_a_single_stray_year_is_not_taken_for_the_report_year() -> None:
    facts = [{"of": "energy.per-paper", "year": 2023, "value": 440 + row, "page": row} for row in range(3)]
    stray = {"of": "energy.per-paper", "year": 2060, "value": 100}
    assert judged({"check": LIMIT, "metrics": [*facts, stray]}).findings[0].period == "2023"


@pytest.mark.parametrize("check", [LIMIT, REDUCTION])
def test_a_negative_amount_is_doubted(check: dict[str, Any]) -> None:
    facts = [
        {"of": name, "year": year, "value": value}
        for name in ("energy.per-paper", "energy.per-value-added")
        for year, value in ((2020, 480), (2023, -440))
    ]
    told = judged({"check": check, "year": 2023, "metrics": facts})
    finding = told.findings[0]
    assert (finding.status, finding.needs_review) == ("cant-tell", True)
    assert "为负值，不可能成立" in finding.reason
    assert codes(told) == ["R213"]


def test_a_negative_total_makes_no_intensity() -> None:
    facts = [
        {"of": "energy.paper-system", "year": 2023, "value": -642600},
        {"of": "activity.output-paper", "year": 2023, "value": 1400000, "page": 6},
    ]
    finding = judged({"check": LIMIT, "year": 2023, "metrics": facts}).findings[0]
    assert finding.status == "cant-tell"
    assert "造纸系统能耗-642,600 tce（第18页）为负值" in finding.reason


@pytest.mark.parametrize(("value", "status"), [("100.0", "met"), ("100.1", "cant-tell"), ("850", "cant-tell")])
def test_a_share_of_more_than_the_whole_is_doubted(value: str, status: str) -> None:
    told = judged({"check": SHARE, "year": 2025, "metrics": [{"of": "energy.chp-share", "year": 2025, "value": value}]})
    assert told.findings[0].status == status
    assert ("R214" in codes(told)) == (status == "cant-tell")
    assert status == "met" or "超过100%，不可能成立" in told.findings[0].reason


@pytest.mark.parametrize("check", [REDUCTION, CHECKS["increase"], CHECKS["trend"]])
def test_a_baseline_of_zero_is_no_crash(check: dict[str, Any]) -> None:
    names = ("energy.per-value-added", "product.grade2-share", "water.cod")
    facts = [{"of": name, "year": year, "value": value} for name in names for year, value in ((2020, 0), (2023, 40))]
    finding = judged({"check": check, "year": 2023, "metrics": facts}).findings[0]
    assert finding.status in ("insufficient", "behind")
    assert check["kind"] == "trend" or "基准值为零" in finding.reason


@pytest.mark.parametrize("output", ["0", None])
def test_without_output_no_intensity_is_computed(output: str | None) -> None:
    facts: list[dict[str, Any]] = [{"of": "energy.paper-system", "year": 2023, "value": 642600}]
    facts += [{"of": "activity.output-paper", "year": 2023, "value": output}] if output else []
    told = judged({"check": LIMIT, "year": 2023, "metrics": facts})
    assert told.findings[0].status == "not-disclosed"
    assert codes(told) == (["R215"] if output else [])


def contradicting() -> Plan:
    """Two provisions with different limits on one concentration, each for an industry of its own."""
    made = [
        plan(
            {**LIMIT, "id": f"limit-{industry}", "indicators": ["air.nox-concentration"], "boundary": "enterprise",
             "related": [], "target": {"comparator": "<=", "value": value, "unit": "mg/m3", "as_printed": value}},
            industries=[industry], id=f"limit-of-{industry}", role="binding",
        )
        for industry, value in (("paper", "200"), ("glass", "1000"))
    ]  # fmt: skip
    return made[0].model_copy(update={"provisions": tuple(one.provisions[0] for one in made)})


def test_two_industries_with_contradicting_limits_are_both_judged_and_told() -> None:
    facts = [{"of": "air.nox-concentration", "year": 2023, "value": 600}]
    told = judge(
        report({"year": 2023, "industries": ["paper", "glass"], "metrics": facts}), contradicting(), vocabulary()
    )
    assert [finding.status for finding in told.findings] == ["not-met", "met"]
    assert all("同一指标另有要求" in " ".join(finding.notes) for finding in told.findings)
    assert codes(told) == ["R216"] and "造纸、日用玻璃" in told.warnings[0].message


def test_one_industry_meets_its_own_limit_only() -> None:
    facts = [{"of": "air.nox-concentration", "year": 2023, "value": 600}]
    told = judge(report({"year": 2023, "industries": ["glass"], "metrics": facts}), contradicting(), vocabulary())
    assert [finding.status for finding in told.findings] == ["not-applicable", "met"]
    assert codes(told) == []


def test_warnings_are_told_in_the_language_asked_for() -> None:
    facts = [{"of": "energy.per-paper", "year": 2023, "value": -1}]
    told = judge(report({"year": 2023, "metrics": facts}), plan(LIMIT), vocabulary(), "en")
    assert told.warnings[0].message.startswith("1 values are negative")


QUANTITIES = (
    *("energy.per-paper", "energy.paper-system", "activity.output-paper", "energy.per-value-added"),
    *("energy.per-output-value", "energy.total", "energy.coal", "energy.natural-gas", "energy.electricity"),
    *("activity.output-value", "energy.chp-share", "product.grade2-share", "water.cod", "water.withdrawal"),
)
odd_numbers = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.sampled_from(["0", "-0", "1e-30", "-1e30", "1e45", "123456789012345678901234567890.123456789", "100", "99.999"]),
)
odd_facts = st.fixed_dictionaries(
    {
        "of": st.sampled_from(QUANTITIES),
        "year": st.sampled_from([2020, 2021, 2023, 2020, 2021, 2023, 1900, 2099, "2023年1—6月", "改造前", ""]),
        "value": odd_numbers,
        "kind": st.sampled_from(["actual", "actual", "actual", "change", "target", "baseline"]),
        "place": st.sampled_from(["table", "prose", "card", "chart", "scan"]),
        "row": st.integers(0, 3),
        "page": st.integers(1, 3),
    },
    optional={
        "unit": st.sampled_from(["%", "pp", "t", "kg", "tce", "GJ", "1", "斗"]),
        "against": st.sampled_from([2019, 2020, 2021, 2022, "上年"]),
        "bound": st.sampled_from(["<", ">", "~"]),
        "boundary": st.sampled_from(["company", "site:北厂", "product:纸及纸板"]),
        "printed": st.sampled_from(["", "—", "约一半", "12,345.6万吨", "百分之九十"]),
        "confidence": st.sampled_from(["0", "0.5", "1"]),
    },
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(RULES)),
    st.sampled_from([None, 1900, 2020, 2023, 2025, 3000]),
    st.lists(odd_facts, max_size=12),
    st.tuples(odd_numbers, odd_numbers),
)
def test_no_figures_make_a_crash(
    kind: str, year: int | None, facts: list[dict[str, Any]], pair: tuple[Any, Any]
) -> None:
    check = CHECKS[kind]
    years = dict(zip((2020, 2023), pair, strict=True))
    own = [{"of": name, "year": when, "value": years[when]} for name in check.get("indicators", ()) for when in years]
    told = judged({"check": check, "year": year, "metrics": [*own, *facts], "industries": ["paper", "glass"]})
    finding = told.findings[0]
    assert finding.reason.endswith("。")
    assert finding.model_dump_json()
    assert all(isinstance(metric.value, Decimal) for metric in told.metrics)
