"""Whom a check addresses (judgement.md, ``not-applicable``): industry, kind of product, authorities only."""

from __future__ import annotations

from dataclasses import replace

from checker.selection import Facts
from checker.verdicts import Verdict
from policies.schema import Check, Provision

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
    return _other_branch(check, facts)


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
