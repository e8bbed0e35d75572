"""What to supply or do about a finding that is not met: one plain Chinese sentence, with figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.results import Status, TargetRecord
from checker.selection import Facts
from checker.trajectories import shown
from checker.verdicts import Case
from checker.wording import amount, pages
from extractors.facts import Action, Metric
from policies.schema import Boundary, Check, Indicator

PLACES: dict[Boundary, str] = {
    "enterprise": "企业整体",
    "each-site": "每座窑炉、每条线或每个厂",
    "product": "条文所指产品",
}
NAMED = 3


@dataclass(frozen=True, slots=True)
class Step:
    """What must move from ``now`` to ``goal``, both in ``unit``; ``aside`` tells the goal in the plan's own terms."""

    name: str
    now: Decimal
    goal: Decimal
    unit: str
    aside: str = ""

    @property
    def words(self) -> str:
        """纸及纸板单位产品综合能耗降到450 kgce/t."""
        goal = amount(shown(self.goal, self.unit), self.unit)
        return f"{self.name}{'降' if self.goal < self.now else '提高'}到{goal}{self.aside}"

    def missing(self, years: int) -> str:
        """还差18.2 kgce/t，平均每年降低9.1 kgce/t; the pace only while there are years left."""
        unit, missing = "pp" if self.unit == "%" else self.unit, self.goal - self.now
        told = f"还差{amount(abs(shown(missing, unit)), unit)}"
        if years <= 0:
            return told
        return f"{told}，平均每年{'降低' if missing < 0 else '提高'}{amount(abs(shown(missing / years, unit)), unit)}"


def remedy(step: Step, status: Status, target: TargetRecord, year: int) -> str:
    """What a value short of its target needs until the deadline; after it, what must be explained."""
    years = (target.deadline or year) - year
    missing = step.missing(years)
    if years <= 0:
        return f"请使{step.words}：{missing}，并说明未达到的原因、整改措施和完成时间"
    if status == "on-track":
        return f"请保持进度，到{target.deadline}年使{step.words}：{missing}，并逐年披露"
    return f"请到{target.deadline}年使{step.words}：{missing}，并说明滞后的原因和拟采取的措施"


def asked(check: Check, names: Sequence[str], case: Case, *years: int) -> str:
    """What to disclose: the check's own words, then the indicators with units, the boundary and the years."""
    owners = [owner for name in names if (owner := case.facts.indicators.get(name))]
    hint = (check.advice or f"请披露{check.title}").rstrip("。")
    if not owners:
        return hint
    quantities = "或".join(_quantity(owner) for owner in owners[:NAMED])
    when = "和".join(f"{year}年" for year in dict.fromkeys(years) if year)
    return f"{hint}（{PLACES[check.boundary]}{when}的{quantities}）{_half(owners, case.facts, years)}"


def _quantity(owner: Indicator) -> str:
    return owner.name if owner.unit in ("1", "") else f"{owner.name}，单位{owner.unit}"


def _half(owners: Iterable[Indicator], facts: Facts, years: Iterable[int]) -> str:
    """Which half of a quotient the report gives already and which is lacking; empty where it gives neither or both."""
    for owner in owners:
        parts = [facts.indicators.get(name or "") for name in (owner.numerator, owner.denominator)]
        given = [part for part in parts if part and any(facts.figure(part.id, year) for year in years)]
        lacking = [part for part in parts if part and part not in given]
        if len(given) == 1 and len(lacking) == 1:
            return f"；报告已有{given[0].name}，补充同一边界、同一年度的{lacking[0].name}（{lacking[0].unit}）即可推算"
    return ""


def checked_anew(metrics: Iterable[Metric]) -> str:
    """What to do about figures that cannot be right or disagree."""
    known = [metric for metric in metrics if metric.derivation is None]
    place = pages(one for metric in known for one in metric.evidence)
    values = "、".join(dict.fromkeys(f"{metric.as_printed.strip()}{metric.printed_unit}" for metric in known[:NAMED]))
    return f"请核实{place}的{known[0].name}（{values}），更正后重新核对" if known else "请核实并更正报告中的数据"


def started(action: Action, hint: str) -> str:
    """What to do about a measure that is only planned or studied; ``hint`` is what to disclose of it."""
    told = hint.rstrip("。") or "请披露时间、内容与效果"
    return f"请落实{action.name}的计划（{pages(action.evidence)}），实施后{told}"


def undertaken(action: Action) -> str:
    """What to do about a measure that is not carried out, or was given up."""
    if action.stance == "stopped":
        return f"{pages(action.evidence)}称{action.name}已停止：请说明原因，能够恢复的披露恢复的方案和时间"
    return (
        f"{pages(action.evidence)}称{action.name}未实施：请研究其可行性并披露方案、时间和预期效果，条件不具备的说明原因"
    )


def ended(action: Action) -> str:
    """What to do about a practice that the plan wants ended."""
    return f"请停止{action.name}（{pages(action.evidence)}），并披露停止的时间、处置方式和防止再次发生的措施"
