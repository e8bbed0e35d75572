"""Values of an earlier year given anew (追溯重述): what was printed before, against what is printed now."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.contradictions.telling import Contradiction
from checker.precision import agrees, in_unit
from checker.selection import WIDE, Facts, place_of, scope_of, year_of
from checker.wording import amount, mention, pages
from extractors.facts import Metric
from policies.schema import Indicator

RESTATED = (
    "重述",
    "追溯",
    "调整前",
    "修订前",
    "原披露",
    "上年报告披露",
    "此前披露",
    "更正前",
    "重新核算",
    "重新测算",
    "重编",
    "restated",
)
NEAR = Decimal(2)


def restated(facts: Facts, one: Metric, other: Metric) -> bool:
    """Whether the two values of an earlier year are told as given before and given anew."""
    year = year_of(one.period)
    return bool(year and facts.year and year < facts.year) and (_says_so(one) or _says_so(other))


def _says_so(metric: Metric) -> bool:
    return any(cue in evidence.text for evidence in metric.evidence for cue in RESTATED)


def restatements(facts: Facts) -> list[Contradiction]:
    """The former values whose name the sentence does not repeat (重述前分别为…), each beside what is printed now."""
    found: dict[str, Contradiction] = {}
    for metric in facts.report.metrics:
        year = year_of(metric.period)
        if metric.indicator is None and metric.kind == "actual" and year and _says_so(metric):
            now = next(iter(sorted(_candidates(facts, metric, year), key=lambda one: _distance(metric, one))), None)
            if now is not None:
                found.setdefault(now.id, _told(metric, now))
    return list(found.values())


def _candidates(facts: Facts, former: Metric, year: int) -> Iterator[Metric]:
    """What the report now prints for that year of quantities that the sentence names, close to the former value."""
    if facts.year is None or year >= facts.year:
        return
    text = " ".join(evidence.text for evidence in former.evidence)
    for owner in facts.indicators.values():
        for metric in facts.of(owner.id, "actual"):
            same = year_of(metric.period) == year and scope_of(metric, owner) in WIDE and place_of(metric) == 0
            if same and _names(text, metric, owner) and not agrees(former, metric) and _distance(former, metric) < NEAR:
                yield metric


def _names(text: str, metric: Metric, owner: Indicator) -> bool:
    """Whether the sentence names the quantity: its label, one of its names, or its total when no other name stands."""
    words = (metric.label, *owner.synonyms, *(("总量", "总排放") if owner.parts else ()))
    return any(len(word) > 1 and word in text for word in words)


def _distance(former: Metric, now: Metric) -> Decimal:
    """How far apart the values are, as a factor from 1 on; two and more where they cannot be compared."""
    value = in_unit(former, now.unit)
    if value is None and former.unit == "t" and now.unit.startswith("t"):
        value = former.value  # 吨 for tonnes of CO2 equivalent
    if value is None or value <= 0 or now.value <= 0:
        return NEAR
    ratio = value / now.value
    return max(ratio, 1 / ratio)


def _told(former: Metric, now: Metric) -> Contradiction:
    before = f"{amount(former.value, now.unit)}（{pages(former.evidence)}）"
    return Contradiction(
        kind="restated",
        message=f"{mention(now)}与报告所称的原数值{before}不一致，属于重述前后的数值。",
        metrics=(now, former),
    )
