"""The rules: one module a kind of check, found by the check's kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.rules import adoption, increase, level, limit, prohibition, reduction, sector, share, trend
from checker.verdicts import Case, Verdict
from policies.schema import Check

RULES: dict[str, Callable[[Any, Case], Verdict]] = {
    "limit": limit.judge,
    "reduction": reduction.judge,
    "increase": increase.judge,
    "share": share.judge,
    "adoption": adoption.judge,
    "prohibition": prohibition.judge,
    "trend": trend.judge,
    "level": level.judge,
    "sector": sector.judge,
}


def verdict_on(check: Check, case: Case) -> Verdict:
    """What the rule of the check's kind concludes."""
    return RULES[check.kind](check, case)
