"""Many documents: found, checked each in a guarded process, written one by one; a bad one never stops the rest."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from checker.checking import CheckTask, checked, failed, plan_of
from checker.plans import PlanDataError, found_folder, sound
from checker.portfolio.assembling import portfolio_of, portfolio_text
from checker.portfolio.digests import Digest, digest_of
from checker.portfolio.model import Portfolio
from checker.rendering import check_ready, replace, unique_names, write_reports
from checker.results import Result
from checker.summaries import Summary, exit_code, summary_of
from checker.writers.errors import WriterError
from checker.writers.formats import SUFFIXES, Look
from extractors.errors import TaggerError
from extractors.language.tagger import check_folder
from extractors.messages import advised, told
from extractors.reading.worker import Failure, guarded
from policies.loader import load_vocabulary
from policies.schema import Vocabulary

PORTFOLIO = "portfolio"


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for; see ``dafeng check --help``."""

    out: Path
    plan: str
    industries: tuple[str, ...] = ()
    year: int | None = None
    formats: tuple[str, ...] = ("json", "html")
    jobs: int | None = None
    seconds: int = 1800
    megabytes: int = 4096
    password: str | None = None
    language: str = "zh"
    templates: Path | None = None
    ocr_pages: int = 100
    hanlp_model: Path | None = None


class Listener(Protocol):
    """Who is told of progress, problems and the end."""

    def progress(self, total: int) -> AbstractContextManager[Any]: ...
    def problem(self, text: str) -> None: ...
    def note(self, text: str) -> None: ...
    def summary(self, summaries: Sequence[Summary], out: str) -> None: ...
    def portfolio(self, portfolio: Portfolio, file: str | None) -> None: ...


class RunError(Exception):
    """The run cannot start; the message says why and what to do."""


def run(paths: Sequence[str], options: Options, fail_on: str, screen: Listener) -> int:
    """Checks all documents of ``paths`` and gives the exit code; 2 where the run could not start."""
    faults: list[str] = []
    try:
        tasks = tasks_of(paths, options)
        options.out.mkdir(parents=True, exist_ok=True)
        digests: list[Digest] = []
        summaries = list(_results(tasks, options, screen, digests, faults))
        portfolio = write_portfolio(digests, tasks, options) if digests else None
    except RunError as error:
        screen.problem(str(error))
        return 2
    except OSError as error:
        screen.problem(told("R402", options.language, path=str(options.out), cause=error.strerror or str(error)))
        return 2
    screen.summary(summaries, str(options.out))
    if portfolio:
        screen.portfolio(portfolio, f"{PORTFOLIO}.json" if "json" in options.formats else None)
    return exit_code(summaries, fail_on) or (2 if faults else 0)


def tasks_of(paths: Sequence[str], options: Options) -> list[CheckTask]:
    """A task for each PDF named or found in a folder, each file once; raises RunError where there is none."""
    plan = _plan(options)
    _check_model(options)
    _check_writers(options)
    industries = tuple(_industry(name, load_vocabulary(), options) for name in options.industries)
    files = list(dict.fromkeys(_files(paths)))
    if not files:
        raise RunError(told("R403", options.language, path="、".join(paths)))
    return [
        CheckTask(
            path=Path(file),
            file=file,
            plan=plan,
            industries=industries,
            year=options.year,
            password=options.password,
            language=options.language,
            ocr_pages=options.ocr_pages,
            hanlp_model=options.hanlp_model,
        )
        for file in files
    ]


def _plan(options: Options) -> Path:
    """The plan's folder, its data found good."""
    try:
        folder = found_folder(options.plan)
        sound(plan_of, folder)
    except PlanDataError as error:
        raise RunError(told(error.code, options.language, **error.fields)) from error
    return folder


def _check_model(options: Options) -> None:
    try:
        if options.hanlp_model:
            check_folder(options.hanlp_model)
    except TaggerError as error:
        raise RunError(told(error.code, options.language, **error.fields)) from error


def _check_writers(options: Options) -> None:
    """A fault of the templates, or a PDF that nothing can make, is told before hours of reading, not after."""
    try:
        check_ready(options.formats, options.templates)
    except WriterError as error:
        raise RunError(told(error.code, options.language, **error.fields)) from error


def _files(paths: Sequence[str]) -> Iterator[str]:
    """Paths as given; a folder gives its PDFs, at any depth, in the order of their names."""
    for path in paths:
        if Path(path).is_dir():
            yield from sorted(
                str(found) for found in Path(path).rglob("*") if found.suffix.lower() == ".pdf" and found.is_file()
            )
        else:
            yield path


def _industry(name: str, vocabulary: Vocabulary, options: Options) -> str:
    """The industry's id for an id or a Chinese name (paper, 造纸, 造纸行业)."""
    for industry in vocabulary.industries:
        if name in (industry.id, industry.name, industry.name.removesuffix("行业")):
            return industry.id
    known = "、".join(f"{industry.id}（{industry.name}）" for industry in vocabulary.industries)
    raise RunError(told("R404", options.language, industry=name, known=known))


def _results(
    tasks: list[CheckTask], options: Options, screen: Listener, digests: list[Digest], faults: list[str]
) -> Iterator[Summary]:
    """A summary for each task as it finishes, its reports written.

    Of several, ``digests`` keeps what the portfolio is made of; ``faults`` keeps what could not be written.
    """
    jobs = options.jobs or min(4, os.cpu_count() or 1)
    names = unique_names([task.file for task in tasks], {PORTFOLIO} if len(tasks) > 1 else ())
    look = Look(options.language, options.templates)
    with screen.progress(len(tasks)) as bar:
        for task, outcome in guarded(checked, tasks, jobs=jobs, seconds=options.seconds, megabytes=options.megabytes):
            result = outcome if isinstance(outcome, Result) else _failure(task, outcome)
            for fault in write_reports(result, options.out, names[task.file], options.formats, look):
                faults.append(told(fault.code, options.language, **fault.fields))
                screen.problem(faults[-1])
            if len(tasks) > 1:
                outputs = {form: f"{names[task.file]}{SUFFIXES[form]}" for form in options.formats}
                digests.append(digest_of(result, plan_of(task.plan), load_vocabulary(), outputs))
            summary = summary_of(result)
            if summary.state == "failed":
                cause = result.warnings[0]
                screen.problem(advised(cause.code, cause.message, options.language))
            if bar is not None:
                bar.advance(Path(task.file).name)
            yield summary


def _failure(task: CheckTask, failure: Failure) -> Result:
    return failed(task, failure.code, dict(failure.fields))


def write_portfolio(digests: Sequence[Digest], tasks: Sequence[CheckTask], options: Options) -> Portfolio:
    """The portfolio of all documents, written beside their results where JSON is asked for."""
    portfolio = portfolio_of(digests, plan_of(tasks[0].plan), load_vocabulary(), options.language)
    if "json" in options.formats:
        replace(options.out / f"{PORTFOLIO}.json", portfolio_text(portfolio).encode())
    return portfolio
