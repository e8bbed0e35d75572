"""What a report says that cannot be so: years, negative amounts, shares over the whole; told as coded warnings.

None of it is judged (``checker.selection`` keeps it out or doubts it); the warnings say what was found and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.selection import Facts, impossible, year_of
from checker.wording import mention
from extractors.facts import Metric, Warning
from extractors.messages import message

EXAMPLES = 3
FIRST, LAST = 1990, 2100


def soundness(facts: Facts, language: str = "zh") -> tuple[Warning, ...]:
    """The warnings in the order of their codes; a kind of fault is told once, with its first places."""
    known = [metric for owner in facts.indicators for metric in facts.of(owner, "actual")]
    year = facts.report.report_year
    found = [
        _warning("R212", [one for one in known if year and (year_of(one.period) or 0) > year], language),
        _warning("R213", [one for one in known if _fault(facts, one) == "negative"], language),
        _warning("R214", [one for one in known if _fault(facts, one) == "beyond"], language),
        _warning("R215", [one for one in known if _empty(facts, one)], language),
    ]
    if year and not FIRST <= year <= LAST:
        words = message("R211", language, year=year, first=FIRST, last=LAST)
        found.insert(0, Warning(code="R211", message=words))
    return tuple(one for one in found if one)


def _fault(facts: Facts, metric: Metric) -> str | None:
    return impossible(metric, facts.indicators[metric.indicator or ""])


def _empty(facts: Facts, metric: Metric) -> bool:
    """Whether a denominator of intensities is nothing, so that none can be computed with it."""
    names = {owner.denominator for owner in facts.indicators.values()}
    return metric.value == 0 and metric.indicator in names


def _warning(code: str, metrics: Sequence[Metric], language: str) -> Warning | None:
    if not metrics:
        return None
    words = message(code, language, count=len(metrics), told=_told(metrics[:EXAMPLES]))
    return Warning(code=code, message=words, page=metrics[0].evidence[0].page if metrics[0].evidence else None)


def _told(metrics: Iterable[Metric]) -> str:
    return "；".join(mention(metric) for metric in metrics)
