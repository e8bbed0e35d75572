"""A page's remaining words to paragraphs in reading order, each with the headings above it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.geometry import union
from extractors.layout.flow import columns_in
from extractors.layout.headings import HeadingPath, heading_of
from extractors.layout.lines import line_of, rows_of
from extractors.layout.paragraphs import paragraphs_in
from extractors.layout.regions import Region
from extractors.layout.tokens import has_leader, plain
from extractors.pages import Line, Page, Paragraph

FEWEST_CONTENTS = 4
CONTENTS_SHARE = 0.5
COVER_LINE = 30

Block = list[Line]


def assembled(page: Page, regions: Sequence[Region], body: float, path: HeadingPath) -> list[Paragraph]:
    """The paragraphs of the page's regions: the page's own text first, then each box, put in where it stands.

    ``path`` goes on with the headings of the page's own text; those inside a box or on a cover hold only there.
    """
    lines = regions[0].lines
    contents = _contents(lines)
    if contents:
        return [Paragraph(page.number, (line,), path.path) for line in contents]
    if page.number == 1 and not any(len(line.text) > COVER_LINE for line in lines):
        path = path.copy()
    blocks: list[tuple[Block, bool]] = [(block, False) for block in _blocks(lines)]
    for region in regions[1:]:
        inner = [(block, True) for block in _blocks(region.lines)]
        if inner:
            place = _place_of(inner, blocks)
            blocks[place:place] = inner
    return list(_with_paths(page, blocks, body, path))


def _blocks(lines: Sequence[Line]) -> list[Block]:
    return [block for column in columns_in(lines) for block in paragraphs_in(column)]


def _place_of(inner: Sequence[tuple[Block, bool]], blocks: Sequence[tuple[Block, bool]]) -> int:
    """The index of the first block that begins below the top of a box, in its column."""
    box = union(line.box for block, _ in inner for line in block)
    for index, (block, _) in enumerate(blocks):
        around = union(line.box for line in block)
        if around.top >= box.top and around.x0 < box.x1 and box.x0 < around.x1:
            return index
    return len(blocks)


def _with_paths(page: Page, blocks: Sequence[tuple[Block, bool]], body: float, path: HeadingPath) -> list[Paragraph]:
    found: list[Paragraph] = []
    within: HeadingPath | None = None
    for block, boxed in blocks:
        within = (within or path.copy()) if boxed else None
        current = within or path
        heading = heading_of(block, body)
        if heading is not None:
            current.enter(heading)
        found.append(Paragraph(page.number, tuple(block), current.path))
    return found


def _contents(lines: Sequence[Line]) -> list[Line]:
    """The lines of a table of contents, one for each row of the page; none where the page is something else."""
    # Few pages have enough lines that end as those of a contents do; only those are parted into rows.
    if (
        sum(has_leader(line.text) or plain(line.text).rstrip(" .…·")[-1:].isdecimal() for line in lines)
        < FEWEST_CONTENTS
    ):
        return []
    rows = [line_of(word for line in row for word in line.words) for row in rows_of(lines)]
    numbers = [number for row in rows if (number := _page_number(row)) is not None]
    leaders = sum(has_leader(row.text) for row in rows)
    listed = max(len(numbers), leaders)
    growing = sum(a <= b for a, b in pairwise(numbers)) >= 0.9 * (len(numbers) - 1)
    if listed < FEWEST_CONTENTS or listed < CONTENTS_SHARE * len(rows) or not growing:
        return []
    return rows


def _page_number(row: Line) -> int | None:
    last = plain(row.words[-1].text).strip(".…· ")
    return int(last) if last.isdecimal() and len(last) <= 3 and len(row.words) > 1 else None
