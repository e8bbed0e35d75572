"""Facts and a plan make findings: one for each check, in the plan's order.

``judge`` is the way in. Whom a provision addresses is decided first (judgement.md, ``not-applicable``); what remains
goes to the rule of the check's kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.applicability import exemption, outsider, size_of
from checker.consistency import inconsistencies
from checker.disclosure import silent
from checker.mixed import Mixture, mixture
from checker.results import Finding, Inconsistency
from checker.rules import verdict_on
from checker.scopes import scopes_of
from checker.selection import Facts
from checker.soundness import soundness
from checker.verdicts import Case, Verdict
from checker.wording import page_list
from extractors.facts import Evidence, Metric, Report, Warning
from policies.schema import Check, Doubt, Plan, Provision, Role, Vocabulary


@dataclass(frozen=True, slots=True)
class Judgement:
    """All metrics (the derived ones behind the extracted), a finding for each check, and what contradicts itself.

    ``warnings`` tell what the report says that cannot be so, and what could not be decided between industries.
    """

    metrics: tuple[Metric, ...]
    findings: tuple[Finding, ...]
    inconsistencies: tuple[Inconsistency, ...]
    warnings: tuple[Warning, ...] = ()


def judge(report: Report, plan: Plan, vocabulary: Vocabulary, language: str = "zh") -> Judgement:
    """What the plan says of the report; never raises for what a report holds. Warnings are in ``language``."""
    facts = Facts(report, vocabulary)
    mixed = mixture(plan, facts, language)
    judged = [pair for provision in plan.provisions for pair in _judged(provision, plan, facts, mixed)]
    rested_on = [metric for _, verdict in judged for metric in (*verdict.metrics, *verdict.behind)]
    return Judgement(
        metrics=_distinct([*report.metrics, *(metric for metric in rested_on if metric.derivation is not None)]),
        findings=tuple(finding for finding, _ in judged),
        inconsistencies=inconsistencies(facts),
        warnings=(*soundness(facts, language), *mixed.warnings),
    )


def _distinct(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    return tuple({metric.id: metric for metric in metrics}.values())


def _judged(provision: Provision, plan: Plan, facts: Facts, mixed: Mixture) -> list[tuple[Finding, Verdict]]:
    if not provision.checks:
        return [_unchecked(provision)]
    return [_checked(provision, check, plan, facts, mixed) for check in provision.checks]


def _unchecked(provision: Provision) -> tuple[Finding, Verdict]:
    verdict = Verdict(
        status="not-applicable", reason=provision.unchecked or "本条面向主管部门和行业组织，不对企业判定。"
    )
    return _finding(provision, provision.id, provision.title, (), "context", verdict, ()), verdict


def _checked(provision: Provision, check: Check, plan: Plan, facts: Facts, mixed: Mixture) -> tuple[Finding, Verdict]:
    role = check.role or provision.role
    reason = exemption(provision, check, facts)
    verdict = (
        Verdict(status="not-applicable", reason=reason) if reason else outsider(_verdict(check, role, facts), facts)
    )
    notes = verdict.notes
    if verdict.status != "not-applicable":
        notes = (*notes, *_notes(check, plan.doubts), *_size_unknown(check, facts), *_unread(verdict, facts))
        notes += (mixed.notes[check.id],) if check.id in mixed.notes and verdict.value is not None else ()
    return _finding(provision, check.id, check.title, check.keywords, role, verdict, notes), verdict


def _verdict(check: Check, role: Role, facts: Facts) -> Verdict:
    year = facts.year
    if year is None and check.kind not in ("adoption", "prohibition", "sector"):
        return silent(
            Case(facts, 0, role), f"“{check.title}”所需的数据（报告年度未能识别）", "请用 --year 指定报告年度"
        )
    return verdict_on(check, Case(facts, year or 0, role, scopes_of(check, facts)))


def _notes(check: Check, doubts: Iterable[Doubt]) -> tuple[str, ...]:
    told = tuple(f"方案原文存疑：{doubt.fact}{doubt.handling}" for doubt in doubts if doubt.id in check.doubts)
    addressed = (f"本项面向：{check.population}。",) if check.population else ()
    return (*addressed, *told, *((check.note,) if check.note else ()))


def _size_unknown(check: Check, facts: Facts) -> tuple[str, ...]:
    if check.size is None or size_of(check.size, facts):
        return ()
    return (f"报告未披露产值或营业收入，未能确认是否属于{check.size.as_printed}的企业。",)


def _unread(verdict: Verdict, facts: Facts) -> tuple[str, ...]:
    """What a page that could not be read may still hold, where more of it would change the status."""
    unread = facts.report.unreadable_pages
    if not unread or verdict.status not in ("insufficient", "planned"):
        return ()
    return (f"{page_list(unread)}未能读取，其中可能另有披露。",)


def _finding(
    provision: Provision,
    check: str,
    title: str,
    keywords: tuple[str, ...],
    role: Role,
    verdict: Verdict,
    notes: tuple[str, ...],
) -> Finding:
    return Finding(
        provision=provision.ref,
        also=provision.also,
        check=check,
        title=title,
        keywords=keywords,
        quotes=provision.quotes,
        status=verdict.status,
        role=role,
        target=verdict.target,
        value=verdict.value,
        unit=verdict.unit,
        period=verdict.period,
        gap=verdict.gap,
        trajectory=verdict.trajectory,
        reason=verdict.reason,
        advice=verdict.advice,
        notes=notes,
        steps=verdict.steps,
        needs_review=verdict.needs_review,
        metrics=tuple(dict.fromkeys(metric.id for metric in verdict.metrics)),
        actions=tuple(dict.fromkeys(action.measure for action in verdict.actions)),
        evidence=_evidence(verdict),
    )


def _evidence(verdict: Verdict) -> tuple[Evidence, ...]:
    """The places of the metrics and actions a verdict rests on, printed ones only, each once."""
    printed = [one for metric in verdict.metrics if metric.derivation is None for one in metric.evidence]
    return tuple(dict.fromkeys([*printed, *(one for action in verdict.actions for one in action.evidence)]))
