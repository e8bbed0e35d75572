"""Figures from tables, by cases a subject expert can read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors.facts import plain
from extractors.language.indicators import IndicatorIndex
from extractors.metrics.tables import TableContext, table_metrics
from policies.loader import load_vocabulary
from tests.cases import cases
from tests.extractors.metrics.grids import table


@pytest.fixture(scope="module")
def index() -> IndicatorIndex:
    return IndicatorIndex(load_vocabulary().indicators)


@pytest.mark.parametrize("case", cases("tables"), ids=lambda case: str(case["name"]))
def test_figures_of_a_table(case: dict[str, Any], index: IndicatorIndex) -> None:
    grid = table(case["header"], case["rows"], case.get("caption", ""))
    found = [m for m in table_metrics(grid, index, TableContext(True, "环境绩效", 2023)) if m.theme != "activity"]
    got = [[m.indicator, m.period, plain(m.value), m.unit, m.kind, m.boundary] for m in found]
    assert got == [[i, p, plain(Decimal(v)), u, k, b] for i, p, v, u, k, b in case["figures"]]


def test_the_row_is_quoted_and_the_cell_marked(index: IndicatorIndex) -> None:
    grid = table(["指标", "单位", "2022年", "2023年"], [["综合能耗", "吨标准煤", "10", "20"]], page=7)
    last = list(table_metrics(grid, index, TableContext(True, "", 2023)))[-1].evidence[0]
    assert (last.page, last.place) == (7, "table")
    assert "综合能耗" in last.text and "20" in last.text
    assert last.mark is not None and last.bbox[0] <= last.mark[0] and last.mark[2] <= last.bbox[2]


def test_a_digit_more_than_the_row_prints_is_doubted(index: IndicatorIndex) -> None:
    grid = table(["指标", "单位", "2021年", "2022年", "2023年"], [["办公用纸量", "吨", "12.31", "12.116", "12.45"]])
    found = {m.period: m.confidence for m in table_metrics(grid, index, TableContext(True, "环境绩效", 2023))}
    assert found["2022"] < Decimal("0.6") < found["2021"] == found["2023"]
