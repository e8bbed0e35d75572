"""等级：达到规定的清洁生产等级（一级最好）。

条文：三（六）2 “规上龙头企业2023年全部达到二级清洁生产标准，2025年大型骨干企业产值10亿元以上企业全部达到清洁生产一级
    标准”。
判据：报告说已达到规定的或更好的等级为 met（不论期限）；只达到较差的等级，期限未到为 behind，期限已到为 not-met；只有计
    划、申报、研究为 planned；只点名为 insufficient；全文未提为 not-disclosed，有未读页面时为 cant-tell。
通过示例：“公司通过清洁生产审核验收，达到清洁生产一级水平”，要求二级 → met。
不通过示例：2025年报告“达到清洁生产二级水平”，要求2025年一级 → not-met。
"""

from __future__ import annotations

from dataclasses import replace

from checker.disclosure import silent
from checker.rules.adoption import STATUSES, adopted
from checker.trajectories import target_record
from checker.verdicts import Case, Verdict
from checker.wording import advice, spoken
from extractors.facts import Action
from policies.schema import LevelCheck


def judge(check: LevelCheck, case: Case) -> Verdict:
    """The verdict on a level; see the module's 判据."""
    target = target_record(check.target)
    wanted = int(check.target.value)
    reached = adopted(check.levels[:wanted], check.advice, case)
    lower = [action for action in case.facts.actions(check.levels[wanted:]) if STATUSES[action.stance] == "met"]
    if lower and (reached is None or reached.status != "met"):
        return _short_of(check, lower, case)
    if reached is None:
        return silent(case, f"“{check.title}”", check.advice or f"请披露所达到的{check.title}及评定依据", target)
    return replace(reached, target=target)


def _short_of(check: LevelCheck, lower: list[Action], case: Case) -> Verdict:
    """A worse level than the one asked for."""
    deadline = check.target.deadline
    due = deadline is None or case.year >= deadline
    told = "；".join(spoken(action) for action in lower[:3])
    when = "" if due else f"到{deadline}年"
    measure = case.facts.measures.get(check.levels[int(check.target.value) - 1])
    wanted = measure.name if measure else check.title
    return Verdict(
        status="not-met" if due else "behind",
        reason=f"{told}，低于“{check.target.as_printed}”所要求的等级{'' if due else f'，期限{deadline}年未到'}。",
        target=target_record(check.target),
        advice=advice(f"请{when}由{lower[0].name}提升到{wanted}，并披露审核验收的时间和结果"),
        actions=tuple(lower),
    )
