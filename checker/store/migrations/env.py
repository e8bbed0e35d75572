"""Alembic's entry: the tables are brought up to date over the connection that ``engines`` hands in."""

from __future__ import annotations

from alembic import context

from checker.store.tables import META

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=META,
    transactional_ddl=False,
    render_as_batch=True,
)
context.run_migrations()
