"""Values and legends paired by colour."""

from __future__ import annotations

from dataclasses import replace

from extractors.geometry import Box
from extractors.layout.legends import by_colour
from extractors.layout.lines import line_of
from extractors.pages import Line, Patch, Word, join_words
from tests.extractors.layout.drawn import text

TEAL, GREEN, DARK = 0x3C8F81, 0x8CBF74, 0x006868
DARK_TEAL, DARK_GREEN, DARKER = 0x0A7C77, 0x64A145, 0x115652


def legend(name: str, top: float) -> Line:
    return line_of(text(name, 50, top, 8))


def mark(colour: int, top: float) -> Patch:
    return Patch(Box(40, top, 47, top + 7), colour)


def value(printed: str, x: float, colour: int | None) -> Word:
    [word] = text(printed, x, 100, 8)
    return replace(word, colour=colour)


LEGENDS = [legend("自来水用量（吨）", 200), legend("再生水用量（吨）", 212), legend("单位用水量（升）", 224)]
MARKS = [mark(TEAL, 200), mark(GREEN, 212), mark(DARK, 224)]
VALUES = [
    value(f"{10 * series + year}", 60 + 40 * year, colour)
    for series, colour in enumerate((DARK_GREEN, DARKER, DARK_TEAL), 1)
    for year in range(3)
]


def test_values_in_shades_of_the_legends_colours() -> None:
    found = by_colour(LEGENDS, VALUES, MARKS)
    assert [(join_words(line.words), [word.text for word in group]) for line, group in found] == [
        ("自来水用量（吨）", ["30", "31", "32"]),
        ("再生水用量（吨）", ["10", "11", "12"]),
        ("单位用水量（升）", ["20", "21", "22"]),
    ]


def test_values_of_one_colour_are_left() -> None:
    assert by_colour(LEGENDS, [replace(word, colour=0) for word in VALUES], MARKS) == []


def test_without_marks_nothing_is_paired() -> None:
    assert by_colour(LEGENDS, VALUES, MARKS[:2]) == []
    assert by_colour(LEGENDS, [replace(word, colour=None) for word in VALUES], MARKS) == []


def test_colours_that_could_be_either_are_left() -> None:
    marks = [mark(0x808080, 200), mark(0x828282, 212)]
    values = [value("1", 60, 0x707070), value("2", 100, 0x727272)]
    assert by_colour(LEGENDS[:2], values, marks) == []
