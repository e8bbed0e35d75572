"""Tables without a grid, of the shapes that reports print."""

from __future__ import annotations

import pytest

from extractors.layout import layouts
from extractors.pages import Table, Word
from tests.extractors.layout.drawn import body, cell, filler, head, level, page, rows, text, word

EDGES = [60.0, 280.0, 360.0, 440.0, 520.0]
SERIES = [
    ["指标", "2021年", "2022年", "2023年"],
    ["能耗总量（吨标准煤）", "1,200.5", "1,180", "980"],
    ["取水量（万吨）", "88.2", "—", "79.6"],
    ["危险废物（吨）", "N/A", "12", "9.8"],
]


def only_table(words: list[Word], rules: list[object] | None = None) -> Table:
    layout = layouts([page([*words, *filler()], rules or [])])[0]  # type: ignore[arg-type]
    assert len(layout.tables) == 1
    return layout.tables[0]


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_columns_follow_the_year_header_however_they_are_aligned(align: str) -> None:
    table = only_table(rows(SERIES, EDGES, 100, align=align))
    assert head(table) == [SERIES[0]]
    assert body(table) == SERIES[1:]


@pytest.mark.parametrize(
    "years",
    [
        ["2023 年", "2022 年", "2021 年"],
        ["2023年度", "2022年度", "2021年度"],
        ["FY2021", "FY2022", "FY2023"],
        ["民國110年", "民國111年", "民國112年"],
        ["2021", "2022", "2023"],
    ],
)
def test_years_head_columns_in_every_spelling(years: list[str]) -> None:
    table = only_table(rows([["指标", *years], *SERIES[1:]], EDGES, 100))
    assert head(table) == [["指标", *(year.replace(" ", "") for year in years)]]
    assert body(table) == SERIES[1:]


def test_a_footnoted_year_is_the_year() -> None:
    words = rows([["指标", "2021年", "2022年", ""], *SERIES[1:]], EDGES, 100)
    table = only_table([*words, word("20234", 490, 100, 9.0, raised=1)])
    assert head(table) == [["指标", "2021年", "2022年", "2023"]]


def test_unit_column_is_kept_and_single_year_with_header_words_suffices() -> None:
    edges = [60.0, 250.0, 350.0, 450.0]
    grid = [["指标", "单位", "2023年"], ["取水量", "万吨", "79.6"], ["废水量", "万吨", "60.1"]]
    table = only_table(rows(grid, edges, 100, align="centre"))
    assert (head(table), body(table)) == ([grid[0]], grid[1:])


def test_group_rows_and_parts_stand_as_printed() -> None:
    grid = [
        SERIES[0],
        ["能源", "", "", ""],
        SERIES[1],
        ["其中：外购电力", "30", "31", "32"],
        ["水", "", "", ""],
        SERIES[2],
    ]
    assert body(only_table(rows(grid, EDGES, 100))) == grid[1:]


def test_a_label_wrapped_round_its_values_joins_their_row() -> None:
    words = rows(SERIES[:2], EDGES, 100, pitch=30)
    words += cell("一般工业固体废物", EDGES[0], EDGES[1], 154) + cell("综合利用量（吨）", EDGES[0], EDGES[1], 166)
    words += [
        made
        for i, value in enumerate(("5", "6", "7"))
        for made in cell(value, EDGES[i + 1], EDGES[i + 2], 160, "right")
    ]
    words += rows([["取水量（吨）", "1", "2", "3"]], EDGES, 190)
    assert body(only_table(words))[1:] == [
        ["一般工业固体废物综合利用量（吨）", "5", "6", "7"],
        ["取水量（吨）", "1", "2", "3"],
    ]


def test_an_english_line_below_joins_the_label_above() -> None:
    words = rows(SERIES[:1], EDGES, 100)
    for index, (label, english) in enumerate(
        [("综合能耗", "Energy use"), ("取水量", "Water withdrawal"), ("废水量", "Effluent")]
    ):
        top = 122 + index * 30
        words += rows([[label, "1", "2", "3"]], EDGES, top) + cell(english, EDGES[0], EDGES[1], top + 12)
    assert [row[0] for row in body(only_table(words))] == [
        "综合能耗Energy use",
        "取水量Water withdrawal",
        "废水量Effluent",
    ]


def test_level_lines_part_the_rows_of_wrapped_labels() -> None:
    words, rules = rows(SERIES[:1], EDGES, 100), [level(60, 520, 115)]
    for index in range(3):
        top = 120 + index * 32
        words += cell("较长的指标名称", EDGES[0], EDGES[1], top) + cell("续写在第二行", EDGES[0], EDGES[1], top + 13)
        words += [made for i in range(3) for made in cell(f"{index}.{i}", EDGES[i + 1], EDGES[i + 2], top + 6, "right")]
        rules.append(level(60, 520, top + 28))
    assert body(only_table(words, rules)) == [
        ["较长的指标名称续写在第二行", *(f"{n}.{i}" for i in range(3))] for n in range(3)
    ]  # type: ignore[arg-type]


def test_header_words_over_numbers_head_a_table_without_years() -> None:
    grid = [["污染物", "监测值", "排放限值"], ["颗粒物（mg/m³）", "3.1", "20"], ["二氧化硫（mg/m³）", "8.6", "60"]]
    table = only_table(rows(grid, [60.0, 250.0, 350.0, 450.0], 100))
    assert (head(table), body(table)) == ([grid[0]], grid[1:])


def test_a_caption_above_with_its_unit_is_the_tables() -> None:
    words = text("表1 能源消费 单位：吨", 220, 80, 9) + rows(SERIES, EDGES, 100)
    assert only_table(words).caption == "表1能源消费单位：吨"


def test_running_text_below_ends_the_table() -> None:
    words = rows(SERIES, EDGES, 100) + text(
        "2023年公司持续推进节能改造工作，全年节约标准煤220.5吨，同比提高12%。", 60, 185
    )
    layout = layouts([page([*words, *filler()])])[0]
    assert len(layout.tables[0].rows) == 3
    assert any("节约标准煤220.5吨" in line.text for paragraph in layout.paragraphs for line in paragraph.lines)


def test_contents_and_charts_are_no_tables() -> None:
    contents = rows([["第一章", "1"], ["第二章", "5"], ["第三章", "9"], ["第四章", "14"]], [60.0, 400.0, 500.0], 100)
    axis = [made for i, year in enumerate(("2021", "2022", "2023")) for made in text(year, 100 + 80 * i, 400)]
    bars = [made for i, value in enumerate(("12.5", "14.0", "9.8")) for made in text(value, 100 + 80 * i, 300 + 20 * i)]
    assert layouts([page([*contents, *filler()])])[0].tables == []
    assert layouts([page([*axis, *bars, *filler()])])[0].tables == []


def test_a_table_beside_a_column_of_prose_keeps_its_own_lines() -> None:
    left = [made for i in range(12) for made in text("本栏为左侧正文内容文字共二十字左右不等。", 50, 100 + 15 * i)]
    edges = [300.0, 400.0, 460.0, 520.0]
    table = only_table(
        left + rows([["指标", "2022年", "2023年"], ["能耗", "12", "11"], ["水耗", "9", "8"]], edges, 100)
    )
    assert body(table) == [["能耗", "12", "11"], ["水耗", "9", "8"]]
