"""The gap report as PDF, printed from its HTML: by Chromium where it is installed, else by WeasyPrint.

Chromium shows the page as a reader's browser does; WeasyPrint needs no browser (``pip install "dafeng[pdf]"``).
Neither is let onto the network: the HTML holds all it shows.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from checker.writers.errors import WriterError
from checker.writers.print_html import self_contained
from checker.writers.templates import told_of

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SECONDS = 180
SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)


def pdf_engines() -> tuple[str, ...]:
    """The names of what can print here, the one that is used first; empty where there is nothing."""
    found = (("Chromium", _browser() is not None), ("WeasyPrint", _weasyprint()))
    return tuple(name for name, there in found if there)


def check_engine() -> None:
    """Raises ``WriterError`` (R425) where nothing can make a PDF."""
    if not pdf_engines():
        raise WriterError("R425")


def pdf_report(html: str, file: str) -> bytes:
    """The pages of a self-contained HTML report; ``file`` is the document that messages name.

    The other engine is tried where the first one fails. Raises ``WriterError``: R425 without an engine, R426 when none
    of them gave a PDF.
    """
    check_engine()
    failure = WriterError("R425")
    for engine in pdf_engines():
        try:
            return {"Chromium": _by_chromium, "WeasyPrint": _by_weasyprint}[engine](html)
        except Exception as error:
            failure = WriterError("R426", file=file, engine=engine, detail=told_of(error))
    raise failure


@cache
def _browser() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


@cache
def _weasyprint() -> bool:
    """Whether WeasyPrint is installed and finds the Pango library that it lays out text with."""
    if find_spec("weasyprint") is None:
        return False
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


def _by_chromium(html: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="dafeng-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page, target = folder / "report.html", folder / "report.pdf"
        page.write_text(html, encoding="utf-8")
        # A browser run by root (in a container) refuses its own sandbox.
        rootly = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        profile, output = f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}"
        _run([str(_browser()), *SWITCHES, *rootly, profile, output, page.as_uri()], folder)
        return target.read_bytes()


def _run(command: list[str], home: Path) -> None:
    """Runs a program of several processes without a shell and ends all of them when its time is over."""
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(home), "LANG": "C.UTF-8"}
    started = subprocess.Popen(  # noqa: S603 -- a list of arguments, none of which comes out of a document
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment if sys.platform != "win32" else None,
        start_new_session=True,
    )
    try:
        started.wait(SECONDS)
    finally:
        if hasattr(os, "killpg"):
            _end(started.pid)
        else:
            started.kill()


def _end(group: int) -> None:
    """Ends what is left of the group of processes that was started."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def _by_weasyprint(html: str) -> bytes:
    """The pages by WeasyPrint, which may fetch nothing and whose notes on CSS are no news to a user."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    page = HTML(string=self_contained(html), url_fetcher=URLFetcher(allowed_protocols=("data",)))
    pdf: bytes = page.write_pdf()
    return pdf
