"""What a schema cannot see in a plan: quotes that stand in the text, names that exist, ids that are unique.

Each problem is one Chinese sentence that begins with the place of the fault. Figures are proved in
``policies.target_faults``, use of the vocabulary in ``policies.usage``, and ``policies.proofs`` gathers all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from policies.clauses import clauses, closed_up
from policies.schema import (
    AdoptionCheck,
    Check,
    IncreaseCheck,
    LevelCheck,
    LimitCheck,
    Measure,
    Plan,
    ProhibitionCheck,
    Provision,
    ReductionCheck,
    SectorCheck,
    ShareCheck,
    SharedBySome,
    Target,
    TrendCheck,
    Vocabulary,
)


def problems(plan: Plan, vocabulary: Vocabulary) -> list[str]:
    """Everything wrong with ``plan`` and the parts of ``vocabulary`` it rests on; empty when all is well."""
    return [
        *_repeated(plan, vocabulary),
        *(problem for provision in plan.provisions for problem in _of_provision(provision, plan)),
        *_unknown_names(plan, vocabulary),
        *_of_doubts(plan),
        *(problem for measure in vocabulary.measures for problem in _of_measure(measure)),
    ]


def checks(plan: Plan) -> Iterator[tuple[Provision, Check]]:
    """Every check of the plan with its provision, in the plan's order."""
    return ((provision, check) for provision in plan.provisions for check in provision.checks)


def indicators_of(check: Check) -> tuple[str, ...]:
    """All indicators that a check names, in whatever part."""
    match check:
        case LimitCheck():
            return (*check.indicators, *check.related)
        case ReductionCheck():
            return (*check.indicators, *check.proxies, *check.related)
        case IncreaseCheck() | ShareCheck() | TrendCheck():
            return check.indicators
        case SectorCheck():
            return check.shown
    return ()


def measures_of(check: Check) -> tuple[str, ...]:
    """All measures and practices that a check names."""
    if isinstance(check, ProhibitionCheck):
        return check.practices
    if isinstance(check, LevelCheck):
        return check.levels
    return check.measures if isinstance(check, AdoptionCheck | ShareCheck) else ()


def _repeated(plan: Plan, vocabulary: Vocabulary) -> Iterator[str]:
    kinds: dict[str, Iterable[str]] = {
        "条文": (provision.id for provision in plan.provisions),
        "检查": (check.id for _, check in checks(plan)),
        "疑点": (doubt.id for doubt in plan.doubts),
        "措施": (measure.id for measure in vocabulary.measures),
        "指标": (indicator.id for indicator in vocabulary.indicators),
        "行业": (industry.id for industry in vocabulary.industries),
        "门类": (branch.id for branch in vocabulary.branches),
    }
    for kind, names in kinds.items():
        yield from (f"{name}：{kind} id 重复 {times} 次" for name, times in Counter(names).items() if times > 1)


def _of_provision(provision: Provision, plan: Plan) -> Iterator[str]:
    texts = clauses(plan.text)
    places = (provision.ref, *provision.also)
    yield from (f"{provision.id}：方案中没有“{place}”" for place in places if place not in texts)
    words = [closed_up(texts[place]) for place in places if place in texts]
    if not provision.quotes:
        yield f"{provision.id}：没有引文"
    for quote in provision.quotes:
        if not any(closed_up(quote) in text for text in words):
            yield f"{provision.id}：引文“{quote}”不在{'、'.join(places)}的原文中"
    if bool(provision.checks) == bool(provision.unchecked):
        yield f"{provision.id}：要么有检查，要么说明为何不检查，二者取一"
    if provision.role == "context" and provision.checks:
        yield f"{provision.id}：背景条文不应有检查"
    for check in provision.checks:
        for target in (getattr(check, "target", None), *sector_targets(check)):
            yield from _of_target(check, target, words) if target else ()


def sector_targets(check: Check) -> list[Target]:
    """The targets of a check that hold for the sector only (全部达到)."""
    return [one.target for one in check.sector if isinstance(one, SharedBySome) and one.target]


def _of_target(check: Check, target: Target, words: list[str]) -> Iterator[str]:
    printed = closed_up(target.as_printed)
    if not any(printed in text for text in words):
        yield f"{check.id}：目标的原文“{target.as_printed}”不在所引条文中"
    for value in (target.value, target.start):
        if value is not None and not _is_printed(value, target.unit, printed):
            yield f"{check.id}：目标值 {value} 不在其原文“{target.as_printed}”中"


def _is_printed(value: Decimal, unit: str, printed: str) -> bool:
    """Whether the number stands in the words; 全部 and 全覆盖 print 100 %, 一级 and 二级 print a level."""
    words = {("100", "%"): ("全部", "全覆盖"), ("1", "级"): ("一级",), ("2", "级"): ("二级",)}
    if any(word in printed for word in words.get((f"{value:f}", unit), ())):
        return True
    return re.search(rf"(?<![\d.]){re.escape(f'{value:f}')}(?![\d.])", printed) is not None


def _unknown_names(plan: Plan, vocabulary: Vocabulary) -> Iterator[str]:
    measures = {measure.id: measure for measure in vocabulary.measures}
    indicators = {indicator.id for indicator in vocabulary.indicators}
    doubts = {doubt.id for doubt in plan.doubts}
    branches = {branch.id for branch in vocabulary.branches}
    for provision, check in checks(plan):
        yield from (f"{check.id}：没有门类 {name}" for name in check.branches if name not in branches)
        yield from (f"{check.id}：没有指标 {name}" for name in indicators_of(check) if name not in indicators)
        yield from _unknown_measures(check, measures)
        yield from (f"{check.id}：没有疑点 {name}" for name in check.doubts if name not in doubts)
        yield from (f"{check.id}：没有行业 {name}" for name in check.industries if name not in plan.head.industries)
        outside = set(check.industries) - set(provision.industries) if provision.industries else set()
        yield from (f"{check.id}：行业 {name} 不在条文的行业之内" for name in sorted(outside))
    known = {industry.id for industry in vocabulary.industries} or set(plan.head.industries)
    yield from (f"plan.yaml：没有行业 {name}" for name in plan.head.industries if name not in known)
    for provision in plan.provisions:
        unknown = [name for name in provision.industries if name not in plan.head.industries]
        yield from (f"{provision.id}：没有行业 {name}" for name in unknown)


def _unknown_measures(check: Check, measures: dict[str, Measure]) -> Iterator[str]:
    practice = isinstance(check, ProhibitionCheck)
    for name in measures_of(check):
        if name not in measures:
            yield f"{check.id}：没有措施 {name}"
        elif measures[name].practice != practice:
            yield f"{check.id}：措施 {name} {'不是' if practice else '是'}要终止的做法"


def _of_doubts(plan: Plan) -> Iterator[str]:
    texts = clauses(plan.text)
    for doubt in plan.doubts:
        yield from (f"{doubt.id}：方案中没有“{place}”" for place in doubt.places if place not in texts)


def _of_measure(measure: Measure) -> Iterator[str]:
    yield from (f"{measure.id}：近义词“{word}”重复" for word, times in Counter(measure.synonyms).items() if times > 1)
    patterns = [_pattern(synonym) for synonym in measure.synonyms]
    for phrase in measure.lookalikes:
        if not any(pattern.search(phrase) for pattern in patterns):
            yield f"{measure.id}：易混词“{phrase}”不含任何近义词"


def _pattern(synonym: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in synonym.split("…")), re.IGNORECASE)
