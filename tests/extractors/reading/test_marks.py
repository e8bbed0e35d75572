"""Raised marks: what is a footnote mark and what belongs to the text."""

from __future__ import annotations

import pytest

from extractors.reading.glyphs import Glyph, columns_of
from extractors.reading.words import words_of


def glyph(text: str, x: float, size: float = 10, base: float = 100) -> Glyph:
    width = size if text >= "⺀" else size / 2
    return Glyph(text, x, base - 0.88 * size, x + width, base + 0.12 * size, size, x, base)


def line(*pieces: tuple[str, float, float]) -> list[Glyph]:
    """Pieces of text, size and baseline set one behind the other."""
    glyphs: list[Glyph] = []
    for text, size, base in pieces:
        for character in text:
            glyphs.append(glyph(character, glyphs[-1].x1 if glyphs else 20, size, base))
    return glyphs


UP, DOWN = 96.0, 102.0


@pytest.mark.parametrize(
    ("pieces", "text", "marks"),
    [
        ([("2023", 10, 100), ("4", 6, UP), ("年", 10, 100)], "2023年", "4"),
        ([("12.11", 10, 100), ("6", 6, UP)], "12.11", "6"),
        ([("12.11", 10, 100), ("1,2", 6, UP)], "12.11", "1,2"),
        ([("总量", 10, 100), ("[3]", 6, UP)], "总量", "[3]"),
        ([("总量", 10, 100), ("注1", 6, UP)], "总量", "注1"),
        ([("总量", 10, 100), ("①", 6, UP)], "总量", "①"),
        ([("总量", 10, 100), ("*", 6, UP)], "总量", "*"),
        ([("1", 6, UP), ("数据", 10, 100)], "数据", "1"),
        ([("2023⁴", 10, 100)], "2023", "⁴"),
        ([("m", 10, 100), ("3", 6, UP)], "m3", ""),
        ([("万Nm", 10, 100), ("3", 6, UP), ("/t", 10, 100)], "万Nm3/t", ""),
        ([("km", 10, 100), ("2", 6, UP), ("5", 6, UP)], "km2", "5"),
        ([("m²", 10, 100)], "m²", ""),
        ([("System", 10, 100), ("3", 6, UP)], "System", "3"),
        ([("2.5×10", 10, 100), ("4", 6, UP), ("kWh", 10, 100)], "2.5×10⁴kWh", ""),
        ([("CO", 10, 100), ("2", 6, DOWN)], "CO2", ""),
        ([("CO", 10, 100), ("2", 6, 100)], "CO2", ""),
        ([("98", 30, 100), ("%", 12, 90)], "98%", ""),
        ([("12", 30, 100), ("5", 28, 92)], "125", ""),
    ],
)
def test_marks_are_told_from_text(pieces, text, marks):
    (word,) = words_of(columns_of(line(*pieces)))
    assert word.text == text
    assert "".join(char.text for char in word.chars if char.raised) == marks


def test_a_mark_belongs_to_the_value_before_it_across_a_blank():
    glyphs = [*line(("12.11", 10, 100)), glyph(" ", 45), glyph("6", 48, 6, UP), glyph("3", 70)]
    assert [word.text for word in words_of(columns_of(glyphs))] == ["12.11", "3"]


def test_words_of_two_rows_stay_apart():
    rows = [*line(("能耗", 10, 100)), *[glyph(text, 40 + 10 * i, 10, 107) for i, text in enumerate("用水")]]
    assert sorted(word.text for word in words_of(columns_of(rows))) == ["用水", "能耗"]
