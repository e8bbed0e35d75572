"""The Word file and the workbook opened by LibreOffice, where it is installed: their pages and texts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from sample_result import sample_result

from checker.writers.formats import Look, report

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def printed(folder: Path, form: str) -> Any:
    """The report as LibreOffice prints it; its profile is the test's own."""
    file = folder / f"report.{form}"
    file.write_bytes(report(form, sample_result(), Look()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, capture_output=True, check=True, timeout=240)  # noqa: S603
    return pypdfium2.PdfDocument(folder / "report.pdf")


def texts(document: Any) -> list[str]:
    return [document[number].get_textpage().get_text_range() for number in range(len(document))]


def test_word(tmp_path: Path) -> None:
    document = printed(tmp_path, "docx")
    pages = texts(document)
    assert 8 <= len(pages) <= 16
    assert "青渚纸业股份有限公司" in pages[0] and "审核人" in pages[0] and "/ " not in pages[0].split("程序")[0]
    assert "结论摘要" in pages[1] and f"2 / {len(pages)}" in pages[1]
    across = [place for place in range(len(pages)) if document.get_page_size(place)[0] > 800]
    form = [place for place in across if "整改情况" in pages[place]]
    assert len(form) >= 2 and across == list(range(across[0], across[-1] + 1))  # the head stands on each of its pages
    assert all("复核人" in pages[place] for place in form)
    assert "图 1" in "".join(pages) and not [page for page in pages if "{{" in page or "{%" in page]


def test_workbook(tmp_path: Path) -> None:
    document = printed(tmp_path, "xlsx")
    pages = texts(document)
    assert "结论摘要" in pages[0] and "审核人" in pages[0]
    assert "整改情况" in pages[1] and "须人工复核" not in pages[1].splitlines()[0]
    assert all(document.get_page_size(place)[0] > 800 for place in range(len(pages)))
