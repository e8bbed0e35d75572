"""Tables with ruled lines: merged cells, titles, missing lines, boxes."""

from __future__ import annotations

from itertools import pairwise

from extractors.layout import layouts
from extractors.pages import Layout, Rule, Word
from tests.extractors.layout.drawn import body, cell, filler, head, lattice, level, page, prose, text, upright

EDGES = [60.0, 140.0, 240.0, 320.0, 400.0]
HEIGHTS = [100.0, 120.0, 140.0, 160.0, 180.0]


def filled(grid: list[list[str]], edges: list[float], heights: list[float]) -> list[Word]:
    """The words of every cell, in its middle."""
    return [
        made
        for row, cells in enumerate(grid)
        for column, content in enumerate(cells)
        if content
        for made in cell(
            content, edges[column], edges[column + 1], (heights[row] + heights[row + 1]) / 2 - 4.5, "centre"
        )
    ]


def read(words: list[Word], rules: list[Rule]) -> Layout:
    return layouts([page([*words, *filler()], rules)])[0]


GRID = [
    ["类别", "指标", "单位", "2023年"],
    ["能源", "原煤", "吨", "412"],
    ["水", "取水量", "万吨", "31.5"],
    ["水", "废水量", "万吨", "—"],
]


def test_every_cell_of_a_grid_is_a_cell() -> None:
    table = read(filled(GRID, EDGES, HEIGHTS), lattice(EDGES, HEIGHTS)).tables[0]
    assert (head(table), body(table)) == ([GRID[0]], GRID[1:])


def test_borders_drawn_cell_by_cell_and_twice_are_one() -> None:
    rules = []
    for left, right in pairwise(EDGES):
        for top, bottom in pairwise(HEIGHTS):
            rules += [level(left, right, top + 0.6), level(left, right, bottom - 0.6)]
            rules += [upright(left + 0.6, top, bottom), upright(right - 0.6, top, bottom)]
    assert body(read(filled(GRID, EDGES, HEIGHTS), rules).tables[0]) == GRID[1:]


def test_a_group_merged_over_rows_fills_each_row_but_a_merged_number_only_the_first() -> None:
    grid = [row[:] for row in GRID]
    grid[3][0] = grid[3][3] = ""
    grid[2][0], grid[2][3] = "", ""
    words = filled(grid, EDGES, HEIGHTS)
    words += cell("水", EDGES[0], EDGES[1], 156, "centre") + cell("31.5", EDGES[3], EDGES[4], 156, "centre")
    rules = [rule for rule in lattice(EDGES, HEIGHTS) if not rule.horizontal or abs(rule.box.middle - 160) > 1]
    rules.append(level(EDGES[1], EDGES[3], 160))
    assert body(read(words, rules).tables[0])[1:] == [["水", "取水量", "万吨", "31.5"], ["水", "废水量", "万吨", ""]]


def test_a_header_merged_over_columns_is_repeated_over_them_and_a_title_row_is_the_caption() -> None:
    edges, heights = [60.0, 180.0, 260.0, 340.0], [100.0, 120.0, 140.0, 160.0, 180.0]
    words = cell("各基地用能情况", 60, 340, 105, "centre") + cell("自有基地", 180, 340, 125, "centre")
    words += cell("指标", 60, 180, 135, "centre")
    words += filled([["", "甲基地", "乙基地"], ["原煤（吨）", "12", "13"]], edges, heights[2:])
    rules = [level(60, 340, y) for y in (100, 120, 160, 180)] + [level(180, 340, 140)]
    rules += [upright(60, 100, 180), upright(180, 120, 180), upright(260, 140, 180), upright(340, 100, 180)]
    table = read(words, rules).tables[0]
    assert table.caption == "各基地用能情况"
    assert head(table) == [["指标", "自有基地", "自有基地"], ["指标", "甲基地", "乙基地"]]
    assert body(table) == [["原煤（吨）", "12", "13"]]


def test_a_group_row_over_all_columns_has_its_label_in_the_first() -> None:
    words = (
        filled(GRID[:2], EDGES, HEIGHTS) + cell("水资源", 60, 400, 146, "centre") + filled(GRID[3:], EDGES, HEIGHTS[3:])
    )
    rules = [rule for rule in lattice(EDGES, HEIGHTS) if rule.horizontal]
    rules += [upright(x, 100, 140) for x in EDGES] + [upright(x, 160, 180) for x in EDGES]
    rules += [upright(EDGES[0], 100, 180), upright(EDGES[-1], 100, 180)]
    assert body(read(words, rules).tables[0]) == [GRID[1], ["水资源", "", "", ""], GRID[3]]


def test_rows_without_lines_between_them_are_parted_by_their_values() -> None:
    rules = [rule for rule in lattice(EDGES, HEIGHTS) if not rule.horizontal or abs(rule.box.middle - 150) > 15]
    grid = [GRID[0], GRID[1], [*GRID[2][:3], "31.5"], [*GRID[3][:3], "28"]]
    assert body(read(filled(grid, EDGES, HEIGHTS), rules).tables[0]) == grid[1:]


def test_columns_without_lines_between_them_are_parted_by_their_values() -> None:
    edges = [60.0, 180.0, 250.0, 320.0, 390.0]
    grid = [["指标", "2021", "2022", "2023"], ["能耗", "12", "13", "14"], ["水耗", "7.5", "—", "8.1"]]
    rules = lattice([60.0, 180.0, 390.0], HEIGHTS[:4])
    table = read(filled(grid, edges, HEIGHTS[:4]), rules).tables[0]
    assert (head(table), body(table)) == ([grid[0]], grid[1:])


def test_a_box_of_running_text_is_prose() -> None:
    lines = [
        "方框之内写的是一段正文，它说明公司在节能方面做了什么工作，",
        "并且说明了效果，写满一行之后继续写在下一行。",
    ]
    layout = read(prose(lines, 70, 110), lattice([60.0, 420.0], [100.0, 150.0]))
    assert layout.tables == []
    assert any(["".join(line.text for line in p.lines)] == ["".join(lines)] for p in layout.paragraphs)


def test_a_word_that_runs_over_a_line_is_parted_between_the_cells() -> None:
    rules = lattice([60.0, 100.0, 140.0, 200.0], [100.0, 120.0, 140.0])
    words = [*text("指标单位", 80, 105), *text("2023", 150, 105), *text("煤耗吨", 85, 125), *text("7", 165, 125)]
    table = read(words, rules).tables[0]
    assert (head(table), body(table)) == ([["指标", "单位", "2023"]], [["煤", "耗吨", "7"]])
