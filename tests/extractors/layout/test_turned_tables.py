"""A ruled table reads the same upright, on a turned page, printed sideways, and with its group written downwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.layout import layouts
from extractors.pages import Table
from extractors.reading import read_document
from tests.extractors.reading.building import Sheet, pdf_of

ROWS = [
    ("指标", "单位", "2021年", "2022年"),
    ("综合能耗", "吨标准煤", "1200", "1100"),
    ("耗电量", "万千瓦时", "350.5", "340.2"),
    ("取水量", "万立方米", "18.6", "17.9"),
]
EDGES = (40, 120, 200, 260, 320)
TOP, HEIGHT = 340, 24
# User space to user space: as it is; a quarter against the clock.
UPRIGHT, SIDEWAYS = (1, 0, 0, 1, 0, 0), (0, 1, -1, 0, 400, 0)


@pytest.mark.parametrize(("rotate", "matrix"), [(0, UPRIGHT), (180, UPRIGHT), (90, SIDEWAYS), (0, SIDEWAYS)])
def test_a_table_however_its_page_is_turned(tmp_path: Path, rotate: int, matrix: tuple[int, ...]) -> None:
    sheet = table_sheet(rotate, matrix)
    assert cells(only_table(tmp_path, sheet)) == list(map(list, ROWS))


def test_its_boxes_stand_on_the_page_as_displayed(tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    path.write_bytes(pdf_of(table_sheet(0, SIDEWAYS)))
    (page,) = read_document(path).pages()
    box = page.shown(next(word.box for word in page.words if word.text == "1100"))
    # Its first character stands at 264, 300 of the table, which is 100, 264 of the page, from below.
    assert (box.x0 < 100 < box.x1, round(box.bottom, 1)) == (True, 400 - 264)


def test_a_group_written_downwards(tmp_path: Path) -> None:
    sheet = table_sheet(0, UPRIGHT)
    bottom = TOP - HEIGHT * len(ROWS)
    sheet.draw(f"10 {bottom} 30 {HEIGHT * len(ROWS)} re S")
    for place, character in enumerate("资源消耗"):
        sheet.text(character, 20, TOP - 24 - 14 * place)
    table = only_table(tmp_path, sheet)
    assert [row[1:] for row in cells(table)] == list(map(list, ROWS))
    assert {row[0] for row in cells(table)} == {"资源消耗"}


def table_sheet(rotate: int, matrix: tuple[int, ...]) -> Sheet:
    """The table with a line around each cell, drawn through ``matrix``."""
    sheet = Sheet(width=400, height=400, rotate=rotate)
    numbers = " ".join(map(str, matrix))
    for line, row in enumerate(ROWS):
        y = TOP - HEIGHT * (line + 1)
        for place, words in enumerate(row):
            width = EDGES[place + 1] - EDGES[place]
            sheet.draw(f"q {numbers} cm {EDGES[place]} {y} {width} {HEIGHT} re S Q")
            sheet.draw(shown(words, EDGES[place] + 4, y + 8, matrix))
    return sheet


def shown(words: str, x: float, y: float, matrix: tuple[int, ...]) -> str:
    """The operator that shows ``words`` at ``x``, ``y`` through ``matrix``."""
    a, b, c, d, e, f = matrix
    place = f"{a} {b} {c} {d} {a * x + c * y + e} {b * x + d * y + f}"
    return f"BT /F1 10 Tf 0 Tr {place} Tm <{words.encode('utf-16-be').hex()}> Tj ET"


def only_table(folder: Path, sheet: Sheet) -> Table:
    """The one table that is found on the sheet."""
    path = folder / "table.pdf"
    path.write_bytes(pdf_of(sheet))
    (layout,) = layouts(list(read_document(path).pages()))
    (table,) = layout.tables
    return table


def cells(table: Table) -> list[list[str]]:
    """The words of its cells, row by row, its header first."""
    return [[cell.text for cell in row.cells] for row in (*table.header, *table.rows)]
