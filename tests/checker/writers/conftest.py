"""A real browser: Debian's Chromium, driven by Playwright; without it these tests are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@dataclass
class Sheet:
    """A page of the browser, and what went wrong or left the file while it was open."""

    page: Any
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, file: Path) -> Any:
        """The page with the file opened in it."""
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())
        return self.page

    def outside(self, file: Path) -> list[str]:
        """The requests for anything but the file itself and what stands inside it."""
        own = file.as_uri()
        return [url for url in self.requests if not url.startswith((own, "data:"))]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture
def sheet(browser: Any) -> Iterator[Sheet]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield Sheet(page)
    page.close()


@pytest.fixture
def phone(browser: Any) -> Iterator[Sheet]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    yield Sheet(page)
    page.close()
