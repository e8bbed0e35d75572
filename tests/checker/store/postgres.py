"""A PostgreSQL server of the tests' own, where its programs are installed."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
USER = "postgres"
PATIENCE = 60.0


def program(name: str) -> str | None:
    """Where a program of PostgreSQL is; None where it is not installed."""
    return shutil.which(name) or next((str(place / name) for place in PLACES if (place / name).exists()), None)


def missing() -> str:
    """Why no server can be started here; "" where one can."""
    if not (program("initdb") and program("postgres")):
        return "PostgreSQL is not installed"
    if os.geteuid() == 0 and not any(entry.pw_name == USER for entry in pwd.getpwall()):
        return "PostgreSQL does not run as root, and there is no user for it"
    return ""


class Server:
    """A server in ``folder`` on a free port, run by a user other than root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.who = {"user": USER, "group": USER, "extra_groups": []} if os.geteuid() == 0 else {}
        if self.who:
            shutil.chown(folder, USER, USER)
        self._do(
            program("initdb") or "",
            "-D",
            str(folder / "data"),
            "-A",
            "trust",
            "-U",
            USER,
            "-N",
            "--no-locale",
            "-E",
            "UTF8",
        )
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def url(self, name: str) -> str:
        """The address of a database of its own."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        options = ["-D", str(self.folder / "data"), "-p", str(self.port), "-k", str(self.folder), "-h", "127.0.0.1"]
        self.process = subprocess.Popen(  # noqa: S603
            [program("postgres") or "", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            **self.who,  # type: ignore[call-overload]
        )
        end = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < end, "PostgreSQL did not start"
            os.sched_yield()

    def kill(self) -> None:
        """Ends the server as a power cut would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def create(self, name: str) -> str:
        """A new database; its address."""
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
        return self.url(name)

    def _answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _do(self, *command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, **self.who)  # type: ignore[call-overload]  # noqa: S603
