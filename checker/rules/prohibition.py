"""禁止与限制：条文要求结束的做法不得继续。

条文：二（一）1 “逐步禁止陶瓷行业使用燃煤及煤制气”；二（二）4 “确保已关闭的落后产能或生产设施不再复产”；三（三）4 “
    限制新建玻璃保温瓶胆生产线、3万吨/年及以下玻璃瓶罐生产线”。
判据：报告说该做法正在进行或已发生（done、ongoing）为 not-met；说已停止、没有（stopped、absent）为 met，期间之前已退
    出的也是 met（案例9、12）；只有计划、研究或点名为 insufficient；全文未提为 not-disclosed，有未读页面时为
    cant-tell。
通过示例：“2019年停用最后一台煤气发生炉”（stopped）→ met。
不通过示例：“一台已关停的纸机恢复生产”（done）→ not-met。
"""

from __future__ import annotations

from checker.advising import ended
from checker.disclosure import silent
from checker.results import Status
from checker.verdicts import Case, Verdict
from checker.wording import advice, spoken
from extractors.facts import Stance
from policies.schema import ProhibitionCheck

ORDER: tuple[Stance, ...] = ("ongoing", "done", "stopped", "absent", "planned", "studied", "named")
STATUSES: dict[Stance, Status] = {
    "ongoing": "not-met",
    "done": "not-met",
    "stopped": "met",
    "absent": "met",
    "planned": "insufficient",
    "studied": "insufficient",
    "named": "insufficient",
}
BINDING = {"not-met": "不符合要求", "met": "符合要求", "insufficient": "是否仍在进行没有说明，判为信息不足"}
ADVISED = {
    "not-met": "该做法仍在进行，未达到要求",
    "met": "该做法已不存在，达到要求",
    "insufficient": BINDING["insufficient"],
}


def judge(check: ProhibitionCheck, case: Case) -> Verdict:
    """The verdict on a prohibited practice; see the module's 判据."""
    actions = sorted(case.facts.actions(check.practices), key=lambda action: ORDER.index(action.stance))
    if not actions:
        return silent(case, f"与“{check.title}”有关的情况", check.advice or f"请说明是否存在“{check.title}”所指的情形")
    status = STATUSES[actions[0].stance]
    deciding = [action for action in actions if STATUSES[action.stance] == status]
    others = [action for action in actions if action not in deciding]
    words = (BINDING if case.role == "binding" else ADVISED)[status]
    follow = {
        "not-met": ended(deciding[0]),
        "insufficient": check.advice or "请说明该做法是否仍在进行",
    }
    return Verdict(
        status=status,
        reason=f"{'；'.join(spoken(action) for action in deciding[:3])}，{words}。",
        advice="" if status == "met" else advice(follow[status]),
        notes=tuple(
            f"报告另称{spoken(action)}。" for action in others if status == "not-met" or action.stance == "planned"
        ),
        needs_review=any(one.unsure for one in deciding[0].evidence) or (status == "met" and bool(others)),
        actions=tuple(deciding + others),
    )
