"""The same quantity with two values for one year and boundary: table against prose, page against page, unit slips.

Precision before recall: what is only rounded, only approximate, or only printed next to each other for different
things (two outlets, two projects, a crowd of rows) is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from checker.contradictions.restatements import restated
from checker.contradictions.telling import Contradiction, Kind
from checker.precision import agrees, in_unit, last_digit
from checker.selection import Facts, place_of, scope_of, shaky, year_of
from checker.slips import off_by
from checker.wording import mention, times
from extractors.facts import Metric
from policies.schema import Indicator
from policies.units import dimension

CROWD = 3
FAR = Decimal(2)
LONG = 4
SHARES = ("%", "pp")
# Nouns of single works in a label: what is said of one is not said of another.
WORKS = re.compile(r"项目|工程|机组|电站|电厂|车间|生产线|分厂")
PLAIN = re.compile(r"[\W_]|(?:19|20)\d\d|年度?|本?公司|集团|企业|全年|报告期内?|合计|总计|共计|排放总?量|总量")


def duplicates(facts: Facts) -> list[Contradiction]:
    """The contradictions between the values of one indicator, then those of figures without one."""
    groups: dict[tuple[str, int, str, str | None], list[Metric]] = defaultdict(list)
    for owner in facts.indicators.values():
        name = _quantity(facts, owner)
        for metric in facts.of(owner.id, "actual"):
            year = year_of(metric.period)
            if year and metric.bound is None and not shaky(metric):
                groups[name, year, scope_of(metric, owner), dimension(metric.unit)].append(metric)
    found = [one for group in groups.values() for one in _contradictions(facts, group)]
    return [*found, *_told_twice(facts), *_misprints(facts)]


def _told_twice(facts: Facts) -> list[Contradiction]:
    """The enterprise's own target for a year, or its change against a year, told with two values."""
    groups: dict[tuple[str | None, ...], list[Metric]] = defaultdict(list)
    for owner in facts.indicators.values():
        for metric in facts.of(owner.id, "target", "change"):
            dated = year_of(metric.period) and (metric.kind == "target" or year_of(metric.baseline))
            if dated and metric.bound is None and not shaky(metric) and metric.unit in SHARES:
                key = (owner.id, metric.kind, metric.period, metric.baseline, scope_of(metric, owner), metric.unit)
                groups[key].append(metric)
    found = (one for group in groups.values() for one in _contradictions(facts, group))
    return [one for one in found if _apart(*one.metrics[:2])]


def _apart(one: Metric, other: Metric) -> bool:
    """Whether two shares differ by more than rounding up and cutting off may make of one (4.6 and 4.5)."""
    return abs(one.value - other.value) > max(last_digit(one), last_digit(other))


def _quantity(facts: Facts, owner: Indicator) -> str:
    """The indicator, or the theme's total where the report uses both names for one amount (equal in some year)."""
    total = f"{owner.theme}.total"
    if not owner.parts or total not in facts.indicators:
        return owner.id
    years = set(facts.years(owner.id)) & set(facts.years(total))
    pairs = [(facts.figure(owner.id, year), facts.figure(total, year)) for year in sorted(years)]
    same = any(one and other and agrees(one.metrics[0], other.metrics[0]) for one, other in pairs)
    return total if same else owner.id


def _contradictions(facts: Facts, group: Sequence[Metric]) -> list[Contradiction]:
    """Of a crowd of values nothing can be said: they belong to rows or outlets whose names were not understood."""
    distinct = _distinct(sorted(group, key=lambda metric: (place_of(metric), metric.id)))
    if not 1 < len(distinct) <= CROWD:
        return []
    first, *others = distinct
    return [told for other in others if (told := _contradiction(facts, first, other))]


def _distinct(metrics: Iterable[Metric]) -> list[Metric]:
    kept: list[Metric] = []
    for metric in metrics:
        if not any(agrees(metric, one) for one in kept):
            kept.append(metric)
    return kept


def _contradiction(facts: Facts, one: Metric, other: Metric) -> Contradiction | None:
    factor = off_by(other, one)
    if factor is not None:
        message = f"{mention(other)}与{mention(one)}相比恰好{times(factor)}，疑为单位错误。"
        return Contradiction("unit-slip", message, (one, other))
    value = in_unit(other, one.unit)
    if value is None or not one.value or not 1 / FAR <= abs(value / one.value) <= FAR:
        return None
    kind = _kind(facts, one, other)
    if kind != "restated" and _different_things(facts, one, other):
        return None
    words = {"restated": "属于重述前后的数值", "prose-vs-table": "以绩效表为准"}.get(kind, "数值不同")
    return Contradiction(kind, f"{mention(one)}与{mention(other)}不一致，{words}。", (one, other))


def _kind(facts: Facts, one: Metric, other: Metric) -> Kind:
    if restated(facts, one, other):
        return "restated"
    return "prose-vs-table" if place_of(one) != place_of(other) else "duplicate"


def _different_things(facts: Facts, one: Metric, other: Metric) -> bool:
    """Whether the two are values of two things: side by side in one manner, two rows with heads, two works."""
    places = [{(evidence.page, evidence.place) for evidence in metric.evidence} for metric in (one, other)]
    works = [_works(facts, metric) for metric in (one, other)]
    together = place_of(one) == place_of(other) and bool(places[0] & places[1])
    return together or _two_rows(one, other) or works[0] != works[1]


def _two_rows(one: Metric, other: Metric) -> bool:
    """Whether both stand in one table, on a page or over two, in rows that begin with different sites or outlets."""
    heads = [(page, head) for page, head in _heads(one) if head]
    return any(abs(page - place) < 2 and head != name for page, head in heads for place, name in _heads(other) if name)


def _heads(metric: Metric) -> list[tuple[int, str]]:
    """What stands before the label in each row of a table (一厂|非甲烷总烃 8.6 60), with its page."""
    rows = [(one.page, one.text) for one in metric.evidence if one.place == "table" and metric.label in one.text]
    return [(page, row.partition(metric.label)[0].strip()) for page, row in rows]


def _works(facts: Facts, metric: Metric) -> str:
    """The words of the label that name a project or plant of its own; empty where it names only the quantity."""
    owner = facts.indicators.get(metric.indicator or "")
    names = sorted(owner.synonyms, key=len, reverse=True) if owner else []
    rest = metric.label
    for name in names:
        rest = rest.replace(name, "")
    rest = PLAIN.sub("", rest)
    return rest if WORKS.search(rest) else ""


def _misprints(facts: Facts) -> Iterator[Contradiction]:
    """Figures of no indicator, under one name, unit and year on two pages, that differ in a single digit."""
    named: dict[tuple[str, str, str, str], list[Metric]] = defaultdict(list)
    for metric in facts.report.metrics:
        if metric.indicator is None and metric.kind == "actual" and metric.bound is None and not shaky(metric):
            named[PLAIN.sub("", metric.label), metric.unit, metric.period, metric.boundary].append(metric)
    for (name, *_), metrics in named.items():
        for one, other in combinations(metrics, 2) if len(name) >= LONG and len(metrics) <= CROWD else ():
            if _one_digit_apart(one, other) and not _different_things(facts, one, other):
                message = f"{mention(one)}与{mention(other)}只差一个数字，疑有笔误。"
                yield Contradiction(
                    "prose-vs-table" if place_of(one) != place_of(other) else "duplicate", message, (one, other)
                )


def _one_digit_apart(one: Metric, other: Metric) -> bool:
    first, second = (re.sub(r"\D", "", str(metric.value.normalize())) for metric in (one, other))
    return len(first) == len(second) >= LONG and sum(a != b for a, b in zip(first, second, strict=True)) == 1
