"""行业指标：只对整个行业成立的数值，不判单个企业。

条文：二（二）5 “2025年末，造纸行业产业集中度前30位企业达75%”。
判据：对单个企业一律 not-applicable（案例19）；列出企业自身的产能、产量，供行业汇总。
通过示例：任何企业 → not-applicable，附产量。
不通过示例：没有；行业指标不构成企业的差距。
"""

from __future__ import annotations

from checker.selection import Figure
from checker.trajectories import target_record
from checker.verdicts import Case, Verdict
from checker.wording import mention
from policies.schema import SectorCheck


def judge(check: SectorCheck, case: Case) -> Verdict:
    """Always ``not-applicable``, with the enterprise's own figures for the sector's sum; see the module's 判据."""
    figures = [figure for name in check.shown if (figure := _figure(name, case))]
    told = f"；企业自身：{'；'.join(mention(figure.metrics[0]) for figure in figures)}" if figures else ""
    first = figures[0] if figures else None
    return Verdict(
        status="not-applicable",
        reason=f"这是行业整体的指标，不对单个企业判定{told}。",
        value=first.value if first else None,
        unit=first.unit if first else None,
        period=str(first.year) if first else None,
        target=target_record(check.target) if check.target else None,
        metrics=tuple(metric for figure in figures for metric in figure.metrics),
    )


def _figure(name: str, case: Case) -> Figure | None:
    return case.facts.figure(name, case.year)
