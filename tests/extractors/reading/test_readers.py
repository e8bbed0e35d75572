"""Both readers on the same tiny pages: they must say the same, in displayed coordinates."""

from __future__ import annotations

import io

import pdfplumber
import pypdfium2
import pytest

from extractors.geometry import Box
from extractors.pages import Page
from extractors.reading import pdfium, plumber
from tests.extractors.reading.building import Sheet, pdf_of


def by_pdfium(content: bytes) -> Page:
    document = pypdfium2.PdfDocument(content)
    try:
        return pdfium.read_page(document, 1).page
    finally:
        document.close()


def by_plumber(content: bytes) -> Page:
    with pdfplumber.open(io.BytesIO(content)) as document:
        return plumber.read_page(document, 1).page


both = pytest.mark.parametrize("read", [by_pdfium, by_plumber])


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def close_to(box: Box, expected: tuple[float, float, float, float], slack: float = 0.6) -> bool:
    return all(abs(a - b) <= slack for a, b in zip((box.x0, box.top, box.x1, box.bottom), expected, strict=True))


@both
def test_words_break_at_gaps_and_at_blanks(read):
    page = read(pdf_of(Sheet().text("综合能耗", 20, 300).text("12500", 100, 300).text("吨 标准煤", 125, 300)))
    assert texts(page) == ["综合能耗", "12500吨", "标准煤"]


@both
def test_a_word_drawn_in_pieces_and_out_of_order_is_whole(read):
    sheet = Sheet().text("年度", 40, 300).text("综合", 100, 200).text("2023", 20, 300).text("能耗", 120, 200)
    page = read(pdf_of(sheet))
    assert texts(page) == ["2023年度", "综合能耗"]


@both
def test_boxes_count_from_the_top_left(read):
    (word,) = read(pdf_of(Sheet().text("能耗", 20, 300, 10))).words
    assert close_to(word.box, (20, 91.2, 40, 101.2))


@both
@pytest.mark.parametrize(
    ("rotate", "width", "height", "matrix", "left", "base"),
    [
        (0, 300, 400, "1 0 0 1 50 80", 50, 320),
        (90, 400, 300, "0 1 -1 0 50 80", 80, 50),
        (180, 300, 400, "-1 0 0 -1 250 80", 50, 80),
        (270, 400, 300, "0 -1 1 0 50 80", 320, 250),
    ],
)
def test_a_rotated_page_is_read_as_displayed(read, rotate, width, height, matrix, left, base):
    page = read(pdf_of(Sheet(rotate=rotate).draw(f"BT /F3 10 Tf {matrix} Tm (energy) Tj ET")))
    assert (page.width, page.height) == (width, height)
    (word,) = page.words
    assert word.text == "energy"
    assert close_to(word.box, (left, base - 8, left + 30.6, base + 2), 1.5)
    assert word.chars[0].box.x0 < word.chars[1].box.x0


@both
def test_text_that_runs_upwards_is_one_word(read):
    (word,) = read(pdf_of(Sheet().draw("BT /F3 10 Tf 0 1 -1 0 50 80 Tm (energy) Tj ET"))).words
    assert word.text == "energy"
    assert close_to(word.box, (42, 289.4, 52, 320), 1.5)
    assert word.size == pytest.approx(10, abs=1)


@both
def test_the_crop_box_is_the_page(read):
    sheet = Sheet(crop=(10, 20, 200, 380)).text("能耗", 20, 300).text("外面", 250, 300).draw("20 100 m 150 100 l S")
    page = read(pdf_of(sheet))
    assert (page.width, page.height) == (190, 360)
    assert texts(page) == ["能耗"]
    assert close_to(page.words[0].box, (10, 71.2, 30, 81.2))
    assert close_to(page.rules[0].box, (10, 279.5, 140, 280.5), 1.1)


@both
def test_text_printed_over_itself_counts_once(read):
    sheet = Sheet()
    for shift in (0, 0.3, 0.6):
        sheet.text("能耗1100吨", 20 + shift, 300)
    assert texts(read(pdf_of(sheet))) == ["能耗1100吨"]


@both
def test_radicals_become_characters_and_full_width_digits_stay(read):
    assert texts(read(pdf_of(Sheet().text("⻓期⻛电⽔２０", 20, 300)))) == ["长期风电水２０"]


@both
def test_raised_footnote_marks_leave_the_value_alone(read):
    sheet = Sheet().text("12.11", 20, 300).text("6", 45, 304, 6).text("2023", 100, 300).text("4", 120, 304, 6)
    value, year = read(pdf_of(sheet)).words
    assert (value.text, year.text) == ("12.11", "2023")
    assert [char.text for char in value.chars if char.raised] == ["6"]


@both
def test_units_keep_their_exponent_and_formulas_their_subscript(read):
    sheet = Sheet().text("m", 20, 300).text("3", 25, 304, 6).text("CO", 100, 300).text("2", 110, 298, 6)
    assert texts(read(pdf_of(sheet))) == ["m3", "CO2"]


@both
def test_ruled_lines_thin_shapes_and_sides_of_stroked_boxes(read):
    sheet = Sheet().draw("0.5 w 20 300 m 220 300 l S").draw("20 200 200 0.8 re f").draw("1 w 20 50 100 40 re S")
    sheet.draw("20 120 200 40 re f").draw("20 20 m 60 45 l S")
    rules = read(pdf_of(sheet)).rules
    assert [rule.horizontal for rule in rules].count(True) == 4
    assert [rule.horizontal for rule in rules].count(False) == 2
    assert close_to(rules[0].box, (20, 100, 220, 100), 1)


@both
def test_a_line_inside_a_form_object_is_found_where_it_is_shown(read):
    (rule,) = read(pdf_of(Sheet().draw("q 1 0 0 1 5 5 cm /Fm Do Q"))).rules
    assert close_to(rule.box, (15, 375, 115, 375), 1.1)


@both
def test_the_share_covered_by_images_counts_each_point_once(read):
    sheet = Sheet().draw("q 300 0 0 200 0 0 cm /Im Do Q").draw("q 300 0 0 100 0 0 cm /Im Do Q")
    assert read(pdf_of(sheet)).image_share == pytest.approx(0.5, abs=0.02)


def test_text_without_ink_is_dropped_beside_printed_text():
    page = by_pdfium(pdf_of(Sheet().text("暗文", 20, 300, mode=3).text("能耗", 20, 200)))
    assert texts(page) == ["能耗"]


def test_pdfium_names_no_character_for_which_the_font_has_none():
    page = by_pdfium(pdf_of(Sheet().text("能耗", 20, 300), named=False))
    assert set("".join(texts(page))) == {"\ufffd"}


@both
def test_text_without_size_is_no_text(read):
    page = read(pdf_of(Sheet().text("综合能耗", 20, 300).text("隐藏", 20, 200, size=0)))
    assert texts(page) == ["综合能耗"]
