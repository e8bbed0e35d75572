"""Tables that go on over the page."""

from __future__ import annotations

from extractors.layout import layouts
from extractors.pages import Layout, Rule, Word
from tests.extractors.layout.drawn import body, filler, head, lattice, page, rows, text
from tests.extractors.layout.test_ruled import EDGES as RULED
from tests.extractors.layout.test_ruled import filled
from tests.extractors.layout.test_zones import EDGES, SERIES

MORE = [["废水量（万吨）", "60", "61", "62"], ["化学需氧量（吨）", "3.1", "3.0", "2.8"]]


def read(*pages: tuple[list[Word], list[Rule]]) -> list[Layout]:
    return layouts([page(words, rules, number) for number, (words, rules) in enumerate(pages, 1)])


def test_rows_at_the_top_take_the_header_of_the_table_before() -> None:
    first, second = read((filler(90) + rows(SERIES, EDGES, 760, 16), []), (rows(MORE, EDGES, 60) + filler(300), []))
    assert (first.tables[0].continued, second.tables[0].continued) == (False, True)
    assert head(second.tables[0]) == [SERIES[0]]
    assert body(second.tables[0]) == MORE


def test_a_ruled_table_goes_on_by_its_columns() -> None:
    grid = [["类别", "指标", "单位", "2023年"], ["能源", "原煤", "吨", "412"]]
    more = [["水", "取水量", "吨", "31.5"], ["水", "废水量", "吨", "20"]]
    first, second = read(
        (filler(90) + filled(grid, RULED, [740, 760, 780]), lattice(RULED, [740, 760, 780])),
        (filled(more, RULED, [60, 80, 100]) + filler(300), lattice(RULED, [60, 80, 100])),
    )
    assert (head(second.tables[0]), body(second.tables[0])) == ([grid[0]], more)
    assert second.tables[0].continued and not first.tables[0].continued


def test_a_repeated_header_is_known_as_such() -> None:
    _, second = read(
        (filler(90) + rows(SERIES, EDGES, 740, 16), []), (rows([SERIES[0], *MORE], EDGES, 60) + filler(300), [])
    )
    assert second.tables[0].continued
    assert (head(second.tables[0]), body(second.tables[0])) == ([SERIES[0]], MORE)


def test_another_table_keeps_its_own_header_and_text_between_parts_tables() -> None:
    other = [["指标", "2019年", "2020年", "2021年"], *MORE]
    _, second = read((filler(90) + rows(SERIES, EDGES, 740, 16), []), (rows(other, EDGES, 60) + filler(300), []))
    assert not second.tables[0].continued and head(second.tables[0]) == [other[0]]
    _, second = read(
        (filler(90) + rows(SERIES, EDGES, 740, 16), []),
        (
            text("以下为另一张表格的说明文字，与上一页的表格没有关系。", 60, 60) + rows([SERIES[0], *MORE], EDGES, 100),
            [],
        ),
    )
    assert not second.tables[0].continued
