"""Many documents: checked each in a guarded process, kept and written one by one; a bad one never stops the rest."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, closing
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from checker.checking import checked, failed, plan_of
from checker.cluster import Cluster, spread
from checker.finishing import Finished, Job, digest_for, finished, finished_of
from checker.ledger import Ledger, NoLedger, named, opened_ledger, summary_in
from checker.portfolio.assembling import portfolio_of, portfolio_text
from checker.portfolio.digests import Digest
from checker.portfolio.model import Portfolio
from checker.rendering import replace, unique_names, write_files
from checker.results import Result
from checker.summaries import Summary, exit_code
from checker.tasks import Options, RunError, Work, work_of
from checker.writers.formats import SUFFIXES, Look
from checker.writers.portfolio_html import portfolio_html
from checker.writers.portfolio_xlsx import portfolio_xlsx
from extractors.errors import CodedError
from extractors.messages import advised, told
from extractors.reading.worker import Failure, guarded
from policies.loader import load_vocabulary

PORTFOLIO = "portfolio"
INTERRUPTED = 130


class Listener(Protocol):
    """Who is told of progress, problems and the end."""

    def progress(self, total: int) -> AbstractContextManager[Any]: ...
    def document(self, summary: Summary, reused: bool) -> None: ...
    def problem(self, text: str) -> None: ...
    def note(self, text: str) -> None: ...
    def summary(self, summaries: Sequence[Summary], out: str) -> None: ...
    def portfolio(self, portfolio: Portfolio, file: str | None) -> None: ...


def run(paths: Sequence[str], options: Options, fail_on: str, screen: Listener) -> int:
    """Checks all documents of ``paths`` and gives the exit code; 2 where the run could not start or go on.

    What is finished stays: in the output folder, and in the store, from which the next run takes it.
    """
    batch: Batch | None = None
    try:
        work = work_of(paths, options)
        options.out.mkdir(parents=True, exist_ok=True)
        batch = Batch(work, options, screen, opened_ledger(work.tasks, options))
        return batch.run(fail_on)
    except RunError as error:
        screen.problem(str(error))
    except CodedError as error:
        screen.problem(told(error.code, options.language, **error.fields))
    except OSError as error:
        screen.problem(told("R402", options.language, path=str(options.out), cause=error.strerror or str(error)))
    except KeyboardInterrupt:
        done = len(batch.summaries) if batch else 0
        left = len(batch.tasks) - done if batch else 0
        screen.problem(told("R463", options.language, done=done, left=left))
        return INTERRUPTED
    return 2


class Batch:
    """One run: its documents by their places, where their reports go, and what came of them."""

    def __init__(self, work: Work, options: Options, screen: Listener, ledger: Ledger | NoLedger) -> None:
        self.tasks, self.options, self.screen, self.ledger = work.tasks, options, screen, ledger
        self.names = unique_names([task.file for task in self.tasks], {PORTFOLIO} if self.is_large else ())
        self.look = Look(options.language, options.templates)
        self.faults = [told(fault.code, options.language, **fault.fields) for fault in work.faults]
        self.summaries: dict[int, Summary] = {}
        self.digests: dict[int, Digest] = {}
        self.untouched = 0

    @property
    def is_large(self) -> bool:
        """Whether there is a portfolio to make."""
        return len(self.tasks) > 1

    def run(self, fail_on: str) -> int:
        """Checks what must be checked, writes all reports, and gives the exit code."""
        for fault in self.faults:
            self.screen.problem(fault)
        with self.screen.progress(len(self.tasks)):
            for place in list(self.ledger.held):
                self._take_held(place)
            # Closed at once when the run ends early, so that no worker goes on behind it.
            with closing(self._found()) as coming:
                for place, found in coming:
                    self._take(place, found)
        self.ledger.finish()
        summaries = self._in_order()
        self.screen.summary(summaries, str(self.options.out))
        self._tell_reuse()
        if self.is_large:
            self._finish_portfolio()
        return exit_code(summaries, fail_on) or (2 if self.faults else 0)

    def _found(self) -> Generator[tuple[int, Finished], None, None]:
        """What came of the documents that must be checked, by their places, as it comes in."""
        places = {self._job(place): place for place in self.ledger.missing()}
        if not places:
            return
        with closing(self._answers(list(places))) as answers:
            for job, answer in answers:
                if isinstance(answer, Failure):
                    answer = finished_of(failed(job.task, answer.code, dict(answer.fields)), job)
                yield places[job], answer

    def _answers(self, work: Sequence[Job]) -> Generator[tuple[Job, Finished | Failure], None, None]:
        """What a pool of processes here, or a cluster, gives for each job."""
        options, finish = self.options, partial(finished, checked)
        jobs = options.jobs or min(4, os.cpu_count() or 1)
        if options.cluster:
            return spread(finish, work, Cluster(options.cluster, jobs, options.seconds, options.megabytes))
        return guarded(finish, work, jobs, options.seconds, options.megabytes, in_order=False)

    def _job(self, place: int) -> Job:
        task = self.tasks[place]
        return Job(task, self.names[task.file], self.options.formats, self.look, self.options.stored, self.is_large)

    def _take(self, place: int, found: Finished) -> None:
        """Keeps and writes what was found; the same document under other names is written, not checked, again."""
        try:
            check = self.ledger.keep(place, found)
        finally:
            # What was found is not lost with the store.
            self._write(place, found, reused=False)
        self._note(place, check, found)
        twins = self.ledger.twins.get(place, ())
        result = Result.model_validate_json(found.text) if twins else None
        for twin in twins:
            self.ledger.reuse(twin, check)
            if result:
                again = finished_of(named(result, self.tasks[twin].file), self._job(twin))
                self._write(twin, again, reused=True)
                self._note(twin, check, again)

    def _take_held(self, place: int) -> None:
        """Takes a result from the store; where its reports stand in the output folder, nothing is written."""
        kept, file = self.ledger.held[place], self.tasks[place].file
        self.ledger.reuse(place, kept.check)
        paths = [self._path(place, form) for form in self.options.formats]
        if self.options.templates is None and self.ledger.stand(place, self._look_told, paths):
            self.untouched += 1
            self._tell(place, summary_in(kept, file), reused=True)
            return
        found = finished_of(self.ledger.result(place), self._job(place))
        self._write(place, found, reused=True)
        self._note(place, kept.check, found)

    @property
    def _look_told(self) -> str:
        """How reports look, as the store notes it; those of a user's templates are always written anew."""
        return self.options.language if self.options.templates is None else f"{self.options.templates}"

    def _path(self, place: int, form: str) -> Path:
        return (self.options.out / f"{self.names[self.tasks[place].file]}{SUFFIXES[form]}").absolute()

    def _note(self, place: int, check: int, found: Finished) -> None:
        files = {self._path(place, form): content for form, content in found.files.items()}
        self.ledger.written(check, self._look_told, files)

    def _write(self, place: int, found: Finished, reused: bool) -> None:
        options, summary = self.options, found.summary
        write_files(found.files, options.out, self.names[self.tasks[place].file])
        for fault in found.faults:
            self.faults.append(told(fault.code, options.language, **fault.fields))
            self.screen.problem(self.faults[-1])
        if found.digest:
            self.digests[place] = found.digest
        if summary.code:
            self.screen.problem(advised(summary.code, summary.problem, options.language))
        self._tell(place, summary, reused)

    def _tell(self, place: int, summary: Summary, reused: bool) -> None:
        self.summaries[place] = summary
        self.screen.document(summary, reused)

    def _tell_reuse(self) -> None:
        held = len(self.ledger.held)
        if held:
            zh = f"其中{held}份未变，沿用以前的结果"
            self.screen.note(zh if self.options.language == "zh" else f"{held} unchanged, earlier results taken")

    def _finish_portfolio(self) -> None:
        """Writes the portfolio, unless it stands there already and nothing changed."""
        path = self.options.out / f"{PORTFOLIO}.json"
        whole = all(path.with_suffix(f".{form}").exists() for form in ("html", "xlsx") if form in self.options.formats)
        if whole and self.untouched == len(self.tasks) and portfolio_stands(path, [s.file for s in self._in_order()]):
            self.screen.note(str(path))
            return
        for place in range(len(self.tasks)):
            if place not in self.digests:
                self.digests[place] = digest_for(self.ledger.result(place), self._job(place))
        digests = [self.digests[place] for place in range(len(self.tasks))]
        portfolio = portfolio_of(digests, plan_of(self.tasks[0].plan), load_vocabulary(), self.options.language)
        self._write_portfolio(path, portfolio)
        self.screen.portfolio(portfolio, path.name if "json" in self.options.formats else None)

    def _write_portfolio(self, path: Path, portfolio: Portfolio) -> None:
        """The portfolio in those of the formats that it has."""
        text, language = portfolio_text(portfolio), self.options.language
        parsed = json.loads(text)
        made: dict[str, Callable[[], bytes]] = {
            "json": text.encode,
            "html": lambda: portfolio_html(parsed, language).encode(),
            "xlsx": lambda: portfolio_xlsx(parsed, language),
        }
        for form in self.options.formats:
            if form in made:
                replace(path.with_suffix(SUFFIXES[form]), made[form]())

    def _in_order(self) -> list[Summary]:
        return [self.summaries[place] for place in sorted(self.summaries)]


def portfolio_stands(path: Path, files: Sequence[str]) -> bool:
    """Whether the portfolio in ``path`` is one of just these files."""
    try:
        documents = json.loads(path.read_bytes())["documents"]
        return [document["file"] for document in documents] == list(files)
    except (OSError, ValueError, KeyError, TypeError):
        return False
