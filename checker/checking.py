"""One document from PDF to result: read, extract, judge, picture. Runs inside a guarded process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from checker.crops import crops_of
from checker.judging import Judgement, judge
from checker.locations import LocationError, fetched
from checker.results import DocumentRecord, PlanName, ProgramName, Result
from checker.suggesting import with_suggestions
from checker.version import NAME, VERSION
from extractors.extraction import Facts, extractor
from extractors.facts import IndustryEvidence, Report, Warning
from extractors.layout import layouts
from extractors.messages import message, taken
from extractors.pages import Layout, Page
from extractors.reading import Document, ReadingError, cause, read_document
from policies.loader import load_plan, load_vocabulary
from policies.schema import Plan


@dataclass(frozen=True, slots=True)
class CheckTask:
    """What to check and how: a PDF, a plan's folder, and what the user knows better than the report.

    ``url`` tells that ``file`` is a URL, from which the document is fetched where it is checked.
    """

    path: Path
    file: str
    plan: Path
    industries: tuple[str, ...] = ()
    year: int | None = None
    password: str | None = None
    language: str = "zh"
    ocr_pages: int = 0
    hanlp_model: Path | None = None
    company: str | None = None
    url: bool = False
    suggest: bool = False


@lru_cache(maxsize=4)
def plan_of(folder: Path) -> Plan:
    """The plan in ``folder``, read once a process however many documents are checked against it."""
    return load_plan(folder)


class UnreadablePagesError(ReadingError):
    """None of a document's pages could be read; ``sha256`` and ``pages`` tell which document it was."""

    sha256: str = ""
    pages: int = 0


def read_report(task: CheckTask) -> tuple[Report, list[Layout]]:
    """What the document says and how its pages are laid out; raises ReadingError where nothing could be read."""
    document = read_document(task.path, password=task.password, ocr_pages=task.ocr_pages)
    pages = list(document.pages())
    if not any(page.readable for page in pages):
        code, fields = cause(pages)
        error = UnreadablePagesError(code, file=task.file, **fields)
        error.sha256, error.pages = document.sha256, len(pages)
        raise error
    laid_out = layouts([page for page in pages if page.readable])
    facts = extractor(task.hanlp_model).facts(laid_out, document.title, task.year)
    return _report(task, document, pages, facts), laid_out


def checked(task: CheckTask) -> Result:
    """The result of one document; one that cannot be read gives a result that says why."""
    if task.url:
        return _fetched(task)
    try:
        report, laid_out = read_report(task)
    except UnreadablePagesError as error:
        return failed(task, error.code, error.fields, sha256=error.sha256, pages=error.pages)
    except ReadingError as error:
        return failed(task, error.code, error.fields)
    plan = plan_of(task.plan)
    if task.suggest:
        report = with_suggestions(report, extractor(task.hanlp_model), laid_out, plan, task.language)
    judgement = judge(report, plan, load_vocabulary(), task.language)
    return _result(task, plan, report, judgement)


def _fetched(task: CheckTask) -> Result:
    try:
        with fetched(task.file) as path:
            return checked(replace(task, path=path, url=False))
    except LocationError as error:
        return failed(task, error.code, error.fields)


def _warning(code: str, task: CheckTask, **fields: object) -> Warning:
    return Warning(code=code, message=message(code, task.language, file=task.file, **fields))


def _report(task: CheckTask, document: Document, pages: list[Page], facts: Facts) -> Report:
    unread = tuple(page.number for page in pages if not page.readable)
    industries = tuple(IndustryEvidence(id=name) for name in task.industries) or facts.profile.industries
    belongs = {industry.id for industry in industries}
    warnings = [_page_warning(page) for page in pages if page.reason]
    warnings += [_unseen_warning(page, task) for page in pages if page.unseen]
    if document.cut_off:
        warnings.append(_warning("R112", task, pages=len(pages)))
    if facts.profile.report_year is None:
        warnings.append(_warning("R202", task))
    return Report(
        file=task.file,
        sha256=document.sha256,
        pages=len(pages),
        title=document.title,
        company=task.company or facts.profile.company,
        report_year=facts.profile.report_year,
        industries=industries,
        branches=tuple(branch for branch in facts.profile.branches if branch.industry in belongs),
        statements=facts.profile.statements,
        unreadable_pages=unread,
        ocr_pages=tuple(page.number for page in pages if page.reader == "ocr"),
        metrics=facts.metrics,
        actions=facts.actions,
        warnings=tuple(warnings),
    )


def _unseen_warning(page: Page, task: CheckTask) -> Warning:
    text = message("R128", task.language, page=page.number, count=page.unseen)
    return Warning(code="R128", message=text, page=page.number)


def _page_warning(page: Page) -> Warning:
    """A page's reason, which is a message's code, a blank and its words."""
    code, _, words = (page.reason or "").partition(" ")
    return Warning(code=code, message=words, page=page.number)


def _result(task: CheckTask, plan: Plan, report: Report, judgement: Judgement) -> Result:
    cited = [e for finding in judgement.findings for e in finding.evidence]
    cited += [e for item in judgement.inconsistencies for e in item.evidence]
    return Result(
        program=ProgramName(name=NAME, version=VERSION),
        plan=_plan_name(plan),
        document=DocumentRecord(
            **report.model_dump(exclude={"metrics", "actions", "suggestions", "warnings"}),
            state="partly-read" if report.unreadable_pages else "read",
        ),
        metrics=judgement.metrics,
        actions=report.actions,
        suggestions=report.suggestions,
        findings=judgement.findings,
        inconsistencies=judgement.inconsistencies,
        warnings=(*report.warnings, *judgement.warnings),
        crops=crops_of(task.path, cited, task.password),
    )


def failed(task: CheckTask, code: str, fields: dict[str, object], sha256: str = "", pages: int = 0) -> Result:
    """The result of a document of which nothing could be read; it has no findings."""
    text = message(code, task.language, **taken(code, {"file": task.file, **fields}))
    return Result(
        program=ProgramName(name=NAME, version=VERSION),
        plan=_plan_name(plan_of(task.plan)),
        document=DocumentRecord(
            file=task.file, sha256=sha256, pages=pages, state="failed", unreadable_pages=tuple(range(1, pages + 1))
        ),
        warnings=(Warning(code=code, message=text),),
    )


def _plan_name(plan: Plan) -> PlanName:
    return PlanName(id=plan.head.id, title=plan.head.title, number=plan.head.number, sha256=plan.sha256)
