"""Stores of both kinds for the tests: a SQLite file, and a database of a PostgreSQL server started here."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checker.store.postgres import Server, missing


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    reason = missing()
    if reason:
        pytest.skip(reason)
    pytest.importorskip("psycopg")
    # Not below pytest's own folders: the server's user may not enter them.
    with tempfile.TemporaryDirectory(prefix="dafeng-postgres-") as folder:
        found = Server(Path(folder))
        yield found
        found.kill()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store' / '结果 库.db'}"
    server: Server = request.getfixturevalue("server")
    return server.create(uuid.uuid4().hex)
