"""What a store holds, in one order and without numbers and times of its own, for comparing stores."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, create_engine, make_url, select
from sqlalchemy.engine import URL

from checker.store import tables
from checker.store.rows import result_file

PARTS = (*tables.PARTS, tables.evidence)


def dump(url: URL | str) -> list[Any]:
    """Every kept check by its key, with its result file and all its rows."""
    parts = make_url(url)
    if parts.get_backend_name() == "postgresql":
        parts = parts.set(drivername="postgresql+psycopg")
    engine = create_engine(parts)
    try:
        with engine.connect() as connection:
            rows = connection.execute(select(tables.checks).order_by(tables.checks.c.key)).mappings().all()
            return [_told(connection, dict(row)) for row in rows if "." not in row["key"]]
    finally:
        engine.dispose()


def _told(connection: Connection, row: dict[str, Any]) -> tuple[Any, ...]:
    number, packed = row.pop("id"), row.pop("result")
    found = []
    for table in PARTS:
        order = [column for column in table.primary_key.columns if column.name != "check"]
        wanted = select(*(column for column in table.c if column.name != "check")).where(table.c.check == number)
        found.append([tuple(line) for line in connection.execute(wanted.order_by(*order))])
    return row, result_file(packed), found
