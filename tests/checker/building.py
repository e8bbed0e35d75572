"""Reports and plans built from the words of a case, for the tests of the rules."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from ruamel.yaml import YAML

from checker.judging import Judgement, judge
from extractors.facts import Action, Evidence, IndustryEvidence, Metric, Report, content_id
from policies.schema import Plan, PlanHead, Provision, Vocabulary

CASES = Path(__file__).parents[1] / "cases"
DIGITS = "0123456789"


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the cases."""
    return TypeAdapter(Vocabulary).validate_python(YAML(typ="safe").load(CASES / "vocabulary.yaml"))


def metric(fact: dict[str, Any], words: Vocabulary | None = None) -> Metric:
    """A metric from a case (``of`` or ``name``, ``value``, ``unit``, ``year``); else a group's actual on page 18."""
    known = {indicator.id: indicator for indicator in (words or vocabulary()).indicators}
    owner = known.get(fact.get("of"))
    printed = str(fact.get("printed", fact["value"]))
    return Metric(
        id=content_id("m", *sorted((str(key), str(value)) for key, value in fact.items())),
        indicator=owner.id if owner else None,
        theme=owner.theme if owner else "activity",
        name=owner.name if owner else fact["name"],
        label=fact.get("label", owner.name if owner else fact["name"]),
        value=Decimal(str(fact["value"])),
        unit=fact.get("unit", owner.unit if owner else ""),
        as_printed=printed,
        period=str(fact["year"]),
        kind=fact.get("kind", "actual"),
        baseline=str(fact["against"]) if "against" in fact else None,
        boundary=fact.get("boundary", "group"),
        bound=fact.get("bound"),
        confidence=Decimal(str(fact.get("confidence", "0.95"))),
        evidence=(
            evidence(fact.get("page", 18), fact.get("text", printed), fact.get("place", "table"), fact.get("row", 0)),
        ),
    )


def evidence(page: int, text: str, place: str, row: int = 0) -> Evidence:
    """A place on a page; rows of tables are counted from the top."""
    box = (1.0, 2.0 + 10 * row, 3.0, 4.0 + 10 * row)
    return Evidence.model_validate({"page": page, "bbox": box, "text": text, "place": place})


def action(fact: dict[str, Any], words: Vocabulary | None = None) -> Action:
    """An action from a case: ``of`` and ``stance``; page 11 of the prose unless told otherwise."""
    known = {measure.id: measure for measure in (words or vocabulary()).measures}
    owner = known[fact["of"]]
    return Action(
        measure=owner.id,
        name=owner.name,
        stance=fact["stance"],
        cue=fact.get("cue", ""),
        boundary=fact.get("boundary", "group"),
        evidence=(evidence(fact.get("page", 11), fact.get("text", owner.name), fact.get("place", "prose")),),
    )


def report(case: dict[str, Any], words: Vocabulary | None = None) -> Report:
    """The report that a case tells of, in the vocabulary of the cases or another."""
    return Report(
        file="report.pdf",
        sha256="0" * 64,
        pages=20,
        report_year=case.get("year"),
        industries=tuple(IndustryEvidence(id=name) for name in case.get("industries", ["paper"])),
        unreadable_pages=tuple(case.get("unreadable", ())),
        metrics=tuple(metric(fact, words) for fact in case.get("metrics", ())),
        actions=tuple(action(fact, words) for fact in case.get("actions", ())),
    )


def plan(check: dict[str, Any], **provision: Any) -> Plan:
    """A plan of one provision with one check."""
    head = PlanHead(id="plan", title="方案", number="1", issuer="协会", issued=2023, text="plan.md", industries=())
    full = {"id": "check", "title": "检查项", **check}
    only = {
        "ref": "一(一)",
        "id": "provision",
        "title": "条",
        "quotes": ("条文",),
        "addressee": "enterprise",
        "role": "benchmark",
    }
    made = Provision.model_validate({**only, "checks": (full,), **provision})
    return Plan(head=head, text="条文", provisions=(made,), doubts=(), sha256="0" * 64)


def judged(case: dict[str, Any]) -> Judgement:
    """The judgement on a case's report against a case's check."""
    return judge(report(case), plan(case["check"], **case.get("provision", {})), vocabulary())
