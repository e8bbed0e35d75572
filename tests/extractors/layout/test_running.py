"""Running heads and feet, and printed page numbers."""

from __future__ import annotations

import pytest

from extractors.layout import layouts
from extractors.pages import Layout, Page
from tests.extractors.layout.drawn import filler, page, rows, text


def report(foot: str, pages: int = 5, shift: int = 0) -> list[Page]:
    return [
        page(
            [*text("某某公司 2023年社会责任报告", 60, 30, 8), *filler(200), *text(foot.format(n + shift), 280, 805, 9)],
            (),
            n,
        )
        for n in range(1, pages + 1)
    ]


def prose_of(layout: Layout) -> str:
    return "".join(line.text for paragraph in layout.paragraphs for line in paragraph.lines)


@pytest.mark.parametrize("foot", ["{}", "- {} -", "第{}页", "{}/86", "{} | 某某公司", "P{}", "第 {} 页 共 86 页"])
def test_the_printed_number_is_kept_and_leaves_the_prose(foot: str) -> None:
    read = layouts(report(foot, shift=-1))
    assert [layout.page.printed for layout in read] == ["0", "1", "2", "3", "4"]
    assert all("社会责任报告" not in prose_of(layout) and "86" not in prose_of(layout) for layout in read)


def test_a_document_of_two_parts_has_two_counts() -> None:
    pages = report("{}", 4, 100)
    for number, later in enumerate(report("{}", 4, 7), 5):
        pages.append(page(later.words, (), number))
    assert [layout.page.printed for layout in layouts(pages)] == ["101", "102", "103", "104", "8", "9", "10", "11"]


def test_a_table_header_that_returns_and_numbers_in_rows_stay() -> None:
    grid = [["指标", "单位", "2023年"], ["能耗", "吨", "12"], ["水耗", "吨", "9"]]
    pages = [page([*rows(grid, [60.0, 200.0, 300.0, 400.0], 50), *filler(300)], (), n) for n in range(1, 5)]
    assert [len(layout.tables[0].rows) for layout in layouts(pages)] == [2, 2, 2, 2]
    assert [layout.page.printed for layout in layouts(pages)] == [None] * 4


def test_text_that_stands_once_is_no_running_head() -> None:
    pages = report("{}")
    pages[2].words.extend(text("只在这一页出现的标题", 60, 60, 14))
    assert "只在这一页出现的标题" in prose_of(layouts(pages)[2])
