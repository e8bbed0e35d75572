"""Opening a store: its address, the engine behind it, and its tables brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from extractors.errors import CodedError

FILE = "dafeng.db"
PATIENCE = 60  # seconds that one writer waits for another
MIGRATIONS = Path(__file__).with_name("migrations")
HEAD = "0001"  # the latest revision in ``migrations``
LOCK = 0x6461_6665  # PostgreSQL's advisory lock while the tables are brought up to date


class StoreError(CodedError):
    """A store that cannot be opened, read or written."""


def address(db: str | None, folder: Path) -> URL | str:
    """The URL of the store: ``db`` as a URL or a file's path, else a file in the output folder."""
    if db and "://" in db:
        return db
    # No text: a path may hold what has a meaning in URLs.
    return URL.create("sqlite", database=str(Path(db) if db else folder / FILE))


def opened(url: URL | str, reading: bool = False) -> Engine:
    """An engine over a store whose tables are up to date; several processes may open it at once.

    ``reading`` tells that nothing is going to be written, so that nobody is waited for and a file that may not be
    written will do. Raises StoreError: R501 cannot be opened, R502 a driver is not installed, R503 made by a newer
    program.
    """
    try:
        engine = _engine(url, reading)
        _upgrade(engine)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError("R502", url=shown(url), cause=words(error)) from None
    except (SQLAlchemyError, OSError) as error:
        raise StoreError("R501", url=shown(url), cause=words(error)) from None
    return engine


def shown(url: URL | str) -> str:
    """The store's address without a password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return str(url)


def words(error: Exception) -> str:
    """The first line of what a database says."""
    told = str(getattr(error, "orig", None) or error).strip()
    return told.splitlines()[0] if told else type(error).__name__


def _engine(url: URL | str, reading: bool = False) -> Engine:
    parts = make_url(url)
    if parts.get_backend_name() == "postgresql" and parts.drivername == "postgresql":
        parts = parts.set(drivername="postgresql+psycopg")
    if parts.get_backend_name() != "sqlite":
        return create_engine(parts, pool_pre_ping=True)
    if parts.database and not reading:
        Path(parts.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parts, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _by_hand if reading else _prepare)
    event.listen(engine, "begin", _begin_reading if reading else _begin)
    return engine


def _by_hand(connection: Any, _: Any) -> None:
    """Transactions are begun by us, not by Python."""
    connection.isolation_level = None


def _begin_reading(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN")


def _prepare(connection: Any, record: Any) -> None:
    """SQLite as several processes can share it: a log beside the file, and writers that wait for each other."""
    _by_hand(connection, record)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
    # A killed process loses nothing that was committed; a power cut may cost the last documents, which are done again.
    connection.execute("PRAGMA synchronous=NORMAL")


def _begin(connection: Any) -> None:
    # A transaction that reads before it writes would otherwise fail where another writes in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _upgrade(engine: Engine) -> None:
    """Brings the tables up to date, one process at a time."""
    if _at_head(engine):
        return
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        at = _revision(connection)
        if at is not None and at not in known:
            raise StoreError("R503", url=engine.url.render_as_string(hide_password=True), revision=at)
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")


def _at_head(engine: Engine) -> bool:
    """Whether the tables are up to date already, told without Alembic, which takes a while to load."""
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
    except SQLAlchemyError:
        return False


def _revision(connection: Any) -> str | None:
    from alembic.runtime.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()
