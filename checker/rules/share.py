"""行业占比：以企业自身的占比判定，没有占比时以是否采用判定。

条文：二（一）3 “到 2025 年造纸行业采用热电联产占比达 85%；到 2030 年，热电联产占比达 90%以上”。
判据：有企业整体的占比时只按占比判（案例6），直线自企业2020年占比起（案例13）；没有时看所列措施是否实施：已实施为
    met，计划为planned，未实施或已停止为 behind，只点名为 insufficient。行业占比对单个企业最差为 behind，不判
    not-met。
通过示例：2025年热电联产供汽比例85%，目标≥85% → met。
不通过示例：2025年热电联产供汽比例84.9% → behind。
"""

from __future__ import annotations

from dataclasses import replace

from checker import derivations
from checker.advising import asked
from checker.alternatives import COEFFICIENTS, agreed
from checker.comparison import Aim, compare
from checker.disclosure import silent
from checker.rules.adoption import adopted
from checker.rules.limit import incomparable, names_of
from checker.trajectories import target_record
from checker.verdicts import Case, Verdict
from checker.wording import target_words
from policies.schema import ShareCheck


def judge(check: ShareCheck, case: Case) -> Verdict:
    """The verdict on a sector share; see the module's 判据."""
    target = target_record(check.target)
    hint = asked(check, check.indicators, case, case.year)
    aim = Aim(target, target_words(target), hint, check.target.start, "behind")
    for indicator in check.indicators:
        known = derivations.readings(case.facts, indicator, case.year, case.scopes)
        if known:
            remark = "行业占比目标，以企业自身的占比对照。"
            return agreed([compare(one, aim, case, remark) for one in known], COEFFICIENTS)
    return _by_adoption(check, aim, case)


def _by_adoption(check: ShareCheck, aim: Aim, case: Case) -> Verdict:
    found = adopted(check.measures, aim.hint, case)
    partial = incomparable(check.indicators, (), case, aim)
    if found is None or (found.status != "met" and partial):
        return partial or silent(case, f"{names_of(check.indicators, case)}，也未提及相应措施", aim.hint, aim.target)
    note = "没有企业整体的占比，按是否采用判定。"
    status = "behind" if found.status == "not-met" else found.status
    return replace(found, status=status, target=aim.target, notes=(note, *found.notes))
