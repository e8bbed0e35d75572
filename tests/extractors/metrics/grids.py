"""Tables written as rows of text, set on a page as a printer would."""

from __future__ import annotations

from extractors.geometry import Box
from extractors.pages import Cell, Char, Row, Table, Word, word_of

WIDTH, HEIGHT = 90.0, 16.0


def word(text: str, x0: float, top: float) -> Word:
    """A word of 9-point characters at a place."""
    chars = tuple(Char(char, Box(x0 + 4.5 * i, top, x0 + 4.5 * (i + 1), top + 9), 9.0) for i, char in enumerate(text))
    return word_of(chars)


def cell(text: str, column: int, row: int, indent: float = 0.0) -> Cell:
    """A cell of the grid; a leading full-width blank in the text becomes an indent."""
    x0, top = 50 + WIDTH * column, 100 + HEIGHT * row
    shown = text.lstrip("\u3000")
    left = x0 + 9 * (len(text) - len(shown))
    words = (word(shown, left, top),) if shown else ()
    return Cell(words, Box(x0, top, x0 + WIDTH, top + HEIGHT))


def table(header: list[str], rows: list[list[str]], caption: str = "", page: int = 1) -> Table:
    """A table of one header row."""
    grid = [
        Row(tuple(cell(text, i, n) for i, text in enumerate(texts)), _row_box(texts, n))
        for n, texts in enumerate([header, *rows])
    ]
    box = Box(50, 100, 50 + WIDTH * len(header), 100 + HEIGHT * len(grid))
    return Table(page, box, (grid[0],), tuple(grid[1:]), caption)


def _row_box(texts: list[str], row: int) -> Box:
    return Box(50, 100 + HEIGHT * row, 50 + WIDTH * len(texts), 100 + HEIGHT * (row + 1))
