"""No word is lost and none stands in two places, whatever stands on the page."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.layout import layouts
from extractors.layout.running import running_of
from extractors.pages import Layout, Page, Rule, Word
from tests.extractors.layout.drawn import lattice, level, page, upright, word

TEXTS = [
    "指标",
    "单位",
    "2022年",
    "2023年",
    "12.5",
    "1,208",
    "—",
    "吨",
    "能源消费总量",
    "公司开展节能改造。",
    "98%",
    "（1）",
    "合计",
    "3",
]

words = st.builds(
    word,
    st.sampled_from(TEXTS),
    st.integers(0, 27).map(lambda n: 20.0 + 20 * n),
    st.integers(0, 60).map(lambda n: 20.0 + 13 * n),
    st.sampled_from([6.0, 9.0, 10.0, 20.0]),
    st.integers(0, 1),
)
rules = st.one_of(
    st.builds(level, st.integers(0, 200).map(float), st.integers(220, 580).map(float), st.integers(0, 800).map(float)),
    st.builds(
        upright, st.integers(0, 590).map(float), st.integers(0, 300).map(float), st.integers(320, 820).map(float)
    ),
)
lattices = st.builds(
    lambda left, top, columns, rows: lattice(
        [left + 80.0 * n for n in range(columns + 1)], [top + 26.0 * n for n in range(rows + 1)]
    ),
    st.integers(20, 200), st.integers(20, 400), st.integers(1, 4), st.integers(1, 8),
)  # fmt: skip
pages = st.builds(
    lambda found, lines, grid: (found, [*lines, *grid]),
    st.lists(words, max_size=70), st.lists(rules, max_size=8), lattices,
)  # fmt: skip


def printed(made: list[Word]) -> Counter[str]:
    return Counter(char.text for one in made for char in one.chars if not char.raised)


def placed(layout: Layout) -> Counter[str]:
    """The characters of all paragraphs, cells, captions and cards, those of a filled cell once."""
    found = [one for paragraph in layout.paragraphs for line in paragraph.lines for one in line.words]
    captions: Counter[str] = Counter()
    own = {id(char) for one in layout.page.words for char in one.chars}
    for table in layout.tables:
        cells = {id(one): one for row in (*table.header, *table.rows) for cell in row.cells for one in cell.words}
        found += [one for one in cells.values() if id(one.chars[0]) in own]
        captions.update(table.caption.replace(" ", ""))
    found += [one for card in layout.cards for one in (*card.value, *card.label)]
    return printed(found) + captions


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(pages, min_size=1, max_size=3))
def test_every_word_is_placed_exactly_once(drawn: list[tuple[list[Word], list[Rule]]]) -> None:
    document: list[Page] = [page(found, lines, number) for number, (found, lines) in enumerate(drawn, 1)]
    running = running_of(document)
    for layout, apart in zip(layouts(document), running, strict=True):
        kept = [one for one in layout.page.words if id(one) not in apart.words]
        assert placed(layout) == printed(kept)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(pages)
def test_tables_have_as_many_cells_in_every_row_and_boxes_around_their_words(
    drawn: tuple[list[Word], list[Rule]],
) -> None:
    for table in layouts([page(*drawn)])[0].tables:
        assert len({len(row.cells) for row in (*table.header, *table.rows)}) == 1
        for row in table.rows:
            assert all(row.box.holds(one.box) for cell in row.cells for one in cell.words)


def test_an_unreadable_page_has_an_empty_layout() -> None:
    unread = Page(1, 595.0, 842.0, "none")
    layout = layouts([unread])[0]
    assert (layout.paragraphs, layout.tables, layout.cards) == ([], [], [])
