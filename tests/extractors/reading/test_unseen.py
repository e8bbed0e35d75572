"""Hidden text is in no word and is counted; white text on a band of colour is read as any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.pages import Page
from extractors.reading import read_document
from tests.extractors.reading.building import Sheet, pdf_of

WHITE, BLACK = "1 1 1 rg", "0 0 0 rg"


def page(tmp_path: Path, sheet: Sheet) -> Page:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_of(sheet))
    [read] = read_document(path).pages()
    return read


def words(page: Page) -> list[str]:
    return [word.text for word in page.words]


def test_white_text_on_bare_paper_is_counted_and_left_out(tmp_path: Path) -> None:
    sheet = Sheet().text("综合能耗", 30, 300).draw(WHITE).text("已采用热电联产", 30, 200)
    read = page(tmp_path, sheet)
    assert words(read) == ["综合能耗"] and read.unseen == 7


@pytest.mark.parametrize(
    "band",
    ["0 0.5 0 rg 20 190 200 30 re f", "q 200 0 0 30 20 190 cm /Im Do Q"],
    ids=["a coloured shape", "a picture"],
)
def test_white_text_on_colour_is_read(tmp_path: Path, band: str) -> None:
    sheet = Sheet().text("综合能耗", 30, 300).draw(f"{band} {WHITE}").text("已采用热电联产", 30, 200)
    read = page(tmp_path, sheet)
    assert words(read) == ["综合能耗", "已采用热电联产"] and read.unseen == 0


def test_a_white_shape_is_bare_paper(tmp_path: Path) -> None:
    sheet = Sheet().text("综合能耗", 30, 300).draw(f"{WHITE} 20 190 200 30 re f").text("热电联产", 30, 200)
    assert page(tmp_path, sheet).unseen == 4


def test_a_page_of_white_text_alone_is_blank(tmp_path: Path) -> None:
    read = page(tmp_path, Sheet().draw(WHITE).text("已采用热电联产", 30, 200))
    assert words(read) == [] and read.unseen == 7


def test_a_sheet_as_large_as_a_poster_is_looked_at_too(tmp_path: Path) -> None:
    sheet = Sheet(14000, 14000).text("综合能耗", 30, 300).draw(WHITE).text("热电联产", 30, 200)
    assert page(tmp_path, sheet).unseen == 4
