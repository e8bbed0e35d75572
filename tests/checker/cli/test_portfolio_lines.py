"""What the terminal says of a batch."""

from __future__ import annotations

from typing import Any

from checker.cli.portfolio_lines import portfolio_lines
from tests.checker.portfolio.building import portfolio

TOLD: list[dict[str, Any]] = [
    {"name": "甲纸业有限公司", "year": 2022, "values": {"energy.per-paper": 470, "activity.output-paper": 1000}},
    {"name": "甲纸业有限公司", "year": 2024, "values": {"energy.per-paper@2022": 465, "energy.per-paper": 440}},
]


def test_the_first_line_is_the_whole_batch() -> None:
    first, *rest = portfolio_lines(portfolio(TOLD), "portfolio.json", "zh")
    assert first.startswith("批次：2份文件（未能读取0份），1家企业；") and first.endswith("汇总在 portfolio.json")
    assert any(line.startswith("  [达标] 三(一)1：提交的造纸企业共1家") for line in rest)
    assert any("没有提交2023年度的报告" in line for line in rest) and any("465 kgce/t" in line for line in rest)
    assert any(line.startswith("  R453 ") for line in rest)


def test_figures_that_no_enterprise_gives_are_not_listed() -> None:
    lines = list(portfolio_lines(portfolio(TOLD), None, "zh"))
    assert not any("没有一家" in line or "没有提交本项" in line for line in lines)
    assert "汇总在" not in lines[0]


def test_english() -> None:
    first, *rest = portfolio_lines(portfolio(TOLD), "portfolio.json", "en")
    assert first.startswith("batch: 2 documents (0 unreadable), 1 enterprises;")
    assert any(line.startswith("  [met] ") for line in rest)
