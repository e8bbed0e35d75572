"""Text recognition of pictures of pages: upright, turned, blank; what may not be used; where words lie."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from extractors.geometry import Box, rotated, turned_back
from extractors.reading import read_document
from extractors.reading.ocr import Spotted, slant_of, words_of

LINES = ("Energy use 12,500 tce in 2023", "Water withdrawal 3,482 m3 in 2023", "Waste paper 918.4 t in 2022")


def scan(path: Path, turn: int = 0, lines: tuple[str, ...] = LINES) -> Path:
    """A PDF of one picture: lines of text, turned by a number of degrees."""
    picture = Image.new("L", (1200, 1600), 255)
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        pen.text((120, 200 + 140 * number), line, fill=0, font=ImageFont.load_default(size=44))
    picture.rotate(turn, expand=True).save(path, resolution=150)
    return path


def text(path: Path) -> str:
    [page] = read_document(path, ocr_pages=1).pages()
    assert page.reader == "ocr" and (page.reason or "").startswith("R127")
    return "".join(word.text for word in page.words)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_scan_is_read_whichever_way_it_lies(tmp_path: Path, turn: int) -> None:
    found = text(scan(tmp_path / "scan.pdf", turn))
    assert all(number in found for number in ("12,500", "3,482", "918.4", "2022"))


def test_words_lie_where_they_are_printed(tmp_path: Path) -> None:
    [page] = read_document(scan(tmp_path / "scan.pdf"), ocr_pages=1).pages()
    [word] = [word for word in page.words if "12,500" in word.text]
    pen = ImageDraw.Draw(Image.new("L", (1, 1)))
    printed = (120 + pen.textlength("Energy use ", font=ImageFont.load_default(size=44))) * 72 / 150
    assert abs(word.box.x0 - printed) < 25 and 90 < word.box.top < 125
    assert all(
        0 <= w.box.x0 < w.box.x1 <= page.width and 0 <= w.box.top < w.box.bottom <= page.height for w in page.words
    )


def test_recognition_can_be_limited(tmp_path: Path) -> None:
    [page] = read_document(scan(tmp_path / "scan.pdf"), ocr_pages=0).pages()
    assert page.reader == "none" and (page.reason or "").startswith("R121")


def test_a_picture_without_text_stays_unread(tmp_path: Path) -> None:
    [page] = read_document(scan(tmp_path / "scan.pdf", lines=()), ocr_pages=1).pages()
    assert page.reader == "none" and (page.reason or "").startswith("R121")


def test_a_line_is_parted_at_its_blanks() -> None:
    words = list(words_of(Spotted("能耗 12 tce", 0.9, Box(0, 0, 160, 20)), 0.5))
    assert [word.text for word in words] == ["能耗", "12", "tce"]
    assert words[0].box.x0 == 0 and words[-1].box.x1 == pytest.approx(80)
    assert all(left.box.x1 <= right.box.x0 for left, right in pairwise(words))


@given(st.integers(0, 3), st.integers(0, 60), st.integers(0, 40), st.integers(1, 30), st.integers(1, 30))
def test_a_box_is_turned_back_to_the_ink(turns: int, x: int, y: int, wide: int, high: int) -> None:
    picture = numpy.zeros((80, 100))
    picture[y : y + high, x : x + wide] = 1
    rows, columns = numpy.nonzero(numpy.rot90(picture, turns))
    seen = Box(float(columns.min()), float(rows.min()), float(columns.max() + 1), float(rows.max() + 1))
    back = turned_back(seen, turns, 100, 80)
    assert (back.x0, back.top, back.x1, back.bottom) == (x, y, min(x + wide, 100), min(y + high, 80))


@pytest.mark.parametrize("turn", [2, -3])
def test_a_slanted_scan_is_set_straight(tmp_path: Path, turn: int) -> None:
    """Words of a line stand on one level, and ``shown`` gives where they are on the slanted page."""
    [page] = read_document(scan(tmp_path / "scan.pdf", turn), ocr_pages=1).pages()
    assert abs(page.slant + turn) < 0.4  # Pillow turns against the clock
    pen, font = ImageDraw.Draw(Image.new("L", (1, 1))), ImageFont.load_default(size=44)
    for place, (before, number) in enumerate((("Energy use ", "12,500"), ("Water withdrawal ", "3,482"))):
        [word] = [word for word in page.words if number in word.text]
        assert sum(abs(other.box.middle - word.box.middle) < 6 for other in page.words) >= 5
        across = 120 + pen.textlength(before, font=font) + pen.textlength(number, font=font) / 2 - 600
        x, y = rotated((across, 200 + 140 * place + 28 - 800), -turn, 0, 0)
        shown = page.shown(word.box)
        assert abs(shown.centre - page.width / 2 - x * 72 / 150) < 25
        assert abs(shown.middle - page.height / 2 - y * 72 / 150) < 5


@given(st.floats(-15, 15), st.integers(3, 9))
def test_the_slant_of_lines_is_that_of_their_corners(angle: float, count: int) -> None:
    lines = [
        tuple(rotated(point, angle, 500, 400) for point in ((90, y), (700, y), (700, y + 30), (90, y + 30)))
        for y in range(100, 100 + 60 * count, 60)
    ]
    found = slant_of(lines)
    assert found == 0.0 if abs(angle) < 0.1 else abs(found - angle) < 0.2


def test_a_short_line_says_nothing_of_the_slant() -> None:
    assert slant_of([((0, 0), (30, 9), (28, 30), (-2, 21))] * 5) == 0.0


@pytest.mark.parametrize(
    ("printed", "read"),
    [("14. 5吨", "14.5吨"), ("0 .01", "0.01"), ("1. 2023年能耗", "1. 2023年能耗"), ("12.5", "12.5")],
)
def test_a_blank_at_a_decimal_point_is_the_engines(printed: str, read: str) -> None:
    words = words_of(Spotted(printed, 0.9, Box(0, 0, 160, 20)), 0.5)
    assert " ".join(word.text for word in words) == read
