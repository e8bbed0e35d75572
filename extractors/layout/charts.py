"""Charts over years whose values are drawn as text: the axis of years, the values above it, the legend that names them.

Read only where the pairing is certain: one series, or two that their percent signs tell apart. Several bars or lines
with like labels need the colours of the drawing and are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.language.texts import normal
from extractors.layout.lines import lines_of
from extractors.layout.tokens import plain
from extractors.pages import Box, Chart, ChartPoint, Line, Word, union

FEWEST_YEARS = 3
REGULAR = 0.25
TALLEST = 230.0
LEGEND_BELOW = 60.0
LEGEND_ABOVE = 60.0
OFF_CENTRE = 0.6
REPUBLIC = 1911
_DATED = frozenset("0123456789０１２３４５６７８９")  # what a year begins with, if not with 民国
_YEAR = re.compile(r"^((?:19|20)\d\d)年?(?:度)?$")
_REPUBLIC_YEAR = re.compile(r"^(\d{2,3})年?$")
_VALUE = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$|^\d+(?:\.\d+)?%?$")
_UNIT = re.compile(r"[(（][^()（）]{1,24}[)）]|单位[:：]|[/／]")


@dataclass(frozen=True, slots=True)
class Axis:
    """Words on one line that count years at even distances; ``spacing`` is the distance."""

    words: tuple[Word, ...]
    years: tuple[int, ...]
    spacing: float

    @property
    def box(self) -> Box:
        return union(word.box for word in self.words)

    def column(self, word: Word) -> int | None:
        """Which year a word stands over."""
        distances = [abs(word.box.centre - year.box.centre) for year in self.words]
        nearest = min(range(len(distances)), key=distances.__getitem__)
        return nearest if distances[nearest] <= OFF_CENTRE * self.spacing else None


def charts_in(words: Sequence[Word], page: int) -> list[Chart]:
    """The charts among ``words``, which no ruled table holds."""
    found: list[Chart] = []
    for axis in _axes(words):
        found.extend(_series(axis, words, page))
    return found


def _axes(words: Sequence[Word]) -> Iterator[Axis]:
    dates = [
        word for word in words if (word.text[:1] in _DATED or "民" in word.text) and _may_be_dated(plain(word.text))
    ]
    for line in lines_of(dates, gap=1e6) if len(dates) >= FEWEST_YEARS else ():
        republic = "民国" in normal(line.text)
        dated = [(word, year) for word in line.words if (year := _year(word, republic))]
        yield from _runs(dated)


def _may_be_dated(text: str) -> bool:
    return bool(_YEAR.match(text) or _REPUBLIC_YEAR.match(text)) or ("民" in text and "民国" in normal(text))


def _year(word: Word, republic: bool) -> int | None:
    text = plain(word.text)
    if found := _YEAR.match(text):
        return int(found[1])
    if republic and (found := _REPUBLIC_YEAR.match(text)):
        return int(found[1]) + REPUBLIC
    return None


def _runs(dated: Sequence[tuple[Word, int]]) -> Iterator[Axis]:
    """Runs of years one after the other, evenly spaced, that rise or fall by one."""
    run: list[tuple[Word, int]] = []
    for word, year in [*dated, (None, 0)]:
        if run and word is not None and _goes_on(run, word, year):
            run.append((word, year))
            continue
        if len(run) >= FEWEST_YEARS:
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


def _series(axis: Axis, words: Sequence[Word], page: int) -> Iterator[Chart]:
    if _heads_a_table(axis, words):
        return
    ceiling, legends = _legends(axis, words)
    columns = _columns(axis, words, ceiling)
    if len(legends) == 1 and (_UNIT.search(legends[0].text) or all(_is_share(w) for c in columns for w in c)):
        yield from _chart(axis, legends[0], columns, page)
    elif len(legends) == 2 and (share := _share_of(legends)) is not None:
        for legend in legends:
            wanted = legend is share
            yield from _chart(axis, legend, [[w for w in column if _is_share(w) == wanted] for column in columns], page)


def _heads_a_table(axis: Axis, words: Sequence[Word]) -> bool:
    """Whether numbers stand below the years as they do in a table."""
    box = axis.box
    below = [w for w in words if box.bottom <= w.box.top <= box.bottom + LEGEND_BELOW and _VALUE.match(plain(w.text))]
    return sum(axis.column(word) is not None for word in below) * 2 >= len(axis.words)


def _columns(axis: Axis, words: Sequence[Word], ceiling: float) -> list[list[Word]]:
    """The values over each year."""
    columns: list[list[Word]] = [[] for _ in axis.words]
    for word in words:
        if ceiling <= word.box.top and word.box.bottom <= axis.box.top + 1 and _VALUE.match(plain(word.text)):
            column = axis.column(word)
            if column is not None:
                columns[column].append(word)
    return columns


def _chart(axis: Axis, legend: Line, columns: Sequence[Sequence[Word]], page: int) -> Iterator[Chart]:
    """A series that has exactly one value over nearly every year."""
    if any(len(column) > 1 for column in columns) or sum(map(len, columns)) < max(FEWEST_YEARS, len(columns) - 1):
        return
    points = tuple(
        ChartPoint(year, word, column[0])
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


def _share_of(legends: Sequence[Line]) -> Line | None:
    """The one of two series that is a share, told by its percent sign; None where not exactly one is."""
    shares = [line for line in legends if "%" in normal(line.text)]
    return shares[0] if len(shares) == 1 else None


def _is_share(word: Word) -> bool:
    return plain(word.text).endswith("%")
