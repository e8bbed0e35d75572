"""A portfolio is made of whatever reports hold: zeros, negatives, huge and tiny numbers, odd units, missing years."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.portfolio.assembling import portfolio_text
from checker.portfolio.model import Portfolio
from policies.loader import load_vocabulary
from policies.sector_faults import quantities_of
from policies.verification import checks
from tests.checker.portfolio.building import portfolio, whole_plan

NAMES = sorted(
    {
        name
        for _, check in checks(whole_plan())
        for figure in check.sector
        for quantity in quantities_of(figure)
        for name in (quantity.indicator, quantity.weight)
        if name
    }
)
INDUSTRIES = [industry.id for industry in load_vocabulary().industries]
numbers = st.sampled_from(("0", "-3", "1", "450", "0.000000001", "1e30", "-1e-30", "123456.7", "<5", ">9", "~7"))
units = st.sampled_from(("", "", "", " t", " 件", " %", " kgce/t", " 嗡"))
boundaries = st.sampled_from(("", "", "#company", "#site:甲厂", "#product:纸浆", "#product:{0}"))
years = st.sampled_from((2020, 2021, 2023, 2024, 2031))
keys = st.builds("{}@{}{}".format, st.sampled_from(NAMES), years, boundaries)
values = st.dictionaries(keys, st.builds("{}{}".format, numbers, units), max_size=12)
measures = st.sampled_from(("energy.chp", "activity.food-green-benchmark", "activity.cleaner-production-level-2"))
stances = st.sampled_from(("done", "ongoing", "planned", "studied", "stopped", "absent", "named"))
reports = st.fixed_dictionaries(
    {
        "name": st.sampled_from((None, "甲有限公司", "甲股份有限公司", "乙{}")),
        "year": st.sampled_from((None, 2020, 2023, 2024, 2031)),
        "industries": st.lists(st.sampled_from(INDUSTRIES), max_size=3, unique=True),
        "values": values,
        "does": st.dictionaries(measures, stances, max_size=2),
        "unreadable": st.sampled_from(((), (3, 4))),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(reports, min_size=1, max_size=4))
def test_a_portfolio_is_made_and_reads_back(told: list[dict[str, Any]]) -> None:
    made = portfolio(told)
    assert Portfolio.model_validate_json(portfolio_text(made)) == made
    for finding in made.sectors:
        coverage = finding.coverage
        assert coverage.submitted == coverage.counted + len(coverage.lacking)
        assert finding.reason.endswith("。") and "None" not in finding.reason
        assert finding.value is None or coverage.counted or finding.status == "insufficient"
        assert coverage.submitted or finding.status == "not-applicable"
