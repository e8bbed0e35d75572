"""A table's cells before they are a table: header rows told from body rows, merged cells filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.geometry import Box, union
from extractors.layout.tokens import has_sentence, is_datum, is_header_word, is_number, is_year
from extractors.pages import Cell, Row, Table, Word, join_words

LONGEST_HEADER = 24
DEEPEST_HEADER = 4


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A cell that covers rows ``top`` to ``bottom`` and columns ``left`` to ``right``; ``space`` is its place."""

    words: tuple[Word, ...]
    space: Box
    top: int
    left: int
    bottom: int
    right: int

    @property
    def text(self) -> str:
        return join_words(self.words)


Matrix = list[list[Slot]]


def compact(matrix: Matrix) -> Matrix:
    """The matrix without the rows and columns that hold no word of their own."""
    rows = [i for i, row in enumerate(matrix) if any(slot.words and slot.top <= i for slot in _starting(row, i))]
    width = len(matrix[0]) if matrix else 0
    columns = [j for j in range(width) if any(matrix[i][j].words and matrix[i][j].left == j for i in rows)]
    made: dict[int, Slot] = {}

    def moved(slot: Slot) -> Slot:
        if id(slot) not in made:
            inside_rows = [n for n, i in enumerate(rows) if slot.top <= i <= slot.bottom]
            inside_columns = [n for n, j in enumerate(columns) if slot.left <= j <= slot.right]
            made[id(slot)] = Slot(
                slot.words, slot.space, inside_rows[0], inside_columns[0], inside_rows[-1], inside_columns[-1]
            )
        return made[id(slot)]

    return [[moved(matrix[i][j]) for j in columns] for i in rows]


def _starting(row: Sequence[Slot], index: int) -> list[Slot]:
    """The slots of a row that begin in it."""
    return [slot for slot in row if slot.top == index]


def titles(matrix: Matrix) -> int:
    """How many of the first rows are a title over all columns."""
    count = 0
    while count + 2 <= len(matrix) and _is_title(matrix, count):
        count += 1
    return count


def _is_title(matrix: Matrix, index: int) -> bool:
    slots = {id(slot): slot for slot in matrix[index]}
    filled = [slot for slot in slots.values() if slot.words]
    return (
        len(matrix[index]) > 1
        and len(filled) == 1
        and len(slots) == 1
        and not has_sentence(filled[0].text)
        and _could_be_header(matrix[index + 1], index + 1)
        and len({id(slot) for slot in matrix[index + 1]}) > 1
    )


def header_depth(matrix: Matrix) -> int:
    """How many of the first rows are header rows."""
    if len(matrix) < 2 or not _is_header(matrix[0]):
        return 0
    depth = 1
    while depth < min(DEEPEST_HEADER, len(matrix) - 1) and _header_goes_on(matrix, depth):
        depth += 1
    return depth


def _is_header(row: Sequence[Slot]) -> bool:
    """Whether a first row heads columns: years, header words, or short words in every cell."""
    texts = [slot.text for slot in {id(slot): slot for slot in row}.values() if slot.words]
    if any(is_datum(text) for text in texts) or any(has_sentence(text) for text in texts):
        return False
    if any(is_year(text) or is_header_word(text) for text in texts):
        return True
    return len(texts) >= 2 and all(slot.words for slot in row[1:]) and all(len(t) <= LONGEST_HEADER for t in texts)


def _could_be_header(row: Sequence[Slot], index: int) -> bool:
    texts = [slot.text for slot in row if slot.words]
    return not any(is_datum(text) or has_sentence(text) for text in texts)


def _header_goes_on(matrix: Matrix, depth: int) -> bool:
    row = matrix[depth]
    own = [slot for slot in row if slot.words and slot.top == depth]
    if not own or not _could_be_header(own, depth):
        return False
    if any(slot.bottom >= depth for slot in matrix[depth - 1]):
        return True
    spans = [slot for slot in matrix[depth - 1] if slot.words and slot.right > slot.left]
    years = sum(is_year(slot.text) for slot in own)
    return years >= 2 or (bool(spans) and len({id(slot) for slot in own}) > len({id(slot) for slot in spans}))


def table_of(matrix: Matrix, page: int, box: Box, caption: str = "", depth: int | None = None) -> Table:
    """The table of a matrix; ``depth`` is its number of header rows where that is known."""
    over = titles(matrix) if depth is None else 0
    caption = " ".join([caption, *(matrix[i][0].text for i in range(over))]).strip()
    heads = over + (header_depth(matrix[over:]) if over and depth is None else _depth(matrix, depth))
    header = tuple(_header_row(matrix[i]) for i in range(over, heads))
    rows = tuple(row for i in range(heads, len(matrix)) if (row := _body_row(matrix[i], i, heads)) is not None)
    return Table(page, box, header, rows, caption)


def _depth(matrix: Matrix, depth: int | None) -> int:
    return header_depth(matrix) if depth is None else depth


def _header_row(row: Sequence[Slot]) -> Row:
    """A header row; a merged cell is repeated over its columns."""
    return _row([_cell(slot, slot.words) for slot in row])


def _body_row(row: Sequence[Slot], index: int, heads: int) -> Row | None:
    """A body row; a label merged over rows is repeated in each, a number stays in the first; None without words."""
    cells = []
    for column, slot in enumerate(row):
        first = index == max(slot.top, heads)
        shown = column == slot.left and (first or not is_number(slot.text))
        cells.append(_cell(slot, slot.words if shown else ()))
    return _row(cells) if any(cell.words for cell in cells) else None


def _cell(slot: Slot, words: tuple[Word, ...]) -> Cell:
    return Cell(words, union(word.box for word in words) if words else slot.space)


def _row(cells: list[Cell]) -> Row:
    words = [word for cell in cells for word in cell.words]
    return Row(tuple(cells), union(word.box for word in words) if words else union(cell.box for cell in cells))
