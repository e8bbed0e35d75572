"""Charts over years or months whose values are drawn as text: the axis, the values above it, the legend.

Read only where the pairing is certain: one series, two that their percent signs tell apart, or several whose values are
set in the colours of their legend. The rest is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractors.geometry import Box, union
from extractors.language.periods import REPUBLIC
from extractors.language.texts import normal
from extractors.layout.legends import by_colour
from extractors.layout.lines import lines_of
from extractors.layout.tokens import plain
from extractors.pages import Chart, ChartPoint, Line, Patch, Word

FEWEST_YEARS = 3
FEWEST_MONTHS = 6
REGULAR = 0.25
TALLEST = 230.0
LEGEND_BELOW = 60.0
LEGEND_ABOVE = 60.0
OFF_CENTRE = 0.6
OFF_SIDE = 0.8
_DATED = frozenset("0123456789０１２３４５６７８９")  # what a year begins with, if not with 民国
_YEAR = re.compile(r"^((?:19|20)\d\d)年?(?:度)?$")
_REPUBLIC_YEAR = re.compile(r"^(\d{2,3})年?$")
_MONTH = re.compile(r"^(1[0-2]|0?[1-9])月$")
_VALUE = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$|^\d+(?:\.\d+)?%?$")
_UNIT = re.compile(r"[(（][^()（）]{1,24}[)）]|单位[:：]|[/／]")


@dataclass(frozen=True, slots=True)
class Axis:
    """Words on one line that count years, or months, at even distances; ``spacing`` is the distance."""

    words: tuple[Word, ...]
    years: tuple[int, ...]
    spacing: float
    monthly: bool = False

    @property
    def box(self) -> Box:
        return union(word.box for word in self.words)

    def column(self, word: Word) -> int | None:
        """Which year a word stands over."""
        nearest = min(range(len(self.words)), key=lambda place: abs(word.box.centre - self.words[place].box.centre))
        return nearest if self.distance(word) <= OFF_CENTRE * self.spacing else None

    def distance(self, word: Word) -> float:
        """How far the middle of a word is from that of the nearest year."""
        return min(abs(word.box.centre - year.box.centre) for year in self.words)


def charts_in(words: Sequence[Word], patches: Sequence[Patch], page: int) -> list[Chart]:
    """The charts among ``words``, which no ruled table holds; ``patches`` are the page's small shapes of colour."""
    axes = list(_axes(words))
    return [chart for axis in axes for chart in _series(axis, axes, words, patches, page)]


def _axes(words: Sequence[Word]) -> Iterator[Axis]:
    dates = [
        word for word in words if (word.text[:1] in _DATED or "民" in word.text) and _may_be_dated(plain(word.text))
    ]
    for line in lines_of(dates, gap=1e6) if len(dates) >= FEWEST_YEARS else ():
        republic = "民国" in normal(line.text)
        dated = [(word, year) for word in line.words if (year := _year(word, republic))]
        yield from _runs(dated, FEWEST_YEARS)
        months = [(word, int(found[1])) for word in line.words if (found := _MONTH.match(plain(word.text)))]
        yield from (replace(axis, monthly=True) for axis in _runs(months, FEWEST_MONTHS))


def _may_be_dated(text: str) -> bool:
    return bool(_YEAR.match(text) or _REPUBLIC_YEAR.match(text) or _MONTH.match(text)) or (
        "民" in text and "民国" in normal(text)
    )


def _year(word: Word, republic: bool) -> int | None:
    text = plain(word.text)
    if found := _YEAR.match(text):
        return int(found[1])
    if republic and (found := _REPUBLIC_YEAR.match(text)):
        return int(found[1]) + REPUBLIC
    return None


def _runs(dated: Sequence[tuple[Word, int]], fewest: int) -> Iterator[Axis]:
    """Runs of at least ``fewest`` years or months one after the other, evenly spaced, that rise or fall by one."""
    run: list[tuple[Word, int]] = []
    for word, year in [*dated, (None, 0)]:
        if run and word is not None and _goes_on(run, word, year):
            run.append((word, year))
            continue
        if len(run) >= fewest:
            words, years = zip(*run, strict=True)
            yield Axis(words, years, median(_gaps(words)))
        run = [(word, year)] if word is not None else []


def _goes_on(run: Sequence[tuple[Word, int]], word: Word, year: int) -> bool:
    step = year - run[-1][1]
    if abs(step) != 1 or (len(run) > 1 and step != run[-1][1] - run[-2][1]):
        return False
    gap = word.box.centre - run[-1][0].box.centre
    known = _gaps([one for one, _ in run])
    return gap > 0 and (not known or abs(gap - median(known)) <= REGULAR * median(known))


def _gaps(words: Sequence[Word]) -> list[float]:
    return [right.box.centre - left.box.centre for left, right in pairwise(words)]


def _series(
    axis: Axis, axes: Sequence[Axis], words: Sequence[Word], patches: Sequence[Patch], page: int
) -> Iterator[Chart]:
    if _heads_a_table(axis, words):
        return
    ceiling, legends = _legends(axis, words)
    values = [word for word in words if _is_over(axis, axes, word, ceiling)]
    if len(legends) == 1:
        if _UNIT.search(legends[0].text) or all(map(_is_share, values)):
            yield from _chart(axis, legends[0], values, page, max(FEWEST_YEARS, len(axis.words) - 1))
        return
    groups = _by_sign(legends, values) or by_colour(legends, values, patches)
    if groups and any(len(group) >= len(axis.words) - 1 for _, group in groups):
        for legend, group in groups:
            yield from _chart(axis, legend, group, page, 1)


def _by_sign(legends: Sequence[Line], values: Sequence[Word]) -> list[tuple[Line, list[Word]]]:
    """Two series of which one is a share, told apart by the percent signs; none where not exactly one is."""
    shares = [line for line in legends if "%" in normal(line.text)]
    if len(legends) != 2 or len(shares) != 1:
        return []
    return [(legend, [word for word in values if _is_share(word) == (legend is shares[0])]) for legend in legends]


def _heads_a_table(axis: Axis, words: Sequence[Word]) -> bool:
    """Whether numbers stand below the years as they do in a table."""
    box = axis.box
    below = [w for w in words if box.bottom <= w.box.top <= box.bottom + LEGEND_BELOW and _VALUE.match(plain(w.text))]
    return sum(axis.column(word) is not None for word in below) * 2 >= len(axis.words)


def _is_over(axis: Axis, axes: Sequence[Axis], word: Word, ceiling: float) -> bool:
    """Whether a word is a value over the axis, and over no other axis that it is nearer to."""
    if not (ceiling <= word.box.top and word.box.bottom <= axis.box.top + 1 and _VALUE.match(plain(word.text))):
        return False
    level = [other for other in axes if 0 <= other.box.top - word.box.bottom + 1 <= TALLEST]
    distance = axis.distance(word)
    return distance <= OFF_SIDE * axis.spacing and all(distance <= other.distance(word) for other in level)


def _columns(axis: Axis, values: Sequence[Word]) -> list[list[Word]]:
    """The values over each year: in their order where there is one for each, else by nearness.

    Labels at the side of their bars may be as near to the next one.
    """
    ordered = sorted(values, key=lambda word: word.box.centre)
    if len(ordered) == len(axis.words) and all(
        abs(word.box.centre - year.box.centre) <= OFF_SIDE * axis.spacing
        for word, year in zip(ordered, axis.words, strict=True)
    ):
        return [[word] for word in ordered]
    columns: list[list[Word]] = [[] for _ in axis.words]
    for word in values:
        column = axis.column(word)
        if column is not None:
            columns[column].append(word)
    return columns


def _chart(axis: Axis, legend: Line, values: Sequence[Word], page: int, fewest: int) -> Iterator[Chart]:
    """A series that has at most one value over a year, and one over ``fewest`` years or more."""
    columns = _columns(axis, values)
    if any(len(column) > 1 for column in columns) or sum(map(len, columns)) < fewest:
        return
    points = tuple(
        ChartPoint(year, word, column[0], axis.monthly)
        for year, word, column in zip(axis.years, axis.words, columns, strict=True)
        if column
    )
    yield Chart(page, union([legend.box, axis.box, *(point.value.box for point in points)]), legend.words, points)


def _legends(axis: Axis, words: Sequence[Word]) -> tuple[float, list[Line]]:
    """Where the drawing ends above, and the lines that name the series: below the axis or else above the drawing."""
    box = axis.box
    low, high = box.x0 - axis.spacing, box.x1 + axis.spacing / 2
    inside = [w for w in words if low <= w.box.centre <= high and id(w) not in {id(one) for one in axis.words}]
    lines = [line for line in lines_of(inside) if _is_name(line)]
    above = [line for line in lines if box.top - TALLEST <= line.box.top and line.box.bottom <= box.top]
    ceiling = max((line.box.bottom for line in above), default=box.top - TALLEST)
    below = [
        line
        for line in lines
        if box.bottom - 2 <= line.box.top <= box.bottom + LEGEND_BELOW and _UNIT.search(line.text)
    ]
    if below:
        return ceiling, below
    near = [line for line in above if line.box.bottom >= ceiling - LEGEND_ABOVE]
    return ceiling, [line for line in near if _UNIT.search(line.text)] or [
        line for line in near if line.box.bottom == ceiling
    ]


def _is_name(line: Line) -> bool:
    text = normal(line.text)
    return len(re.findall(r"[\u4e00-\u9fff]", text)) >= 3 and not text.startswith(("注", "民国年", "备注"))


def _is_share(word: Word) -> bool:
    return plain(word.text).endswith("%")
