"""A provision in words, as ``dafeng plan show`` prints it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.trajectories import target_record
from checker.wording import target_words
from checker.writers.coverage import KINDS
from checker.writers.words import ROLES
from policies.schema import Aggregate, Check, Plan, Provision

AGGREGATES: dict[Aggregate, str] = {
    "share-using": "采用的企业占提交企业的比例",
    "share-meeting": "达到要求的企业占提交企业的比例",
    "count": "企业数",
    "mean": "各企业数值的平均（有产量、产值等权数的加权）",
    "mean-change": "平均值较基准年的变化（有产量、产值等权数的加权）",
    "sum": "各企业数值的合计",
    "sum-change": "两年都有数值的企业，合计较基准年的变化",
    "top-share": "最大的企业合计占全国的比例",
    "none": "不汇总",
}
ADDRESSEES = {"enterprise": "企业", "industry": "行业", "product": "产品", "authority": "主管部门和行业组织"}


def provision_lines(provision: Provision, plan: Plan, industries: dict[str, str]) -> Iterator[str]:
    """The lines of one provision: its words, whom it addresses, its checks with their targets and doubts."""
    also = f"（又见 {'、'.join(provision.also)}）" if provision.also else ""
    yield f"{provision.ref} {provision.title}{also}  [{provision.id}]"
    yield from (f"  原文：{quote}" for quote in provision.quotes)
    names = "、".join(industries.get(one, one) for one in provision.industries) or "全部轻工行业"
    yield f"  对象：{ADDRESSEES[provision.addressee]}  效力：{ROLES[provision.role]}  行业：{names}"
    if provision.unchecked:
        yield f"  不设检查：{provision.unchecked}"
    for check in provision.checks:
        yield from _check_lines(check, plan)


def _check_lines(check: Check, plan: Plan) -> Iterator[str]:
    yield f"  检查：{KINDS[check.kind]} {check.title}  [{check.id}]"
    target = getattr(check, "target", None)
    if target is not None:
        base = f"，基准{target.baseline}年" if target.baseline else ""
        due = f"，期限{target.deadline}年" if target.deadline else ""
        yield f"    目标：{target_words(target_record(target))}{base}{due}（原文“{target.as_printed}”）"
    for figure in check.sector:
        yield f"    多家企业汇总：{AGGREGATES[figure.aggregate]}"
    if check.population:
        yield f"    范围：{check.population}"
    for doubt in plan.doubts:
        if doubt.id in check.doubts:
            yield f"    存疑：{doubt.fact}处理：{doubt.handling}"
