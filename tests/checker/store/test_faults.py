"""Runs that are struck in the middle: the store afterwards holds what an undisturbed run would have put there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from checker.store import access, engines, tables
from checker.store.engines import address, opened
from tests.checker.store import fakes
from tests.checker.store.driver import ran
from tests.checker.store.dumps import dump
from tests.checker.store.postgres import Server

ROOT = Path(__file__).parents[3]
MANY = 200
PATIENCE = 120.0


def started(folder: Path, out: Path, db: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "tests.checker.store.driver", str(folder), str(out), db],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kept(url: str) -> int:
    """How many documents the store holds so far; 0 while it cannot be asked."""
    try:
        engine = opened(url)
        with engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(tables.checks)).scalar() or 0)
    except Exception:
        return 0


def until(told: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not told():
        assert time.monotonic() < end, "waited in vain"
        os.sched_yield()


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Any]]:
    """Two hundred documents, and what a run that nothing disturbs keeps of them."""
    home = tmp_path_factory.mktemp("undisturbed")
    fakes.written(home / "in", MANY)
    assert ran([str(home / "in")], home / "out", str(home / "store.db"))[0] == 0
    return home / "in", dump(address(str(home / "store.db"), home))


def test_a_driver_killed_at_any_instant_loses_nothing_that_was_finished(
    store_url: str, tmp_path: Path, undisturbed: tuple[Path, list[Any]]
) -> None:
    folder, whole = undisturbed
    for least in (1, 60, 120):
        process = started(folder, tmp_path / "out", store_url)
        until(lambda least=least: kept(store_url) >= least)  # type: ignore[misc]
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        held = dump(store_url)
        assert len(held) >= least
        assert all(check in whole for check in held)
    before = len(dump(store_url))
    code, told = ran([str(folder)], tmp_path / "out", store_url)
    assert code == 0
    assert len(told.reused) == before
    assert dump(store_url) == whole


def test_workers_that_are_killed_cost_their_documents_one_run(
    store_url: str, tmp_path: Path, undisturbed: tuple[Path, list[Any]]
) -> None:
    _, whole = undisturbed
    mine = tmp_path / "in"
    paths = fakes.written(mine, MANY)
    for number in (3, 77, 150):
        Path(paths[number]).rename(mine / f"{fakes.POISON} {number}.pdf")
    assert ran([str(mine)], tmp_path / "out", store_url)[0] == 2
    code, told = ran([str(mine)], tmp_path / "out", store_url)
    assert code == 0
    assert len(told.reused) == MANY - 3
    assert [key for (row, _, _) in dump(store_url) if (key := row["sha256"])] == [row["sha256"] for row, _, _ in whole]


def test_a_database_that_dies_and_comes_back_loses_nothing(
    server: Server, tmp_path: Path, undisturbed: tuple[Path, list[Any]]
) -> None:
    folder, whole = undisturbed
    url = server.create(uuid.uuid4().hex)

    def strike() -> None:
        until(lambda: kept(url) >= 50)
        server.kill()
        server.start()

    blow = threading.Thread(target=strike)
    blow.start()
    process = started(folder, tmp_path / "out", url)
    code = process.wait(timeout=PATIENCE)
    blow.join()
    if code:
        assert ran([str(folder)], tmp_path / "out", url)[0] == 0
    assert dump(url) == whole


def test_a_database_that_stays_away_ends_the_run_with_what_is_finished(
    tmp_path: Path, undisturbed: tuple[Path, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "WAITS", (0, 0))
    folder, _ = undisturbed
    done: list[int] = []
    keep = access.Store.keep

    def refused(self: access.Store, *arguments: Any) -> int:
        if len(done) == 20:
            self.engine = engines._engine("postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=1")
        done.append(1)
        return keep(self, *arguments)

    monkeypatch.setattr(access.Store, "keep", refused)
    url = str(tmp_path / "store.db")
    code, told = ran([str(folder)], tmp_path / "out", url)
    assert code == 2
    assert told.problems[-1].startswith("R504")
    assert len(list((tmp_path / "out").glob("*.json"))) == 21
    assert len(dump(address(url, tmp_path))) == 20


def test_a_full_disk_is_told_and_the_next_run_goes_on(
    tmp_path: Path, undisturbed: tuple[Path, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, whole = undisturbed
    url = str(tmp_path / "store.db")
    opened(address(url, tmp_path)).dispose()
    whole_engine = engines._engine

    def small(address_: str, reading: bool = False) -> Any:
        engine = whole_engine(address_, reading)
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count=80"))
        return engine

    with monkeypatch.context() as patched:
        patched.setattr(engines, "_engine", small)
        code, told = ran([str(folder)], tmp_path / "out", url)
        assert code == 2
        assert told.problems[-1].startswith("R504")
    held = dump(address(url, tmp_path))
    assert 0 < len(held) < MANY
    assert ran([str(folder)], tmp_path / "out", url)[0] == 0
    assert dump(address(url, tmp_path)) == whole


def test_two_runs_over_one_store_at_once_keep_each_document_once(
    store_url: str, tmp_path: Path, undisturbed: tuple[Path, list[Any]]
) -> None:
    folder, whole = undisturbed
    processes = [started(folder, tmp_path / f"out{number}", store_url) for number in (1, 2)]
    assert [process.wait(timeout=PATIENCE) for process in processes] == [0, 0]
    assert dump(store_url) == whole
