"""What a worker does with a document besides checking it: its reports, its rows for the store, its digest.

All of it is made where the document was checked, so that the driver of a batch only writes files and rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from checker.checking import CheckTask, plan_of
from checker.portfolio.digests import Digest, digest_of
from checker.rendering import rendered
from checker.results import Result
from checker.summaries import Summary, summary_of
from checker.writers.errors import WriterError
from checker.writers.formats import SUFFIXES, Look
from checker.writers.json import result_text
from policies.loader import load_vocabulary


@dataclass(frozen=True, slots=True)
class Job:
    """A document to check and what to make of it: reports of these formats under this name, rows, a digest."""

    task: CheckTask
    name: str
    formats: tuple[str, ...]
    look: Look
    stored: bool
    digested: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """Everything that is written of a document: ``files`` by format, what failed of them, the store's rows."""

    summary: Summary
    files: dict[str, bytes]
    faults: tuple[WriterError, ...]
    sha256: str
    text: bytes
    packed: bytes
    parts: tuple[tuple[str, list[dict[str, Any]]], ...]
    digest: Digest | None


def finished(check: Callable[[CheckTask], Result], job: Job) -> Finished:
    """Checks a document by ``check`` and makes of it what the job asks for. Runs inside a guarded process."""
    return finished_of(check(job.task), job)


def finished_of(result: Result, job: Job) -> Finished:
    """What the job asks for, made of a result."""
    written = result_text(result)
    files, faults = rendered(result.document.file, written, job.formats, job.look)
    text = written.encode()
    if "json" in job.formats:
        files["json"] = text
    packed, parts = _rows(result, text) if job.stored else (b"", ())
    return Finished(
        summary=summary_of(result),
        files=files,
        faults=tuple(faults),
        sha256=result.document.sha256,
        text=text,
        packed=packed,
        parts=parts,
        digest=digest_for(result, job) if job.digested else None,
    )


def digest_for(result: Result, job: Job) -> Digest:
    """What the portfolio keeps of a result whose reports have the job's name."""
    outputs = {form: f"{job.name}{SUFFIXES[form]}" for form in job.formats}
    return digest_of(result, plan_of(job.task.plan), load_vocabulary(), outputs)


def _rows(result: Result, text: bytes) -> tuple[bytes, tuple[tuple[str, list[dict[str, Any]]], ...]]:
    from checker.store.rows import packed, part_rows

    return packed(text), tuple((table.name, rows) for table, rows in part_rows(result))
