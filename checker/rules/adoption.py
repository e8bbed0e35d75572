"""采用：企业在自身运营中实施了条文所列的至少一项措施。

条文：二（一）2 “引导有条件的企业进行屋顶光伏发电改造”；三（一）1 “推广低能耗蒸煮、氧脱木素、宽压区压榨……等低碳技术
    装备”。
判据：有“已实施”“正在实施”的证据为 met（一个工厂实施即可，案例11）；只有计划、在建、研究、试验为 planned（案例22）；
    曾实施而停止的为 not-met（案例12）；明说未实施又没有计划的为 not-met，有计划或研究的为 planned（案例1）；只点名
    措施而没有做法的为 insufficient（案例8）；全文未提为 not-disclosed，有未读页面时为 cant-tell。因此证据的次序是：
    已实施、正在实施、已计划、研究中、已停止、未实施、仅有表述；既有实施又有停止的按实施判，并请人复核。
通过示例：“扬帆厂屋顶光伏于9月并网发电”（done）→ met。
不通过示例：“暂未采用氧脱木素”（absent），没有计划 → not-met。
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.advising import started, undertaken
from checker.disclosure import silent
from checker.results import Status
from checker.verdicts import Case, Verdict
from checker.wording import advice, spoken
from extractors.facts import Action, Stance
from policies.schema import AdoptionCheck, Role

ORDER: tuple[Stance, ...] = ("done", "ongoing", "planned", "studied", "stopped", "absent", "named")
STATUSES: dict[Stance, Status] = {
    "done": "met",
    "ongoing": "met",
    "planned": "planned",
    "studied": "planned",
    "stopped": "not-met",
    "absent": "not-met",
    "named": "insufficient",
}
ENDED: tuple[Stance, ...] = ("stopped", "absent")


def judge(check: AdoptionCheck, case: Case) -> Verdict:
    """The verdict on a measure; see the module's 判据."""
    verdict = adopted(check.measures, check.advice, case)
    supply = check.advice or f"如已实施“{check.title}”，请披露项目、地点、时间与效果"
    return verdict or silent(case, f"“{check.title}”", supply)


def adopted(measures: Sequence[str], hint: str, case: Case) -> Verdict | None:
    """The verdict by the strongest evidence on any of the measures; None when the report says nothing."""
    actions = sorted(case.facts.actions(measures), key=lambda action: ORDER.index(action.stance))
    if not actions:
        return None
    deciding = [action for action in actions if STATUSES[action.stance] == STATUSES[actions[0].stance]]
    status = STATUSES[actions[0].stance]
    opposed = [action for action in actions if status == "met" and action.stance in ENDED]
    told = "；".join(spoken(action) for action in deciding[:3])
    return Verdict(
        status=status,
        reason=f"{told}，{_concluding(status, actions[0], case.role)}。",
        advice=_advice(status, actions[0], hint),
        notes=tuple(f"报告另称{spoken(action)}。" for action in opposed),
        needs_review=_review(actions[0], opposed),
        actions=tuple(deciding + opposed),
    )


def _concluding(status: Status, action: Action, role: Role) -> str:
    if status == "met":
        return "判为已实施"
    if status == "planned":
        return "尚未实施，判为已计划"
    if status == "insufficient":
        return "只点名而没有说明做法或结果，判为信息不足"
    if action.stance == "stopped":
        return "曾实施而已停止，" + ("不符合要求" if role == "binding" else "判为未采取")
    return "报告明说未实施，" + ("不符合要求" if role == "binding" else "判为未采取")


def _advice(status: Status, action: Action, hint: str) -> str:
    if status == "insufficient":
        return advice(hint or f"请披露{action.name}的具体做法、项目、时间与效果")
    if status == "planned":
        return advice(started(action, hint))
    return advice(undertaken(action)) if status == "not-met" else ""


def _review(deciding: Action, opposed: Sequence[Action]) -> bool:
    unsure = bool(deciding.evidence) and all(one.unsure for one in deciding.evidence)
    return unsure or any(action.boundary == deciding.boundary for action in opposed)
