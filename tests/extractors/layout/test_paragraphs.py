"""Lines to paragraphs, headings, columns and reading order."""

from __future__ import annotations

from extractors.layout import layouts
from extractors.layout.lines import lines_of
from extractors.pages import Paragraph, Word
from tests.extractors.layout.drawn import filler, lattice, page, prose, text, word

FULL = "公司严格遵守国家有关环境保护的法律法规并持续改进各项管理工作制"


def paragraphs(words: list[Word]) -> list[Paragraph]:
    return layouts([page(words)])[0].paragraphs


def joined(words: list[Word]) -> list[str]:
    return ["".join(line.text for line in paragraph.lines) for paragraph in paragraphs(words)]


def indented(lines: list[str], top: float, x: float = 60, size: float = 10) -> list[Word]:
    """A paragraph whose first line is set in by two characters."""
    return text(lines[0][:-2], x + 2 * size, top, size) + prose(lines[1:], x, top + 16, size)


def test_wrapped_lines_run_on_and_an_indent_begins_anew() -> None:
    first, second = [FULL, FULL, "至此结束。"], [FULL, "第二段至此结束。"]
    assert joined(indented(first, 100) + indented(second, 148)) == [
        first[0][:-2] + first[1] + first[2], second[0][:-2] + second[1],
    ]  # fmt: skip


def test_a_full_last_line_ends_at_the_indent_alone() -> None:
    first = [FULL, FULL[:-1] + "。"]
    assert len(joined(indented(first, 100) + indented([FULL, "第二段。"], 132))) == 2


def test_a_number_at_a_line_start_is_no_list_mark() -> None:
    lines = [FULL, "2023年全年用电量为", "12.5万千瓦时。"]
    assert joined(prose([FULL, "12.5万千瓦时用于生产，" + FULL[:20]], 60, 100)) == [
        FULL + "12.5万千瓦时用于生产，" + FULL[:20]
    ]
    assert "".join(joined(prose(lines, 60, 100))) == "".join(lines)


def test_list_marks_begin_paragraphs() -> None:
    items = [
        "（1）开展节能改造；",
        "（2）建设光伏电站；",
        "● 回收余热；",
        "1. 更换电机；",
        "一、加强管理；",
        "■ 减少用水。",
    ]
    assert [text.replace(" ", "") for text in joined(prose(items, 60, 100))] == [
        item.replace(" ", "") for item in items
    ]


def test_headings_make_the_path_and_rank_by_size_and_numbering() -> None:
    words = text("第一章 环境", 60, 60, 18) + text("1.1 能源管理", 60, 100, 14) + indented([FULL, "能源段。"], 130)
    words += text("1.2 水资源", 60, 180, 14) + indented([FULL, "水段。"], 210) + text("（一）取水", 60, 250, 10)
    words += indented([FULL, "取水段。"], 275) + text("第二章 社会", 60, 330, 18) + indented([FULL, "社会段。"], 370)
    paths = {"".join(line.text for line in p.lines)[-4:]: p.path for p in paragraphs([*words, *filler(600)])}
    assert paths["能源段。"] == ("第一章环境", "1.1能源管理")
    assert paths["取水段。"] == ("第一章环境", "1.2水资源", "（一）取水")
    assert paths["社会段。"] == ("第二章社会",)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"左栏第{n}行文字写满一整行为止不留空白" for n in range(8)]
    right = [f"右栏第{n}行文字写满一整行为止不留空白" for n in range(8)]
    words = text("横贯两栏的大标题", 200, 60, 18) + prose(left, 60, 100) + prose(right, 320, 103)
    read = "".join(joined(words))
    assert read == "横贯两栏的大标题" + "".join(left) + "".join(right)


def test_an_exponent_stays_in_its_line() -> None:
    words = [
        word("取水量", 60, 100),
        word("12.5万m", 92, 100),
        word("3", 132.5, 97, 5),
        word("/年，同比下降", 136, 100),
    ]
    lines = lines_of(words)
    assert [line.text.replace(" ", "") for line in lines] == ["取水量12.5万m3/年，同比下降"]


def test_contents_are_one_paragraph_a_line_and_no_headings() -> None:
    entries = [
        f"{number}、某某章节 ............ {page_number}"
        for number, page_number in zip("一二三四五", (1, 4, 9, 15, 22), strict=True)
    ]
    read = paragraphs(prose(["目录", *entries], 60, 100))
    assert len(read) == 6
    assert all(paragraph.path == () for paragraph in read)


def test_text_of_a_side_box_stays_apart() -> None:
    box = prose(["方框内的文字独立成段，", "不与正文相混。"], 320, 120, 9)
    words = prose([FULL[:22]] * 10, 60, 100) + box
    layout = layouts([page(words, lattice([310.0, 500.0], [110.0, 170.0]))])[0]
    assert "方框内的文字独立成段，不与正文相混。" in ["".join(line.text for line in p.lines) for p in layout.paragraphs]
