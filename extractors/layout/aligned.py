"""Tables without closed cells: three-line, striped and borderless ones, found by values that stand in columns.

A run of rows that hold values beside a label is a table where a header stands above them or the values of several
rows line up. Columns are what the gutters of these rows leave; rows are made around the lines that hold values, and a
label broken over the lines above and below joins the line it stands closest to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from extractors.layout.headers import is_caption, is_data, is_head, is_value, is_year
from extractors.layout.rows import Segment, body_size, rows_of, segments_of
from extractors.pages import Box, Cell, Row, Rule, Table, Word, union

# A line joins the line above or below it where the white between them is at most this share of its height.
TIGHT = 0.62
# A table ends where the white between two rows is wider than this many row heights.
LOOSE = 4.2
LARGER = 1.45


@dataclass(slots=True)
class PageRow:
    """A row of the page with its segments and what it was taken for."""

    segments: list[Segment]
    box: Box
    data: bool
    head: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a table: left and right edge of each."""

    spans: tuple[tuple[float, float], ...]

    def at(self, x: float) -> int:
        """The column that holds ``x``, or the nearest one."""
        for index, (left, right) in enumerate(self.spans):
            if left <= x <= right:
                return index
        return min(range(len(self.spans)), key=lambda i: min(abs(x - self.spans[i][0]), abs(x - self.spans[i][1])))


@dataclass(slots=True)
class Found:
    """A table with its grid and the words that it took from the page."""

    table: Table
    grid: Grid
    words: list[Word] = field(default_factory=list)


def aligned_tables(page: int, words: Sequence[Word], rules: Sequence[Rule], before: Found | None) -> list[Found]:
    """The tables of a page that no closed grid shows; ``before`` is the last table of the page before."""
    rows = page_rows(words)
    found: list[Found] = []
    at = 0
    while at < len(rows):
        run = _run(rows, at)
        if run is None:
            at += 1
            continue
        start, end = run
        made = _found(page, rows, start, end, rules, before if not found else None)
        if made is None:
            at += 1
            continue
        found.append(made)
        at = end
    return found


def page_rows(words: Sequence[Word]) -> list[PageRow]:
    """The page's rows, each with what it looks like."""
    largest = LARGER * body_size(words)
    made = []
    for row in rows_of(words):
        segments = segments_of(row)
        made.append(PageRow(segments, union(w.box for w in row), is_data(segments, largest), is_head(segments)))
    return made


def _run(rows: list[PageRow], at: int) -> tuple[int, int] | None:
    """The rows from ``at`` that make a table: a header or data row, then rows that go with data rows."""
    if not (rows[at].head or rows[at].data):
        return None
    end = at + 1
    last_data = at if rows[at].data else -1
    while end < len(rows) and rows[end].box.top - rows[end - 1].box.bottom <= LOOSE * rows[end - 1].box.height:
        if rows[end].data:
            last_data = end
        elif (rows[end].head and last_data >= 0) or _is_prose(rows[end], rows[at:end]) or end - max(last_data, at) > 5:
            break
        end += 1
    if last_data < 0:
        return None
    tail = last_data + 1
    while tail < end and tail < len(rows) and _white(rows[tail - 1].box, rows[tail].box) <= TIGHT * rows[tail].box.height:
        if _is_prose(rows[tail], rows[at:tail]):
            break
        tail += 1
    return (at, tail) if _is_table(rows[at:tail]) else None


def _is_table(rows: list[PageRow]) -> bool:
    """A header over at least one data row, or three data rows whose values line up."""
    data = [row for row in rows if row.data]
    if rows[0].head or any(row.head for row in rows[:3]):
        return bool(data)
    if len(data) < 3:
        return False
    edges = [[round(one.box.x1 / 6) for one in row.segments if is_value(one.text)] for row in data]
    centres = [[round(one.box.centre / 6) for one in row.segments if is_value(one.text)] for row in data]
    return any(_aligned(columns, len(data)) for columns in (edges, centres))


def _aligned(columns: list[list[int]], rows: int) -> bool:
    hits: dict[int, int] = {}
    for row in columns:
        for value in set(row):
            for near in (value, value + 1):
                hits[near] = hits.get(near, 0) + 1
    return max(hits.values(), default=0) >= max(3, rows * 0.7)


def _is_prose(row: PageRow, above: list[PageRow]) -> bool:
    """Whether a row's one segment runs across the columns of the rows above it."""
    if len(row.segments) > 1:
        return False
    only = row.segments[0].box
    data = [one for one in above if one.data or one.head]
    values = [s.box for one in data for s in one.segments if is_value(s.text) or is_year(s.text)]
    return bool(values) and only.x1 > min(box.x0 for box in values) + 4 and only.width > 60


def _white(upper: Box, lower: Box) -> float:
    return lower.top - upper.bottom


def _found(
    page: int, rows: list[PageRow], start: int, end: int, rules: Sequence[Rule], before: Found | None
) -> Found | None:
    run = rows[start:end]
    grid = _grid(run)
    if grid is None:
        return None
    first = next(i for i, row in enumerate(run) if row.data)
    lead = _leading(run, first, rules)
    head_rows, body_rows = run[:lead], run[lead:]
    header = tuple(_cells(row.segments, grid, row.box, header=True) for row in head_rows)
    continued = False
    if not header and before is not None and _continues(run, grid, before, start):
        grid, header, continued = before.grid, before.table.header, True
    caption_at, caption = _caption(rows, start)
    body = _body(body_rows, grid, rules)
    if not body or len(grid.spans) < 2:
        return None
    taken = [word for row in rows[caption_at:end] for one in row.segments for word in one.words]
    box = union(row.box for row in run)
    return Found(Table(page, box, header, tuple(body), caption, continued), grid, taken)


def _leading(run: list[PageRow], first: int, rules: Sequence[Rule]) -> int:
    """How many rows before the first data row are header: a tight label line right above it belongs to the data."""
    lead = first
    if 0 < first < len(run) and not run[first - 1].head and len(run[first - 1].segments) == 1:
        above = run[first - 1]
        tight = _white(above.box, run[first].box) <= TIGHT * above.box.height
        if (tight and not _ruled_between(above.box, run[first].box, rules)) or any(row.head for row in run[: first - 1]):
            lead = first - 1
            while lead > 0 and not run[lead - 1].head and len(run[lead - 1].segments) == 1:
                lead -= 1
    return lead


def _continues(run: list[PageRow], grid: Grid, before: Found, start: int) -> bool:
    """Whether a headless table at the top of a page goes on with the columns of the one before."""
    values = [one.box.centre for row in run if row.data for one in row.segments if is_value(one.text)]
    fitting = [x for x in values if any(left - 6 <= x <= right + 6 for left, right in before.grid.spans[1:])]
    return start <= 2 and bool(values) and len(fitting) >= 0.9 * len(values) and len(grid.spans) <= len(before.grid.spans)


def _grid(run: list[PageRow]) -> Grid | None:
    """Columns from the gutters of the data rows: places that at most one row in twelve crosses."""
    data = [row for row in run if row.data] or run
    marks = sorted({edge for row in data for one in row.segments for edge in (one.box.x0, one.box.x1)})
    allowed = len(data) // 12
    spans: list[tuple[float, float]] = []
    for left, right in zip(marks, marks[1:], strict=False):
        middle = (left + right) / 2
        crossing = sum(any(one.box.x0 < middle < one.box.x1 for one in row.segments) for row in data)
        if crossing > allowed:
            if spans and left - spans[-1][1] < 0.5:
                spans[-1] = (spans[-1][0], right)
            else:
                spans.append((left, right))
    spans = _with_heads(spans, [row for row in run if row.head])
    return Grid(tuple(spans)) if len(spans) >= 2 else None


def _with_heads(spans: list[tuple[float, float]], heads: list[PageRow]) -> list[tuple[float, float]]:
    """A header over an empty column adds that column."""
    for row in heads:
        for one in row.segments:
            if not any(left - 8 <= one.box.x1 and one.box.x0 <= right + 8 for left, right in spans):
                spans.append((one.box.x0, one.box.x1))
    return sorted(spans)


def _cells(segments: Sequence[Segment], grid: Grid, box: Box, header: bool = False) -> Row:
    """Segments put into the columns they stand in; a header over several columns is repeated in each."""
    held: list[list[Word]] = [[] for _ in grid.spans]
    for one in segments:
        over = [i for i, (left, right) in enumerate(grid.spans) if one.box.x0 < right and left < one.box.x1]
        if header and len(over) > 1 and len(one.words) == 1:
            for index in over:
                held[index].extend(one.words)
        elif len(over) == 1:
            held[over[0]].extend(one.words)
        else:
            for word in one.words:
                held[grid.at(word.box.centre)].append(word)
    return Row(tuple(_cell(words, span, box) for words, span in zip(held, grid.spans, strict=True)), box)


def _cell(words: list[Word], span: tuple[float, float], row: Box) -> Cell:
    return Cell(tuple(words), union(word.box for word in words) if words else Box(span[0], row.top, span[1], row.bottom))


def _body(rows: list[PageRow], grid: Grid, rules: Sequence[Rule]) -> list[Row]:
    """Data rows with the label lines that belong to them; lines that stand apart become rows of their own."""
    groups = _groups(rows, rules)
    made = []
    for group in groups:
        box = union(row.box for row in group)
        cells = [_cells(row.segments, grid, box) for row in group]
        merged = [[word for one in cells for word in one.cells[i].words] for i in range(len(grid.spans))]
        made.append(Row(tuple(_cell(words, span, box) for words, span in zip(merged, grid.spans, strict=True)), box))
    return made


def _groups(rows: list[PageRow], rules: Sequence[Rule]) -> list[list[PageRow]]:
    anchors = [i for i, row in enumerate(rows) if row.data]
    homes = {i: i for i in anchors}
    pitch = median([rows[b].box.middle - rows[a].box.middle for a, b in zip(anchors, anchors[1:], strict=False)] or [30.0])
    for index in [i for i in range(len(rows)) if i not in homes]:
        near = [a for a in anchors if _reaches(rows, index, a, rules, pitch)]
        homes[index] = min(near, key=lambda a: (abs(rows[a].box.middle - rows[index].box.middle), -a)) if near else index
    order = sorted(set(homes.values()), key=lambda home: min(i for i in homes if homes[i] == home))
    return [[rows[i] for i in sorted(homes) if homes[i] == home] for home in order]


def _reaches(rows: list[PageRow], index: int, anchor: int, rules: Sequence[Rule], pitch: float) -> bool:
    """Whether a line without values belongs to the data line ``anchor``: every line between them is tight, no rule parts them."""
    low, high = sorted((index, anchor))
    steps = zip(rows[low:high], rows[low + 1 : high + 1], strict=True)
    tight = all(_white(a.box, b.box) <= TIGHT * min(a.box.height, b.box.height) for a, b in steps)
    far = abs(rows[index].box.middle - rows[anchor].box.middle) > 0.8 * pitch
    between = any(rows[i].data for i in range(low, high + 1) if i != anchor)
    return tight and not far and not between and not _ruled_between(rows[low].box, rows[high].box, rules)


def _ruled_between(upper: Box, lower: Box, rules: Sequence[Rule]) -> bool:
    low, high = sorted((upper.middle, lower.middle))
    return any(
        rule.horizontal and low < rule.box.middle < high and rule.box.width > 20
        and rule.box.x0 < upper.x1 and upper.x0 < rule.box.x1
        for rule in rules
    )  # fmt: skip


def _caption(rows: list[PageRow], start: int) -> tuple[int, str]:
    """The caption lines right above a table and where they begin."""
    at = start
    while at > 0 and start - at < 2 and rows[start].box.top - rows[at - 1].box.bottom < 40:
        text = " ".join(one.text for one in rows[at - 1].segments)
        if not is_caption(text):
            break
        at -= 1
    return at, " ".join(one.text for row in rows[at:start] for one in row.segments)
