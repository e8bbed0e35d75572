"""In which boundaries a check's values are looked for.

judgement.md: a value of one site or product line does not stand for the enterprise, unless the provision itself speaks
of that product line (人造革合成革, 复合膜): then that line's value is the very one asked for, and goes first.
"""

from __future__ import annotations

from checker.selection import WIDE, Facts
from policies.schema import Check, CheckBase, Indicator


def scopes_of(check: Check, facts: Facts) -> tuple[str, ...]:
    """The product lines that the check speaks of and the report gives values for, then the whole enterprise."""
    if check.boundary != "product" and not check.branches:
        return WIDE
    names = (*getattr(check, "indicators", ()), *getattr(check, "proxies", ()))
    lines = {metric.boundary for name in names for metric in facts.of(name, "actual", "baseline", "change")}
    return (*sorted(line for line in lines if is_product_line(line, check)), *WIDE)


def is_product_line(scope: str, check: CheckBase, owner: Indicator | None = None) -> bool:
    """Whether the boundary is one product line, and the very one that the check or the indicator speaks of."""
    kind, _, name = scope.partition(":")
    words = ((owner.product if owner else None) or "", check.population, *check.keywords)
    return kind == "product" and bool(name) and any(word and (name in word or word in name) for word in words)
