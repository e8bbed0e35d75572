"""Pairs of infographics: a label with its value right below, and what only looks like one."""

from __future__ import annotations

import pytest

from extractors.layout.lines import lines_of
from extractors.layout.pairs import pairs_in
from extractors.pages import Card, Word, join_words
from tests.extractors.layout.drawn import text


def pairs(words: list[Word]) -> list[Card]:
    return [pair.card for pair in pairs_in(lines_of(words), 1)]


def read(card: Card) -> tuple[str, str, str]:
    return join_words(card.label), join_words(card.value), join_words(card.share)


def test_a_label_and_the_value_below_it() -> None:
    words = text("反洗废水再回收", 100, 100, 8) + text("12.8万立方米", 100, 110, 9)
    assert [read(card) for card in pairs(words)] == [("反洗废水再回收", "12.8万立方米", "")]


@pytest.mark.parametrize("printed", ["12.8万立方米（3.0%）", "12.8万立方米 (3.0%)", "12.8 万立方米（ 3.0% ）"])
def test_a_share_in_brackets_is_apart(printed: str) -> None:
    words = text("·反洗废水再回收", 92, 100, 8) + text(printed, 100, 110, 9)
    [card] = pairs(words)
    assert read(card)[1:] == (join_words(card.value), "3.0%") and "12.8" in join_words(card.value)
    assert "（" not in join_words((*card.value, *card.share)) and "(" not in join_words((*card.value, *card.share))


def test_pairs_below_each_other_keep_to_their_own_label() -> None:
    words = text("废水再回收", 100, 100, 8) + text("12.8万立方米", 100, 110, 9)
    words += text("雨水利用系统", 100, 126, 8) + text("2.3万立方米", 100, 136, 9)
    assert [read(card)[:2] for card in pairs(words)] == [
        ("废水再回收", "12.8万立方米"),
        ("雨水利用系统", "2.3万立方米"),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("公司全年共投入资金，", "12.8万立方米"),  # a sentence runs on
        ("反洗废水再回收", "12.8"),  # no unit
        ("反洗废水再回收", "2023年"),  # a year
        ("2022年用水", "12.8万立方米"),  # a label with a figure of its own
        ("12.8万立方米", "3.0%"),  # a value over a value
        ("用水", "12.8万立方米"),  # too short to name anything
    ],
)
def test_what_only_looks_like_a_pair(above: str, below: str) -> None:
    assert pairs(text(above, 100, 100, 8) + text(below, 100, 110, 9)) == []


def test_a_value_far_below_belongs_to_no_label() -> None:
    assert pairs(text("反洗废水再回收", 100, 100, 8) + text("12.8万立方米", 100, 140, 9)) == []
