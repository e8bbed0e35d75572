"""Enterprises of several industries: limits that differ between them, and values that cover more than one.

Nothing is chosen in silence: both limits are judged and say so, a warning names them, and a value of the whole
enterprise judged by one industry's target says that it covers the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from checker.applicability import exemption
from checker.selection import Facts
from checker.trajectories import target_record
from checker.wording import target_words
from extractors.facts import Warning
from extractors.messages import message
from policies.schema import Check, Plan, Provision, Target


@dataclass(frozen=True, slots=True)
class Mixture:
    """Notes by the id of a check, and the warnings of a report."""

    notes: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Warning, ...] = ()


def mixture(plan: Plan, facts: Facts, language: str = "zh") -> Mixture:
    """What belonging to several industries means for the plan's checks; empty for an enterprise of one."""
    own = [evidence.id for evidence in facts.report.industries]
    if len(own) < 2:
        return Mixture()
    names = "、".join(facts.industries[one].name for one in own if one in facts.industries)
    asked = [one for one in _asked(plan) if exemption(*one, facts) is None]
    rivals = [(one, other) for one, other in combinations(asked, 2) if _differ(one, other)]
    whole = f"企业兼属{names}，企业整体的数值包括其他行业的业务。"
    notes = {check.id: whole for _, check in asked if _of_the_whole(check, facts)}
    for one, other in rivals:
        for (_, check), (_, rival) in ((one, other), (other, one)):
            notes[check.id] = f"企业兼属{names}，同一指标另有要求：{_words(rival)}；分别判定，没有取舍。"
    return Mixture(notes, tuple(_warnings(rivals, names, language)))


def _asked(plan: Plan) -> Iterator[tuple[Provision, Check]]:
    """The checks with a target that ask something of some industries only."""
    for provision in plan.provisions:
        for check in provision.checks:
            if getattr(check, "indicators", ()) and _target(check) and (check.industries or provision.industries):
                yield provision, check


def _target(check: Check) -> Target | None:
    target: Target | None = getattr(check, "target", None)
    return target


def _of_the_whole(check: Check, facts: Facts) -> bool:
    """Whether the check is judged by values of the whole enterprise, not of a product or of each site."""
    owners = [facts.indicators.get(name) for name in getattr(check, "indicators", ())]
    product = all(owner is not None and owner.product for owner in owners)
    return check.boundary != "each-site" and check.kind in ("limit", "reduction") and not product


def _differ(one: tuple[Provision, Check], other: tuple[Provision, Check]) -> bool:
    """Whether two industries' checks set different targets to one indicator for one deadline."""
    addressed = [set(check.industries or provision.industries) for provision, check in (one, other)]
    first, second = _target(one[1]), _target(other[1])
    if one[1].kind != other[1].kind or addressed[0] & addressed[1] or first is None or second is None:
        return False
    shared = set(getattr(one[1], "indicators", ())) & set(getattr(other[1], "indicators", ()))
    limits = [(target.comparator, target.value, target.unit) for target in (first, second)]
    return bool(shared) and first.deadline == second.deadline and limits[0] != limits[1]


def _words(check: Check) -> str:
    target = _target(check)
    return f"“{check.title}”{target_words(target_record(target)) if target else ''}"


def _warnings(
    rivals: list[tuple[tuple[Provision, Check], tuple[Provision, Check]]], industries: str, language: str
) -> Iterator[Warning]:
    for (_, one), (_, other) in rivals:
        words = message("R216", language, industries=industries, told=f"{_words(one)}、{_words(other)}")
        yield Warning(code="R216", message=words)
