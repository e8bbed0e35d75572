"""Whole documents: what opens, what is refused and with which code, and what becomes of each page."""

from __future__ import annotations

import hashlib
import os
import pickle
from pathlib import Path

import pytest

from extractors.messages import message
from extractors.pages import Page
from extractors.reading import ReadingError, cause, read_document
from extractors.reading.limits import TimeIsUp, time_limit
from tests.extractors.reading.building import Sheet, file_of, pdf_of

HARD = Path(__file__).parents[4] / "shared" / "hard-pdfs"
PROSE = "公司持续推进节能降耗工作综合能源消费量下降"


def pages_of(path: Path, content: bytes, **options: object) -> list[Page]:
    path.write_bytes(content)
    return list(read_document(path, **options).pages())


def code_of(page: Page) -> str:
    return (page.reason or "").split(" ")[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "报告.pdf"


def test_a_document_tells_its_pages_title_and_hash(path):
    content = pdf_of(Sheet().text(PROSE, 20, 300), Sheet().text("用水", 20, 300), title="社会责任报告")
    path.write_bytes(content)
    with read_document(path) as document:
        assert (document.page_count, document.title, document.cut_off) == (2, "社会责任报告", False)
        assert document.sha256 == hashlib.sha256(content).hexdigest()
        assert [(page.number, page.reader, page.words[0].text) for page in document.pages()] == [
            (1, "pdfium", PROSE),
            (2, "pdfium", "用水"),
        ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "R102"),
        (b"Report in plain text, no PDF", "R101"),
        (b"%PDF-1.7\n" + b"nothing of a file " * 9, "R106"),
        (file_of(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"]), "R109"),
    ],
)
def test_files_that_hold_nothing_are_refused(path, content, code):
    path.write_bytes(content)
    with pytest.raises(ReadingError) as caught:
        read_document(path)
    assert caught.value.code == code
    assert str(caught.value) == message(code, file=str(path))


def test_missing_files_folders_and_forbidden_files_are_refused(path, tmp_path):
    with pytest.raises(ReadingError) as missing:
        read_document(path)
    with pytest.raises(ReadingError) as folder:
        read_document(tmp_path)
    assert (missing.value.code, folder.value.code) == ("R103", "R104")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(path):
    path.write_bytes(pdf_of(Sheet()))
    path.chmod(0)
    with pytest.raises(ReadingError) as caught:
        read_document(path)
    assert caught.value.code == "R105"


def test_errors_cross_processes():
    error = pickle.loads(pickle.dumps(ReadingError("R111", file="a.pdf", megabytes=3000, limit=1024)))  # noqa: S301
    assert (error.code, error.fields["limit"], str(error)) == (
        "R111",
        1024,
        message("R111", file="a.pdf", megabytes=3000, limit=1024),
    )


def test_a_file_cut_off_gives_the_pages_that_survive(path):
    content = pdf_of(Sheet().text(PROSE, 20, 300), Sheet().text("用水", 20, 300))
    path.write_bytes(content[: content.rindex(b"<</Type/Page/")])
    with read_document(path) as document:
        assert document.cut_off
        pages = list(document.pages())
    assert pages[0].words[0].text == PROSE
    assert [code_of(page) for page in pages[1:]] == ["R122"]


def test_a_blank_page_is_read_and_a_picture_needs_ocr(path):
    picture = "q 300 0 0 400 0 0 cm /Im Do Q"
    blank, image, numbered, captioned, decorated = pages_of(
        path,
        pdf_of(
            Sheet(),
            Sheet().draw(picture),
            Sheet().draw(picture).text("- 12 -", 140, 20),
            Sheet().draw(picture).text("绿色发展篇章", 100, 200),
            Sheet().draw("q 20 0 0 20 0 0 cm /Im Do Q"),
        ),
    )
    assert (blank.reader, blank.words) == ("pdfium", [])
    assert [code_of(image), code_of(numbered)] == ["R121", "R121"]
    assert not image.readable
    assert image.image_share == pytest.approx(1, abs=0.02)
    assert captioned.readable
    assert decorated.readable


def test_a_page_of_outlined_text_needs_ocr(path):
    outlines = " ".join(f"{20 + i} 100 m {25 + i} 105 l {22 + i} 110 l f" for i in range(200))
    (page,) = pages_of(path, pdf_of(Sheet().draw(outlines)))
    assert code_of(page) == "R121"


def test_a_page_whose_fonts_name_no_character_is_garbage(path):
    (page,) = pages_of(path, pdf_of(Sheet().text(PROSE, 20, 300), named=False))
    assert (page.reader, page.words, code_of(page)) == ("none", [], "R123")


def test_the_cause_of_a_document_without_any_text(path):
    picture = Sheet().draw("q 300 0 0 400 0 0 cm /Im Do Q")
    assert cause(pages_of(path, pdf_of(picture, picture))) == ("R110", {"pages": 2})
    code, fields = cause(pages_of(path, pdf_of(Sheet().text(PROSE, 20, 300), picture, named=False)))
    assert (code, fields["reason"]) == ("R115", message("R123", page=1))
    assert message(code, file="a.pdf", **fields)


def test_text_that_pdfium_leaves_out_comes_from_the_referee(path):
    (page,) = pages_of(path, pdf_of(Sheet().text("用量", 20, 300).text("吨", 100, 300)))
    assert [word.text for word in page.words] == ["用量", "吨"]


def test_the_text_layer_of_a_scan_is_marked(path):
    sheet = Sheet().draw("q 300 0 0 400 0 0 cm /Im Do Q").text(PROSE, 20, 300, mode=3)
    (page,) = pages_of(path, pdf_of(sheet))
    assert (page.reader, code_of(page), page.words[0].text) == ("ocr", "R125", PROSE)


def test_contents_that_cannot_be_decoded_are_not_taken_for_a_blank_page(path):
    content = pdf_of(Sheet().draw("x\x9c\x07nothing that can be inflated"))
    (page,) = pages_of(path, content.replace(b"<</Length", b"<</Filter/FlateDecode/Length"))
    assert code_of(page) == "R122"


def test_a_step_that_never_ends_is_interrupted():
    with pytest.raises(TimeIsUp), time_limit(0.01):
        while True:
            pass


def test_pages_beyond_the_limit_are_given_unread(path):
    pages = pages_of(path, pdf_of(*(Sheet().text(PROSE, 20, 300) for _ in range(3))), max_pages=1)
    assert [page.readable for page in pages] == [True, False, False]
    assert code_of(pages[2]) == "R124"


needs_hard = pytest.mark.skipif(not HARD.exists(), reason="the hard files are not here")


@needs_hard
@pytest.mark.parametrize(("password", "code"), [(None, "R107"), ("wrong", "R108")])
def test_a_locked_file_needs_its_password(password, code):
    with pytest.raises(ReadingError) as caught:
        read_document(HARD / "pdfplumber--password-example.pdf", password=password)
    assert caught.value.code == code


@needs_hard
def test_a_locked_file_opens_with_its_password():
    with read_document(HARD / "pdfplumber--password-example.pdf", password="test") as document:  # noqa: S106
        assert any(page.words for page in document.pages())
