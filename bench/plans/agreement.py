"""How well a draft agrees with curated data of the same plan: targets, and measures place by place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from extractors.plans.drafts import Draft
from extractors.plans.provisions import named_measures
from policies.schema import Plan, Target
from policies.verification import checks, measures_of

Key = tuple[str, str, Decimal, str]


@dataclass(frozen=True)
class Agreement:
    """Hits, and what either side has alone."""

    hits: int
    missed: tuple[object, ...]
    extra: tuple[object, ...]

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + len(self.missed) or 1)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + len(self.extra) or 1)


def target_agreement(draft: Draft, plan: Plan) -> Agreement:
    """Each curated target must be drafted in one of its places with its comparator, value and unit.

    A curated provision may carry a target of several places; a draft has it in each.
    """
    drafted = Counter(
        (one.ref, target["comparator"], Decimal(target["value"]), target["unit"])
        for one in draft.provisions
        for check in one.content.get("checks", [])
        if (target := check.get("target"))
    )
    wanted = [
        ((provision.ref, *provision.also), target)
        for provision, check in checks(plan)
        if (target := getattr(check, "target", None)) is not None
    ]
    missed = [(places[0], t.as_printed) for places, t in wanted if not any(_key(p, t) in drafted for p in places)]
    known = {_key(place, target) for places, target in wanted for place in places}
    extra = [key for key in drafted if key not in known]
    return Agreement(len(wanted) - len(missed), tuple(missed), tuple(extra))


def _key(place: str, target: Target) -> Key:
    return place, target.comparator, target.value, target.unit


def measure_agreement(draft: Draft, plan: Plan) -> Agreement:
    """Pairs of place and measure: a curated pair is found where the draft names the measure in one of the places."""
    drafted = named_measures(draft.provisions)
    wanted = [
        ((provision.ref, *provision.also), name) for provision, check in checks(plan) for name in measures_of(check)
    ]
    pairs = {(places, name) for places, name in wanted}
    missed = [(places[0], name) for places, name in sorted(pairs) if not any((p, name) in drafted for p in places)]
    known = {(place, name) for places, name in pairs for place in places}
    extra = sorted(drafted - known)
    return Agreement(len(pairs) - len(missed), tuple(missed), tuple(extra))
