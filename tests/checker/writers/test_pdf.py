"""PDF by each engine that is installed: pages, text, pictures, nothing fetched, failures told."""

from __future__ import annotations

import subprocess
from typing import Any

import pypdfium2
import pytest
from other_results import hostile_result
from sample_result import sample_result

from checker.writers import pdf
from checker.writers.errors import WriterError
from checker.writers.html import html_report
from checker.writers.print_html import self_contained

ENGINES = {"Chromium": pdf._by_chromium, "WeasyPrint": pdf._by_weasyprint}


def pages_of(content: bytes) -> list[Any]:
    document = pypdfium2.PdfDocument(content)
    return [document[number] for number in range(len(document))]


def text_of(content: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pages_of(content))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_pages_hold_the_report_and_its_pictures(engine: str) -> None:
    if engine not in pdf.pdf_engines():
        pytest.skip(f"{engine} is not installed")
    content = ENGINES[engine](html_report(sample_result()))
    pages, text = pages_of(content), text_of(content)
    assert len(pages) > 5 and "青渚纸业股份有限公司" in text and "差距清单" in text
    images = [
        part for page in pages for part in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=9)
    ]
    assert len(images) >= 2


@pytest.mark.parametrize("engine", ENGINES)
def test_hostile_texts_are_printed_as_they_stand(engine: str) -> None:
    if engine not in pdf.pdf_engines():
        pytest.skip(f"{engine} is not installed")
    content = ENGINES[engine](html_report(hostile_result()))
    assert "alert(1)" in text_of(content) and "7*7" in text_of(content)
    assert b"/JavaScript" not in content and b"/Launch" not in content


def test_drawings_hold_their_pictures_and_rules() -> None:
    page = self_contained(html_report(sample_result()))
    assert "<use" not in page and page.count("<image") >= 2
    drawing = page[page.index("<svg viewbox") :].partition("</svg>")[0]
    assert "stroke-dasharray: 7 4" in drawing and "var(" not in drawing and "paint-order" not in drawing


def test_nothing_outside_the_page_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    if "WeasyPrint" not in pdf.pdf_engines():
        pytest.skip("WeasyPrint is not installed")
    asked: list[str] = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda self, url, *more: asked.append(str(url)))
    pdf._by_weasyprint("<img src='http://127.0.0.1:9/x.png'><img src='file:///etc/hostname'><p>甲</p>")
    assert asked == []


def test_the_other_engine_is_tried_and_the_last_failure_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "pdf_engines", lambda: ("Chromium", "WeasyPrint"))
    monkeypatch.setattr(pdf, "_by_chromium", lambda html: (_ for _ in ()).throw(OSError("no shared memory")))
    monkeypatch.setattr(pdf, "_by_weasyprint", lambda html: b"%PDF")
    assert pdf.pdf_report("<p>", "甲.pdf") == b"%PDF"
    monkeypatch.setattr(pdf, "_by_weasyprint", lambda html: (_ for _ in ()).throw(ValueError("no font")))
    with pytest.raises(WriterError) as caught:
        pdf.pdf_report("<p>", "甲.pdf")
    assert caught.value.fields == {"file": "甲.pdf", "engine": "WeasyPrint", "detail": "no font"}


def test_a_browser_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.2)
    with pytest.raises(subprocess.TimeoutExpired):
        pdf._run(["/bin/sleep", "60"], tmp_path)
