"""Whom a check addresses (judgement.md, ``not-applicable``): industry, kind of product, authorities only."""

from __future__ import annotations

from checker.selection import Facts
from policies.schema import Check, Provision


def exemption(provision: Provision, check: Check, facts: Facts) -> str | None:
    """Why the check does not address this enterprise, in one sentence; None when it does."""
    if "context" in (check.role or provision.role, provision.role) or provision.addressee == "authority":
        return provision.unchecked or "本条面向主管部门和行业组织，不对企业判定。"
    own = [evidence.id for evidence in facts.report.industries]
    if not own:
        return "未识别到九个轻工行业的业务，企业不属于本方案所指的轻工行业，不适用。"
    for wanted in (provision.industries, check.industries):
        if wanted and not set(wanted) & set(own):
            return f"本条面向{_names(wanted, facts)}，企业属于{_names(own, facts)}，不适用。"
    return None


def _names(industries: tuple[str, ...] | list[str], facts: Facts) -> str:
    known = facts.industries
    return "、".join(known[one].name if one in known else one for one in industries)
