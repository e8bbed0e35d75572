"""Grids of ruled lines: their columns, rows and the regions (cells, merged ones too) that the lines enclose."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.geometry import Box
from extractors.pages import Char, Rule, Word, word_of

SNAP = 3.0
BRIDGE = 4.0
OUTSIDE = 6.0
MOST_RULES = 1500
MOST_CELLS = 4000
CROSSING = 2.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line at one coordinate, from ``start`` to ``end`` along the other."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Region:
    """A cell of a grid, from row ``top`` to ``bottom`` and column ``left`` to ``right`` (inclusive), and its words."""

    top: int
    left: int
    bottom: int
    right: int
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """Columns between ``xs`` and rows between ``ys``; ``closed`` tells that real lines run round it."""

    xs: list[float]
    ys: list[float]
    regions: list[Region]
    closed: bool = True

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def width(self) -> int:
        return len(self.xs) - 1

    @property
    def height(self) -> int:
        return len(self.ys) - 1

    def box_of(self, region: Region) -> Box:
        """The space of a region on the page."""
        return Box(self.xs[region.left], self.ys[region.top], self.xs[region.right + 1], self.ys[region.bottom + 1])


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The grids of a page without their words, the smallest first, so that a table in a frame comes before it."""
    level = _strokes(rule.box for rule in rules if rule.horizontal)
    upright = _strokes(
        Box(rule.box.top, rule.box.x0, rule.box.bottom, rule.box.x1) for rule in rules if not rule.horizontal
    )
    grids = [_grid(lines, columns) for lines, columns in _connected(level, upright)]
    found = [grid for grid in grids if grid is not None]
    return sorted(found, key=lambda grid: (grid.box.width * grid.box.height, grid.ys[0], grid.xs[0]))


def _strokes(boxes: Iterable[Box]) -> list[Stroke]:
    """Lines at one coordinate joined end to end: a border drawn cell by cell or twice becomes one."""
    by_place: dict[float, list[Box]] = defaultdict(list)
    for place, box in _snapped(list(boxes)):
        by_place[place].append(box)
    strokes: list[Stroke] = []
    for place in sorted(by_place):
        start, end = None, 0.0
        for box in sorted(by_place[place], key=lambda box: box.x0):
            if start is None:
                start, end = box.x0, box.x1
            elif box.x0 <= end + BRIDGE:
                end = max(end, box.x1)
            else:
                strokes.append(Stroke(place, start, end))
                start, end = box.x0, box.x1
        if start is not None:
            strokes.append(Stroke(place, start, end))
    return strokes[:MOST_RULES]


def _snapped(boxes: list[Box]) -> Iterable[tuple[float, Box]]:
    """Each box with the coordinate of the line it belongs to."""
    places = _clustered([box.middle for box in boxes])
    return ((places[box.middle], box) for box in boxes)


def _clustered(values: Sequence[float]) -> dict[float, float]:
    """Each value with the middle of its cluster; a cluster is no wider than ``SNAP``."""
    found: dict[float, float] = {}
    cluster: list[float] = []
    for value in [*sorted(set(values)), float("inf")]:
        if cluster and value - cluster[0] > SNAP:
            found.update(dict.fromkeys(cluster, (cluster[0] + cluster[-1]) / 2))
            cluster = []
        cluster.append(value)
    return found


def _connected(level: list[Stroke], upright: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """The strokes parted into nets that touch, each with its level and its upright ones."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, line in enumerate(level):
        for j, column in enumerate(upright):
            if line.start - BRIDGE <= column.at <= line.end + BRIDGE and (
                column.start - BRIDGE <= line.at <= column.end + BRIDGE
            ):
                parent[root(i)] = root(len(level) + j)
    nets: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for index, stroke in enumerate([*level, *upright]):
        net = nets.setdefault(root(index), ([], []))
        net[index >= len(level)].append(stroke)
    return [net for net in nets.values() if len(net[0]) >= 2 and net[1]]


def _grid(level: list[Stroke], upright: list[Stroke]) -> Grid | None:
    """The grid of a net, its open sides closed at the ends of its lines; None where it encloses nothing."""
    xs, wide = _with_ends(sorted({column.at for column in upright}), level)
    ys, tall = _with_ends(sorted({line.at for line in level}), upright)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > MOST_CELLS:
        return None
    level = [*level, *(Stroke(y, xs[0], xs[-1]) for y in tall)]
    upright = [*upright, *(Stroke(x, ys[0], ys[-1]) for x in wide)]
    return Grid(xs, ys, _regions(xs, ys, level, upright), not wide and not tall)


def _with_ends(places: list[float], crossing: list[Stroke]) -> tuple[list[float], list[float]]:
    """The places and, added to them, those where crossing lines end well outside."""
    start, end = min(stroke.start for stroke in crossing), max(stroke.end for stroke in crossing)
    added = [place for place, out in ((start, places[0] - start), (end, end - places[-1])) if out > OUTSIDE]
    return sorted([*places, *added]), added


def _regions(xs: list[float], ys: list[float], level: list[Stroke], upright: list[Stroke]) -> list[Region]:
    """The cells that lines part; cells without a line between them are one region."""
    columns, rows = len(xs) - 1, len(ys) - 1
    parent = list(range(columns * rows))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if column + 1 < columns and not _parts(upright, xs[column + 1], middle_y):
                parent[root(here + 1)] = root(here)
            if row + 1 < rows and not _parts(level, ys[row + 1], middle_x):
                parent[root(here + columns)] = root(here)
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(columns * rows):
        members[root(index)].append(index)
    return [_region(cells, columns) for cells in members.values()]


def _region(cells: list[int], columns: int) -> Region:
    rows, places = [cell // columns for cell in cells], [cell % columns for cell in cells]
    return Region(min(rows), min(places), max(rows), max(places))


def _parts(strokes: list[Stroke], at: float, where: float) -> bool:
    """Whether a line at ``at`` runs past ``where``."""
    return any(stroke.at == at and stroke.start - 1 <= where <= stroke.end + 1 for stroke in strokes)


def fill(grid: Grid, words: Iterable[Word]) -> list[Word]:
    """Puts the words whose middle lies in the grid into its regions and gives those words.

    A word that runs over the line between two cells is put into them in parts.
    """
    by_cell = {
        (row, column): region
        for region in grid.regions
        for row in range(region.top, region.bottom + 1)
        for column in range(region.left, region.right + 1)
    }
    taken = []
    for word in words:
        row, column = bisect_right(grid.ys, word.box.middle) - 1, bisect_right(grid.xs, word.box.centre) - 1
        if 0 <= row < grid.height and 0 <= column < grid.width:
            taken.append(word)
            parts = _parts_of(word, grid, row, column)
            if len({id(by_cell[row, place]) for place, _ in parts}) == 1:
                parts = [(column, word)]
            for place, part in parts:
                by_cell[row, place].words.append(part)
    return taken


def _parts_of(word: Word, grid: Grid, row: int, column: int) -> list[tuple[int, Word]]:
    """The word with its column, in several parts where its characters stand in several cells."""
    if grid.xs[column] - CROSSING <= word.box.x0 and word.box.x1 <= grid.xs[column + 1] + CROSSING:
        return [(column, word)]
    chars: dict[int, list[Char]] = defaultdict(list)
    for char in word.chars:
        place = bisect_right(grid.xs, char.box.centre) - 1
        chars[min(max(place, 0), grid.width - 1)].append(char)
    return [(place, word_of(part, word.certainty)) for place, part in sorted(chars.items())]
