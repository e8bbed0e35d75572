"""The store as the rest of the program uses it: runs begun and ended, results kept and found again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from checker.store import tables
from checker.store.engines import StoreError, opened, shown, words
from checker.store.rows import Ask, check_row, result_file, storable

if TYPE_CHECKING:
    from checker.finishing import Finished

Given = TypeVar("Given")
WAITS = (0.2, 0.5, 1, 2, 4, 8)  # seconds before a database that went away is asked again
SLICE = 500  # keys in one question
WORKER_CODES = "R13"


@dataclass(frozen=True, slots=True)
class Kept:
    """A check that the store holds: its number and its line at the end of a run."""

    check: int
    summary: str


class Store:
    """A store that is open; every method is one transaction, tried again while the database is away.

    Raises StoreError R504 where it stays away or refuses, with everything finished before kept.
    """

    def __init__(self, url: URL | str) -> None:
        """Opens the store at ``url``; raises StoreError as ``engines.opened`` does."""
        self.url = url
        self.engine: Engine = opened(url)

    def close(self) -> None:
        """Gives the connections back."""
        self.engine.dispose()

    def begin(self, ask: Ask, documents: int) -> int:
        """A new run over so many documents; gives its number."""
        row = {
            "started": now(), "program": ask.program, "plan": ask.plan, "plan_sha256": ask.plan_sha256,
            "options": ask.options, "documents": documents,
        }  # fmt: skip
        return self._done(lambda connection: _inserted(connection, tables.runs, row))

    def finish(self, run: int) -> None:
        """Marks a run as finished."""
        ended = update(tables.runs).where(tables.runs.c.id == run).values(finished=now())
        self._done(lambda connection: connection.execute(ended))

    def known(self, keys: Iterable[str]) -> dict[str, Kept]:
        """The checks that the store holds under these keys."""
        asked = sorted(set(keys))
        parts = [asked[start : start + SLICE] for start in range(0, len(asked), SLICE)]
        found: dict[str, Kept] = {}
        for part in parts:
            found |= self._done(lambda connection, part=part: _known(connection, part))  # type: ignore[misc]
        return found

    def result(self, check: int) -> str:
        """The text of the result file of a check."""
        wanted = select(tables.checks.c.result).where(tables.checks.c.id == check)
        return result_file(self._done(lambda connection: connection.execute(wanted).scalar_one()))

    def keep(self, run: int, place: int, file: str, finished: Finished, ask: Ask, sha256: str) -> int:
        """A document's result and its entry in a run, in one transaction; gives the check's number."""
        return self._done(lambda connection: _kept(connection, run, place, file, finished, ask, sha256))

    def written(self, check: int, look: str, files: Mapping[str, str]) -> None:
        """Notes files that stand in the output folder: what they were made of, and their hashes by path."""
        self._done(lambda connection: _note_files(connection, check, look, files))

    def stands(self, check: int, look: str) -> dict[str, str]:
        """The hashes by path of files that were made of a check with this look."""
        output = tables.outputs.c
        wanted = select(output.path, output.sha256).where(output.check == check, output.look == look)
        return self._done(lambda connection: {row.path: row.sha256 for row in connection.execute(wanted)})

    def reuse(self, run: int, place: int, file: str, check: int) -> None:
        """An entry in a run for a document that was checked before."""
        self._done(lambda connection: _enter(connection, run, place, file, check, reused=True))

    def _done(self, work: Callable[[Connection], Given]) -> Given:
        """What ``work`` gives in a transaction of its own."""
        for wait in (*WAITS, None):
            try:
                with self.engine.begin() as connection:
                    return work(connection)
            except IntegrityError as error:
                # Another process kept the same document in between: the next turn finds it there.
                if wait is None:
                    raise self._refused(error) from None
            except OperationalError as error:
                if wait is None or _is_full(error):
                    raise self._refused(error) from None
                time.sleep(wait)
            except SQLAlchemyError as error:
                raise self._refused(error) from None
        raise AssertionError("every turn returns or raises")

    def _refused(self, error: Exception) -> StoreError:
        return StoreError("R504", url=shown(self.url), cause=words(error))


def now() -> str:
    """The time as runs and entries carry it; no result does."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _is_full(error: OperationalError) -> bool:
    """Whether waiting cannot help: the disk is full."""
    return "full" in str(error.orig).lower()


def _inserted(connection: Connection, table: Any, row: dict[str, Any]) -> int:
    key = connection.execute(insert(table).values(row)).inserted_primary_key
    return int(key[0]) if key else 0


def _known(connection: Connection, keys: Sequence[str]) -> dict[str, Kept]:
    checks = tables.checks.c
    wanted = select(checks.key, checks.id, checks.summary).where(checks.key.in_(keys))
    return {row.key: Kept(row.id, row.summary) for row in connection.execute(wanted)}


def _kept(connection: Connection, run: int, place: int, file: str, finished: Finished, ask: Ask, sha256: str) -> int:
    row = check_row(finished, ask, sha256)
    if not sha256 or finished.summary.code.startswith(WORKER_CODES):
        # A file that was not there, or what the worker did to it (time, memory, a crash), may be another next time.
        row["key"] += f".{run}.{place}"
    known = _known(connection, [row["key"]]).get(row["key"])
    check = known.check if known else _inserted(connection, tables.checks, row)
    if known is None:
        for name, rows in finished.parts:
            if rows:
                connection.execute(insert(tables.META.tables[name]), [{"check": check, **line} for line in rows])
    _enter(connection, run, place, file, check, reused=False)
    return check


def _note_files(connection: Connection, check: int, look: str, files: Mapping[str, str]) -> None:
    connection.execute(delete(tables.outputs).where(tables.outputs.c.path.in_(list(files))))
    rows = [{"path": path, "check": check, "look": look, "sha256": sha256} for path, sha256 in files.items()]
    if rows:
        connection.execute(insert(tables.outputs), rows)


def _enter(connection: Connection, run: int, place: int, file: str, check: int, reused: bool) -> None:
    entry = tables.entries.c
    if connection.execute(select(entry.place).where(entry.run == run, entry.place == place)).first():
        return  # written by a turn whose end was not told before the connection was lost
    row = {"run": run, "place": place, "file": storable(file), "check": check, "reused": reused, "done": now()}
    connection.execute(insert(tables.entries).values(row))
