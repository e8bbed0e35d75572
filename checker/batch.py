"""Many documents: found, checked each in a guarded process, written one by one; a bad one never stops the rest."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from checker.checking import CheckTask, checked, failed, plan_of
from checker.plans import PlanDataError, found_folder, sound
from checker.portfolio.assembling import portfolio_of, portfolio_text
from checker.portfolio.digests import Digest, digest_of
from checker.portfolio.model import Portfolio
from checker.results import Result
from checker.summaries import Summary, exit_code, summary_of
from checker.writers.html import html_report
from checker.writers.json import result_text
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
    ocr_pages: int = 100
    hanlp_model: Path | None = None


class Listener(Protocol):
    """Who is told of progress, problems and the end."""

    def progress(self, total: int) -> AbstractContextManager[Any]: ...
    def problem(self, text: str) -> None: ...
    def summary(self, summaries: Sequence[Summary], out: str) -> None: ...
    def portfolio(self, portfolio: Portfolio, file: str | None) -> None: ...


class RunError(Exception):
    """The run cannot start; the message says why and what to do."""


def run(paths: Sequence[str], options: Options, fail_on: str, screen: Listener) -> int:
    """Checks all documents of ``paths`` and gives the exit code; 2 where the run could not start."""
    try:
        tasks = tasks_of(paths, options)
        options.out.mkdir(parents=True, exist_ok=True)
        digests: list[Digest] = []
        summaries = list(_results(tasks, options, screen, digests))
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
    return exit_code(summaries, fail_on)


def tasks_of(paths: Sequence[str], options: Options) -> list[CheckTask]:
    """A task for each PDF named or found in a folder, each file once; raises RunError where there is none."""
    plan = _plan(options)
    _check_model(options)
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


def _results(tasks: list[CheckTask], options: Options, screen: Listener, digests: list[Digest]) -> Iterator[Summary]:
    """A summary for each task as it finishes; of several, ``digests`` keeps what the portfolio is made of."""
    jobs = options.jobs or min(4, os.cpu_count() or 1)
    names = output_names(tasks)
    with screen.progress(len(tasks)) as bar:
        for task, outcome in guarded(checked, tasks, jobs=jobs, seconds=options.seconds, megabytes=options.megabytes):
            result = outcome if isinstance(outcome, Result) else _failure(task, outcome)
            write(result, options, names[task.file])
            if len(tasks) > 1:
                outputs = {form: f"{names[task.file]}.{form}" for form in options.formats}
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


def output_names(tasks: Sequence[CheckTask]) -> dict[str, str]:
    """A file name for each task: the PDF's own, numbered where two share it or where it is the portfolio's.

    File systems that do not tell upper from lower case are thought of.
    """
    taken = {PORTFOLIO} if len(tasks) > 1 else set()
    names: dict[str, str] = {}
    for task in tasks:
        stem = task.path.stem or "report"
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        names[task.file] = next(name for name in numbered if name.casefold() not in taken)
        taken.add(names[task.file].casefold())
    return names


def write_portfolio(digests: Sequence[Digest], tasks: Sequence[CheckTask], options: Options) -> Portfolio:
    """The portfolio of all documents, written beside their results where JSON is asked for."""
    portfolio = portfolio_of(digests, plan_of(tasks[0].plan), load_vocabulary(), options.language)
    if "json" in options.formats:
        _replace(options.out / f"{PORTFOLIO}.json", portfolio_text(portfolio))
    return portfolio


def write(result: Result, options: Options, name: str) -> None:
    """The result file and the reports made from it alone, each put in place whole."""
    import json

    text = result_text(result)
    if "json" in options.formats:
        _replace(options.out / f"{name}.json", text)
    if "html" in options.formats:
        _replace(options.out / f"{name}.html", html_report(json.loads(text)))


def _replace(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
