"""From a report and a plan to findings: order, derived metrics, provisions without checks, unknown years."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.judging import judge
from policies.schema import Doubt, Provision
from tests.cases import cases
from tests.checker.building import judged, plan, report, vocabulary

LIMIT: dict[str, Any] = cases("limit")[0]["check"]
DERIVABLE = [
    {"of": "energy.paper-system", "year": 2023, "value": 642600},
    {"of": "activity.output-paper", "year": 2023, "value": 1400000, "page": 6},
]


def test_derived_metrics_stand_behind_the_extracted_ones() -> None:
    told = judged({"check": LIMIT, "year": 2023, "metrics": DERIVABLE})
    *printed, derived = told.metrics
    assert [metric.derivation for metric in printed] == [None, None]
    assert derived.derivation is not None
    assert derived.derivation.sources == tuple(metric.id for metric in printed)
    assert (derived.value, derived.unit, derived.period, derived.boundary) == (Decimal(459), "kgce/t", "2023", "group")
    assert told.findings[0].metrics == (derived.id, *(metric.id for metric in printed))
    assert {place.page for place in told.findings[0].evidence} == {6, 18}


def test_a_change_is_a_derived_metric_with_its_arithmetic() -> None:
    facts = [{"of": "energy.per-value-added", "year": year, "value": value} for year, value in ((2020, 2), (2023, 1.8))]
    told = judged({"check": cases("reduction")[0]["check"], "year": 2023, "metrics": facts})
    change = told.metrics[-1]
    assert (change.kind, change.value, change.unit, change.baseline) == ("change", -10, "%", "2020")
    assert change.derivation is not None and "1.8 ÷ 2 − 1 = -10%" in change.derivation.steps[-1]
    assert change.id == told.findings[0].metrics[0]


def test_a_provision_without_checks_is_listed() -> None:
    bare = Provision(
        ref="二(六)17",
        id="goal",
        title="目标",
        quotes=("条文",),
        addressee="authority",
        role="expected",
        unchecked="面向行业",
    )
    made = plan(LIMIT)
    both = made.model_copy(update={"provisions": (bare, *made.provisions)})
    first, second = judge(report({"year": 2023}), both, vocabulary()).findings
    assert (first.status, first.role, first.reason, first.check) == ("not-applicable", "context", "面向行业", "goal")
    assert second.status == "not-disclosed"


def test_an_unknown_year_is_the_latest_of_the_figures() -> None:
    facts = [{"of": "energy.per-paper", "year": year, "value": value} for year, value in ((2022, 470), (2023, 449))]
    assert judged({"check": LIMIT, "metrics": facts}).findings[0].period == "2023"
    assert judged({"check": LIMIT}).findings[0].status == "not-disclosed"
    assert judged({"check": LIMIT, "unreadable": [1]}).findings[0].status == "cant-tell"


def test_doubts_of_the_plan_are_noted() -> None:
    doubt = Doubt(
        id="words", kind="TERM", places=("三(一)1",), fact="口径未定义。", judgement="", handling="按报告口径。"
    )
    made = plan({**LIMIT, "doubts": ["words"], "population": "造纸企业", "note": "另见。"})
    made = made.model_copy(update={"doubts": (doubt,)})
    facts = [{"of": "energy.per-paper", "year": 2023, "value": 449}]
    notes = judge(report({"year": 2023, "metrics": facts}), made, vocabulary()).findings[0].notes
    assert notes == ("本项面向：造纸企业。", "方案原文存疑：口径未定义。按报告口径。", "另见。")


def test_the_role_of_a_check_goes_before_its_provision() -> None:
    finding = judged(
        {
            "check": {**LIMIT, "role": "binding"},
            "year": 2025,
            "metrics": [{"of": "energy.per-paper", "year": 2025, "value": 451}],
        }
    ).findings[0]
    assert finding.role == "binding"
    assert "不符合要求" in finding.reason
