"""KPI cards: large numbers and the labels near them."""

from __future__ import annotations

from extractors.layout import layouts
from extractors.pages import Word, join_words
from tests.extractors.layout.drawn import filler, page, text, word


def cards(words: list[Word]) -> list[tuple[str, str]]:
    layout = layouts([page([*words, *filler(600)])])[0]
    return sorted((join_words(card.value), join_words(card.label)) for card in layout.cards)


def test_labels_below_above_and_beside() -> None:
    below = text("46.3亿元", 100, 200, 20) + text("营业收入", 120, 226, 9)
    above = text("全年用电量", 300, 186, 9) + text("1,200兆瓦时", 270, 200, 20)
    beside = text("98%", 100, 320, 20) + text("水重复利用率", 150, 326, 9)
    assert cards(below + above + beside) == [
        ("1,200兆瓦时", "全年用电量"), ("46.3亿元", "营业收入"), ("98%", "水重复利用率"),
    ]  # fmt: skip


def test_a_small_unit_belongs_to_the_value_and_a_wrapped_label_is_whole() -> None:
    words = text("18.6", 100, 200, 22) + text("兆瓦", 147, 210, 9)
    words += text("屋顶光伏发电", 100, 228, 9) + text("装机容量", 100, 240, 9)
    assert cards(words) == [("18.6兆瓦", "屋顶光伏发电装机容量")]


def test_cards_in_rows_keep_their_own_labels() -> None:
    words, expected = [], []
    for row in range(2):
        for column in range(3):
            value, label = f"{row + 1}{column}.5%", f"第{row}行第{column}列指标"
            words += text(value, 100 + 150 * column, 200 + 60 * row, 20) + text(
                label, 96 + 150 * column, 226 + 60 * row, 8
            )
            expected.append((value, label))
    assert cards(words) == expected


def test_years_chapter_numbers_and_headings_are_no_cards() -> None:
    words = text("2023", 100, 100, 30) + text("年度报告", 100, 140, 12)
    words += text("01", 300, 200, 30) + text("公司概况", 300, 240, 12) + text("1.1 公司简介", 60, 300, 16)
    assert cards(words) == []


def test_the_words_of_a_card_leave_the_prose() -> None:
    layout = layouts([page([word("98%", 100, 200, 20), *text("废水回用率", 90, 226, 9), *filler(600)])])[0]
    assert not any("废水" in line.text or "98" in line.text for p in layout.paragraphs for line in p.lines)
