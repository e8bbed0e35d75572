"""Whether an enterprise does what a share or a count of enterprises is made of (采用热电联产, 绿色制造标杆)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker import derivations
from checker.rules.adoption import ORDER, STATUSES
from checker.selection import Facts
from extractors.facts import Evidence
from policies.schema import Check, Counted, Plan, SharedBySome
from policies.verification import checks

PLACES = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an enterprise does what a share counts: yes, no, or None with the ``reason`` why that is not known."""

    yes: bool | None
    reason: str
    evidence: tuple[Evidence, ...] = ()


def answers(facts: Facts, plan: Plan) -> dict[str, Answer]:
    """Whether the document shows that the enterprise does what a share or a count of enterprises is made of."""
    return {
        check.id: answer(facts, check, figure)
        for _, check in checks(plan)
        for figure in check.sector
        if isinstance(figure, SharedBySome | Counted) and figure.aggregate != "share-meeting"
    }


def answer(facts: Facts, check: Check, figure: SharedBySome | Counted) -> Answer:
    """By the enterprise's own share where it gives one (any above zero is use), else by its measures."""
    shares = [derivations.figure(facts, name, facts.year or 0) for name in getattr(check, "indicators", ())]
    certain = next((share for share in shares if share and share.certain and share.bound != "<"), None)
    if certain:
        evidence = [one for metric in certain.metrics if metric.derivation is None for one in metric.evidence[:1]]
        return Answer(certain.value > 0, "", tuple(evidence))
    return _by_measures(facts, figure.measures or getattr(check, "measures", ()))


def _by_measures(facts: Facts, measures: Sequence[str]) -> Answer:
    """Plans, studies and mere names leave open whether the thing is done; so do pages that were not read."""
    actions = sorted(facts.actions(measures), key=lambda action: ORDER.index(action.stance))
    if not actions:
        unread = facts.report.unreadable_pages
        return Answer(None, "未提及，且有未能读取的页面" if unread else "未披露是否采用")
    stance = actions[0].stance
    deciding = [action for action in actions if action.stance == stance]
    evidence = tuple(dict.fromkeys(one for action in deciding[:PLACES] for one in action.evidence[:1]))
    if stance in ("stopped", "absent"):
        return Answer(False, "", evidence)
    if STATUSES[stance] == "met":
        return Answer(True, "", evidence)
    return Answer(None, "只点名而没有说明做法" if stance == "named" else "只有计划或研究", evidence)
