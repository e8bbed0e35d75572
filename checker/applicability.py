"""Whom a check addresses (judgement.md, ``not-applicable``): industry, kind of product, size, authorities only."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.selection import WIDE, Facts
from checker.verdicts import Verdict
from extractors.facts import Metric, plain
from policies.schema import Check, Provision, Size
from policies.units import convert, same_dimension

OUTSIDE = "未识别到方案所列轻工行业的业务，企业不属于本方案所指的轻工行业，不适用。"


def exemption(provision: Provision, check: Check, facts: Facts) -> str | None:
    """Why the check does not address this enterprise, in one sentence; None when it does."""
    if "context" in (check.role or provision.role, provision.role) or provision.addressee == "authority":
        return provision.unchecked or "本条面向主管部门和行业组织，不对企业判定。"
    own = [evidence.id for evidence in facts.report.industries]
    if not own:
        return None if is_general(provision, check) else OUTSIDE
    for wanted in (provision.industries, check.industries):
        if wanted and not set(wanted) & set(own):
            return f"本条面向{_names(wanted, facts)}，企业属于{_names(own, facts)}，不适用。"
    return _other_branch(check, facts) or _too_small(check, facts)


def _too_small(check: Check, facts: Facts) -> str | None:
    """Why a check of large enterprises does not address one that reports less; silence does not exempt."""
    known = size_of(check.size, facts) if check.size else None
    if check.size is None or known is None or known[1] >= check.size.least:
        return None
    metric, amount = known
    return (
        f"本条面向{check.size.as_printed}的企业，报告披露{metric.period}年{metric.name}{plain(amount)}{check.size.unit}，"
        "不适用。"
    )


def size_of(size: Size, facts: Facts) -> tuple[Metric, Decimal] | None:
    """The figure that tells the enterprise's size, and its amount in the size's unit; None where none is given."""
    for indicator in size.indicators:
        for metric in facts.actuals(indicator, facts.year or 0):
            if metric.boundary in WIDE and same_dimension(metric.unit, size.unit):
                return metric, convert(metric.value, metric.unit, size.unit)
    return None


def _other_branch(check: Check, facts: Facts) -> str | None:
    """Why a check of some branches does not address an enterprise that shows only others of the same industry.

    An enterprise whose report shows no branch of the industry is addressed: silence does not exempt.
    """
    names = {branch.id: branch.name for branch in facts.branches.values()}
    concerned = {facts.branches[one].industry for one in check.branches if one in names}
    shown = [one.id for one in facts.report.branches if one.industry in concerned]
    if not shown or set(shown) & set(check.branches):
        return None
    wanted, own = ("、".join(names.get(one, one) for one in ids) for ids in (check.branches, shown))
    return f"本条面向{wanted}企业，报告显示企业从事{own}，不适用。"


def is_general(provision: Provision, check: Check) -> bool:
    """Whether the check asks for a measure of enterprises of any industry (屋顶光伏, 余热利用)."""
    return check.kind == "adoption" and not provision.industries and not check.industries


def outsider(verdict: Verdict, facts: Facts) -> Verdict:
    """A general measure of an enterprise outside light industry: shown where it is reported, else not asked for."""
    if facts.report.industries:
        return verdict
    if verdict.status in ("not-disclosed", "cant-tell"):
        return Verdict(status="not-applicable", reason=OUTSIDE)
    return replace(verdict, notes=(*verdict.notes, "企业不属于本方案所指的轻工行业，本项仅供参考。"))


def _names(industries: tuple[str, ...] | list[str], facts: Facts) -> str:
    known = facts.industries
    return "、".join(known[one].name if one in known else one for one in industries)
