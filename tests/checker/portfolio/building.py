"""Digests of enterprises' reports, built from the words of a case, against the shipped plan and vocabulary."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from checker.judging import judge
from checker.portfolio.assembling import portfolio_of
from checker.portfolio.digests import Digest, digest_of
from checker.portfolio.model import Portfolio, SectorFinding
from checker.results import DocumentRecord, PlanName, ProgramName, Result
from extractors.facts import Action, BranchEvidence, IndustryEvidence, Metric, Report, Statement
from policies.loader import load_plan, load_vocabulary, plan_folder
from policies.schema import Plan
from policies.verification import checks
from tests.checker.building import action, evidence, metric


@lru_cache(maxsize=1)
def whole_plan() -> Plan:
    """The shipped plan."""
    return load_plan(plan_folder())


@lru_cache(maxsize=64)
def plan_with(check: str) -> Plan:
    """The shipped plan with no other provision than the one of ``check``."""
    plan = whole_plan()
    return plan.model_copy(
        update={"provisions": tuple(one for one in plan.provisions if check in [known.id for known in one.checks])}
    )


def metrics(values: dict[str, Any], words: str = "") -> tuple[Metric, ...]:
    """``energy.per-paper@2020#site:甲厂: 440 kgce/t``: the year and the boundary (group) may be left to the case."""
    return tuple(_metric(key, value, words) for key, value in values.items())


def _metric(key: str, value: Any, words: str) -> Metric:
    name, _, boundary = key.partition("#")
    name, _, year = name.partition("@")
    number, _, unit = str(value).partition(" ")
    fact = {"of": name, "year": year, "value": number.strip("<>~"), "boundary": boundary or "group"}
    fact |= {"unit": unit} if unit else {}
    fact |= {"bound": number[0]} if number[0] in "<>~" else {}
    return metric({**fact, "text": words or f"{year}年{number}{unit}"}, load_vocabulary())


def actions(does: dict[str, Any]) -> tuple[Action, ...]:
    """``energy.chp: done``."""
    return tuple(action({"of": name, "stance": stance}, load_vocabulary()) for name, stance in does.items())


def report(told: dict[str, Any], industries: tuple[str, ...], file: str) -> Report:
    """The report of one enterprise as a case tells of it; values without a year are of the report year."""
    year = told.get("year")
    values = {_dated(key, year): value for key, value in told.get("values", {}).items()}
    branches = told.get("branches", {})
    return Report(
        file=file,
        sha256=told.get("sha256", f"{file:0>64}"),
        pages=20,
        company=told.get("name"),
        report_year=year,
        industries=tuple(IndustryEvidence(id=name) for name in told.get("industries", industries)),
        branches=tuple(BranchEvidence(id=name, industry=industry) for name, industry in branches.items()),
        statements=tuple(
            Statement(of=of, evidence=evidence(3, words, "prose")) for of, words in told.get("says", {}).items()
        ),
        unreadable_pages=tuple(told.get("unreadable", ())),
        metrics=metrics(values, told.get("words", "")),
        actions=actions(told.get("does", {})),
    )


def _dated(key: str, year: Any) -> str:
    name, hash_, boundary = key.partition("#")
    return f"{name}{'' if '@' in name else f'@{year}'}{hash_}{boundary}"


def result(told: dict[str, Any], plan: Plan, industries: tuple[str, ...] = ("paper",), file: str = "a.pdf") -> Result:
    """What ``dafeng check`` would give for the report."""
    facts = report(told, industries, file)
    judgement = judge(facts, plan, load_vocabulary())
    record = facts.model_dump(exclude={"metrics", "actions", "warnings", "suggestions"})
    return Result(
        program=ProgramName(name="dafeng", version="1"),
        plan=PlanName(id=plan.head.id, title=plan.head.title, number=plan.head.number, sha256=plan.sha256),
        document=DocumentRecord(**record, state="partly-read" if facts.unreadable_pages else "read"),
        metrics=judgement.metrics,
        actions=facts.actions,
        findings=judgement.findings,
        inconsistencies=judgement.inconsistencies,
    )


def digests(enterprises: list[dict[str, Any]], plan: Plan, industries: tuple[str, ...] = ("paper",)) -> list[Digest]:
    """A digest of each report; ``times: 17`` stands for so many enterprises that say the same."""
    told = [one for one in enterprises for _ in range(int(one.get("times", 1)))]
    found = []
    for number, one in enumerate(told):
        named = one if "name" in one else {**one, "name": f"企业{number + 1}"}
        made = result(named, plan, industries, f"{number + 1}.pdf")
        found.append(digest_of(made, plan, load_vocabulary(), {"json": f"{number + 1}.json"}))
    return found


def portfolio(
    enterprises: list[dict[str, Any]], plan: Plan | None = None, industries: tuple[str, ...] = ("paper",)
) -> Portfolio:
    """The portfolio of the reports that a case tells of."""
    plan = plan or whole_plan()
    return portfolio_of(digests(enterprises, plan, industries), plan, load_vocabulary())


def sector_finding(check: str, enterprises: list[dict[str, Any]], **wanted: Any) -> SectorFinding:
    """The finding of ``check`` over the enterprises, of the figure that ``wanted`` names (indicator, aggregate)."""
    plan = plan_with(check)
    owner = next(provision for provision, one in checks(plan) if one.id == check)
    known = next(one for _, one in checks(plan) if one.id == check)
    found = portfolio(enterprises, plan, (known.industries or owner.industries or ("paper",))[:1]).sectors
    return next(
        one
        for one in found
        if one.check == check
        and one.coverage.submitted
        and all(getattr(one, name) == value for name, value in wanted.items())
    )
