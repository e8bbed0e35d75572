"""条文—规则对照表 as one self-contained HTML page."""

from __future__ import annotations

from checker.writers.coverage import HEADS, CoverageView
from checker.writers.html import environment


def coverage_html(view: CoverageView) -> str:
    """The page; everything out of the plan is escaped."""
    return environment().get_template("plan_coverage.html.j2").render(view=view, heads=HEADS)
