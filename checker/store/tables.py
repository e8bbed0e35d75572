"""The tables of the store.

A ``check`` is one document judged one way: by its content, the plan's data, the program and what the user asked for,
all of it in ``key``. What a run did with a file is an ``entry``; several entries, of this run or a later one, may
share a check. Times stand with runs and entries alone, never in a result. Values are text, as exact as they were read.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

META = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

runs = Table(
    "runs",
    META,
    Column("id", Integer, primary_key=True),
    Column("started", Text, nullable=False),  # UTC, ISO 8601
    Column("finished", Text),  # None while it runs, and for ever where it was killed
    Column("program", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("plan_sha256", Text, nullable=False),
    Column("options", Text, nullable=False),  # JSON, what results depend on
    Column("documents", Integer, nullable=False),
)

checks = Table(
    "checks",
    META,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("plan_sha256", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("company", Text),
    Column("report_year", Integer),
    Column("industries", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("summary", Text, nullable=False),  # JSON, what the table at the end of a run shows
    Column("text_sha256", Text, nullable=False),  # of the result file
    Column("result", LargeBinary, nullable=False),  # the result file, compressed; its ``file`` is the first one's
    UniqueConstraint("key"),
    Index(None, "sha256"),
    Index(None, "company"),
)

entries = Table(
    "entries",
    META,
    Column("run", ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),  # in the order in which the files were given
    Column("file", Text, nullable=False),
    Column("check", ForeignKey("checks.id"), nullable=False),
    Column("reused", Boolean, nullable=False),
    Column("done", Text, nullable=False),
    Index(None, "check"),
)


def _part(name: str, *columns: Column[object]) -> Table:
    """A table of rows that belong to a check, each with its place in the result."""
    return Table(
        name,
        META,
        Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
        Column("place", Integer, primary_key=True),
        *columns,
    )


metrics = _part(
    "metrics",
    Column("id", Text, nullable=False),
    Column("indicator", Text, index=True),
    Column("theme", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("as_printed", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("baseline", Text),
    Column("boundary", Text, nullable=False),
    Column("confidence", Text, nullable=False),
    Column("derived", Boolean, nullable=False),
)

actions = _part(
    "actions",
    Column("measure", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("boundary", Text, nullable=False),
)

findings = _part(
    "findings",
    Column("provision", Text, nullable=False),
    Column("name", Text, nullable=False, index=True),  # the check's id in the plan
    Column("title", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("status", Text, nullable=False, index=True),
    Column("value", Text),
    Column("unit", Text),
    Column("period", Text),
    Column("reason", Text, nullable=False),
    Column("advice", Text, nullable=False),
    Column("needs_review", Boolean, nullable=False),
)

inconsistencies = _part(
    "inconsistencies",
    Column("kind", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("printed", Text, nullable=False),
)

evidence = Table(
    "evidence",
    META,
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
    Column("of", Text, primary_key=True),  # metrics, actions, findings, inconsistencies
    Column("owner", Integer, primary_key=True),  # the place of the row that it belongs to
    Column("place", Integer, primary_key=True),
    Column("page", Integer, nullable=False),
    Column("printed_page", Text),
    Column("box", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("kind", Text, nullable=False),  # table, prose, card, chart, scan
)

outputs = Table(
    "outputs",
    META,
    Column("path", Text, primary_key=True),  # of a file that a run wrote
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), nullable=False),
    Column("look", Text, nullable=False),  # language and templates
    Column("sha256", Text, nullable=False),
    Index(None, "check"),
)

decisions = Table(
    "decisions",
    META,
    Column("id", Integer, primary_key=True),
    Column("check", ForeignKey("checks.id", ondelete="CASCADE"), nullable=False),
    Column("finding", Text, nullable=False),  # the check's id in the plan
    Column("status", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("decided", Text, nullable=False),
    Index(None, "check"),
)

PARTS = (metrics, actions, findings, inconsistencies)
