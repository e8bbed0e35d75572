"""What the store tells: its runs, what it holds of an enterprise or a document, and how two runs differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, case, func, or_, select

from checker.store import tables

LIKE = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})
VIEWS = {
    "documents": None,
    "metrics": tables.metrics,
    "actions": tables.actions,
    "findings": tables.findings,
    "inconsistencies": tables.inconsistencies,
}


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run in one line; ``finished`` is None where it did not come to its end. ``done`` counts its entries."""

    run: int
    started: str
    finished: str | None
    program: str
    plan: str
    documents: int
    done: int
    reused: int
    failed: int


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document as a run took it; ``reused`` tells that the check was an earlier run's."""

    run: int
    place: int
    file: str
    sha256: str
    check: int
    state: str
    company: str | None
    report_year: int | None
    reused: bool
    done: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed of a file between two runs, and why (document, plan, program, options; new, gone).

    ``findings`` are those whose status or value differ: the check's id, title, and what each run says.
    """

    file: str
    company: str | None
    causes: tuple[str, ...]
    findings: tuple[tuple[str, str, str, str], ...] = ()


def runs(connection: Connection) -> list[RunLine]:
    """All runs, the latest first."""
    run, entry, check = tables.runs.c, tables.entries.c, tables.checks.c
    counts = (func.count(entry.place), _number(entry.reused), _number(check.state == "failed"))
    wanted = (
        select(run.id, run.started, run.finished, run.program, run.plan, run.documents, *counts)
        .select_from(tables.runs.outerjoin(tables.entries).outerjoin(tables.checks))
        .group_by(run.id)
        .order_by(run.id.desc())
    )
    return [RunLine(*row) for row in connection.execute(wanted)]


def _number(condition: Any) -> Any:
    """How many rows meet a condition."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def documents(connection: Connection, what: str | None = None, run: int | None = None) -> list[DocumentLine]:
    """Entries by run and place: of one run, and of what an enterprise, a file or a hash names."""
    entry, check = tables.entries.c, tables.checks.c
    wanted = _entries()
    if run is not None:
        wanted = wanted.where(entry.run == run)
    if what is not None:
        part = f"%{what.translate(LIKE)}%"
        named = (check.company.like(part, escape="\\"), entry.file.like(part, escape="\\"))
        wanted = wanted.where(or_(*named, check.sha256.like(f"{what.translate(LIKE)}%", escape="\\")))
    return [DocumentLine(*row) for row in connection.execute(wanted.order_by(entry.run, entry.place))]


def latest(lines: Sequence[DocumentLine]) -> list[DocumentLine]:
    """Of the entries those of each document's latest check, each document once."""
    last = {line.sha256: line for line in lines}
    return sorted(last.values(), key=lambda line: (line.company or "", line.report_year or 0, line.file))


def statuses(connection: Connection, check: int) -> dict[str, int]:
    """How many findings of a check have each status."""
    finding = tables.findings.c
    wanted = select(finding.status, func.count()).where(finding.check == check).group_by(finding.status)
    return dict(sorted((row.status, row[1]) for row in connection.execute(wanted)))


def gaps(connection: Connection, check: int) -> list[Any]:
    """The findings of a check that are not met, behind, or missing what the plan binds to, in the plan's order."""
    finding = tables.findings.c
    open_ = finding.status.in_(("not-met", "behind")) | (
        (finding.role == "binding") & finding.status.in_(("insufficient", "cant-tell", "not-disclosed"))
    )
    wanted = select(finding.provision, finding.title, finding.role, finding.status, finding.reason)
    return list(connection.execute(wanted.where(finding.check == check, open_).order_by(finding.place)))


def differences(connection: Connection, one: int, other: int) -> Iterator[Difference]:
    """How run ``other`` differs from run ``one``, file by file; files that are the same are left out."""
    before = {line.file: line for line in documents(connection, run=one)}
    after = {line.file: line for line in documents(connection, run=other)}
    for file in sorted({*before, *after}):
        old, new = before.get(file), after.get(file)
        if old is None or new is None:
            known = old or new
            yield Difference(file, known.company if known else None, ("new" if old is None else "gone",))
        elif old.check != new.check:
            changed = tuple(_findings(connection, old.check, new.check))
            yield Difference(file, new.company, _causes(connection, old.check, new.check), changed)


def rows(connection: Connection, view: str, run: int) -> tuple[list[str], Iterator[Sequence[Any]]]:
    """The columns and rows of a view of ``VIEWS`` over one run, with the file and the enterprise of each row."""
    entry, check, part = tables.entries.c, tables.checks.c, VIEWS[view]
    columns: list[Any] = [entry.file, check.company, check.report_year, check.sha256]
    joined = tables.entries.join(tables.checks)
    order: list[Any] = [entry.place]
    if part is None:
        columns += [check.state, check.industries, check.pages, entry.reused]
    else:
        joined = joined.join(part, part.c.check == check.id)
        columns += [column for column in part.c if column.name not in ("check", "place")]
        order.append(part.c.place)
    found = connection.execute(select(*columns).select_from(joined).where(entry.run == run).order_by(*order))
    return list(found.keys()), (tuple(row) for row in found)


def _entries() -> Select[Any]:
    entry, check = tables.entries.c, tables.checks.c
    return select(
        entry.run, entry.place, entry.file, check.sha256, check.id, check.state, check.company, check.report_year,
        entry.reused, entry.done,
    ).join(tables.checks, check.id == entry.check)  # fmt: skip


def _causes(connection: Connection, one: int, other: int) -> tuple[str, ...]:
    """Which of the things that a result depends on differ between two checks; "retried" where none does."""
    names = {"document": "sha256", "plan": "plan_sha256", "program": "program", "options": "options"}
    check = tables.checks.c
    wanted = select(*(check[column] for column in names.values()))
    old, new = (connection.execute(wanted.where(check.id == number)).one() for number in (one, other))
    causes = tuple(name for name, before, after in zip(names, old, new, strict=True) if before != after)
    return causes or ("retried",)


def _findings(connection: Connection, one: int, other: int) -> Iterator[tuple[str, str, str, str]]:
    old, new = (_told(connection, number) for number in (one, other))
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, ("", "—")), new.get(name, ("", "—"))
        if before[1] != after[1]:
            yield name, after[0] or before[0], before[1], after[1]


def _told(connection: Connection, check: int) -> dict[str, tuple[str, str]]:
    """The title of each finding of a check, and its status with its value."""
    finding = tables.findings.c
    wanted = select(finding.name, finding.title, finding.status, finding.value, finding.unit)
    found = connection.execute(wanted.where(finding.check == check).order_by(finding.place))
    return {
        name: (title, " ".join(part for part in (status, value, unit) if part))
        for name, title, status, value, unit in found
    }
