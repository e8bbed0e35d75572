"""Pages drawn by hand for the tests: text set at a place in a size, and ruled lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.geometry import Box
from extractors.pages import Char, Page, Row, Rule, Table, Word, join_words, word_of

WIDE = "\u2e80"


def width_of(text: str, size: float) -> float:
    """The printed width: Chinese characters are square, others about half as wide."""
    return sum(size if char >= WIDE else 0.5 * size for char in text)


def word(text: str, x: float, top: float, size: float = 10.0, raised: int = 0) -> Word:
    """A word with its left end at ``x``; the last ``raised`` characters are footnote marks."""
    chars, left = [], x
    for index, char in enumerate(text):
        right = left + width_of(char, size)
        chars.append(Char(char, Box(left, top, right, top + size), size, index >= len(text) - raised))
        left = right
    return word_of(chars)


def text(line: str, x: float, top: float, size: float = 10.0) -> list[Word]:
    """The words of a line of text, parted at its blanks, each blank half as wide as the size."""
    words, left = [], x
    for piece in line.split(" "):
        if piece:
            words.append(word(piece, left, top, size))
        left += width_of(piece, size) + 0.5 * size
    return words


def prose(lines: Iterable[str], x: float, top: float, size: float = 10.0, pitch: float = 16.0) -> list[Word]:
    """Lines of text one below the other."""
    return [made for index, line in enumerate(lines) for made in text(line, x, top + index * pitch, size)]


def cell(content: str, left: float, right: float, top: float, align: str = "left", size: float = 9.0) -> list[Word]:
    """The words of a cell between two edges, to the left, in the centre or to the right."""
    width = sum(width_of(piece, size) for piece in content.split(" ")) + 0.5 * size * content.count(" ")
    x = {"left": left + 4, "centre": (left + right - width) / 2, "right": right - 4 - width}[align]
    return text(content, x, top, size)


def rows(
    grid: Sequence[Sequence[str]], edges: Sequence[float], top: float, pitch: float = 18.0, align: str = "right"
) -> list[Word]:
    """A table's words without lines: the first column to the left, the others as ``align`` says."""
    return [
        made
        for index, row in enumerate(grid)
        for column, content in enumerate(row)
        for made in cell(
            content, edges[column], edges[column + 1], top + index * pitch, "left" if column == 0 else align
        )
        if content
    ]


def level(x0: float, x1: float, y: float) -> Rule:
    return Rule(Box(x0, y - 0.25, x1, y + 0.25))


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(Box(x - 0.25, top, x + 0.25, bottom))


def lattice(edges: Sequence[float], heights: Sequence[float]) -> list[Rule]:
    """All lines of a grid."""
    return [level(edges[0], edges[-1], y) for y in heights] + [upright(x, heights[0], heights[-1]) for x in edges]


def page(words: Iterable[Word], rules: Iterable[Rule] = (), number: int = 1) -> Page:
    """An A4 page."""
    return Page(number, 595.0, 842.0, "pdfium", list(words), list(rules))


def texts(row: Row) -> list[str]:
    return [join_words(cell.words) for cell in row.cells]


def body(table: Table) -> list[list[str]]:
    return [texts(row) for row in table.rows]


def head(table: Table) -> list[list[str]]:
    return [texts(row) for row in table.header]


def filler(top: float = 700.0) -> list[Word]:
    """Some lines of running text, so that the size of running text is known."""
    return prose(["公司依照有关规定编制本报告并接受社会各方面的监督检查和评议意见。"] * 4, 60, top)
