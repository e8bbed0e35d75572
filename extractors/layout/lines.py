"""Words to lines: runs of words on one baseline, parted at gaps as wide as a column's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from extractors.geometry import union
from extractors.pages import Line, Page, Word, commonest_size

COLUMN_GAP = 1.2
SMALL = 0.78
BUCKET = 8.0


_PLACE = attrgetter("box.x0", "box.top")
_EXACT_PLACE = attrgetter("box.x0", "box.top", "text")
_HEIGHT = attrgetter("box.top", "box.x0")
_MIDDLE = attrgetter("box.middle", "box.x0")
_LEFT = attrgetter("box.x0")


@dataclass(slots=True)
class _Run:
    """A line being built; ``anchor`` is its last word of full size, by which the next word is measured."""

    words: list[Word]
    anchor: Word


def line_of(words: Iterable[Word]) -> Line:
    """The line of ``words``, from left to right."""
    ordered = tuple(sorted(words, key=_PLACE))
    return Line(ordered, union([word.box for word in ordered]))


def lines_of(words: Iterable[Word], gap: float = COLUMN_GAP) -> list[Line]:
    """The lines of ``words``, from top to bottom; two words further apart than ``gap`` font sizes part a line.

    A small raised or lowered character on a baseline of its own joins the line beside it.
    """
    words = sorted(words, key=_EXACT_PLACE)
    if len(words) == 1:
        return [Line((words[0],), words[0].box)]
    runs: list[_Run] = []
    buckets: dict[int, list[_Run]] = defaultdict(list)
    for word in words:
        if is_vertical(word):
            runs.append(_Run([word], word))
            continue
        beside = [buckets[bucket] for bucket in _buckets(word)]
        run = _best_run(word, beside, gap)
        if run is None:
            run = _Run([word], word)
            runs.append(run)
        else:
            run.words.append(word)
            if word.size >= SMALL * run.anchor.size:
                run.anchor = word
        for known in beside:
            if run not in known:
                known.append(run)
    lines = [Line(tuple(run.words), union([word.box for word in run.words])) for run in runs]
    return sorted(lines, key=_HEIGHT)


def is_vertical(word: Word) -> bool:
    """Whether the word runs down or up the page."""
    x0, top, x1, bottom = word.box
    height = bottom - top
    return height > 2.2 * (x1 - x0) and height > 1.8 * word.size and len(word.chars) > 1


def _buckets(word: Word) -> range:
    return range(int(word.box.top // BUCKET), int(word.box.bottom // BUCKET) + 1)


def _best_run(word: Word, beside: Sequence[Sequence[_Run]], gap: float) -> _Run | None:
    """The run that ends where ``word`` begins, the one at most the same height."""
    best: tuple[float, float] | None = None
    chosen: _Run | None = None
    left, farthest = word.box.x0, gap * word.size
    for runs in beside:
        for run in runs:
            space = left - run.words[-1].box.x1
            if run is chosen or (space > farthest and space > gap * run.anchor.size):
                continue
            fit = _fit(run, word, gap)
            if fit is not None and (best is None or fit > best):
                best, chosen = fit, run
    return chosen


def _fit(run: _Run, word: Word, gap: float) -> tuple[float, float] | None:
    last, anchor = run.words[-1], run.anchor
    size = anchor.size if anchor.size > word.size else word.size
    space = word.box.x0 - last.box.x1
    if not -0.6 * size <= space <= gap * size:
        return None
    shared = shared_height(anchor, word)
    unlike = min(anchor.size, word.size) < SMALL * size
    if shared < 0.5 and not (unlike and shared > 0.1 and space <= 0.8 * size):
        return None
    return shared, -space


def shared_height(first: Word | Line, second: Word | Line) -> float:
    """The share of the lower one's height that stands beside the other."""
    _, top, _, bottom = first.box
    _, other_top, _, other_bottom = second.box
    common = (bottom if bottom < other_bottom else other_bottom) - (top if top > other_top else other_top)
    lower = min(bottom - top, other_bottom - other_top)
    return common / (lower if lower > 0.1 else 0.1)


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand beside each other as one row each, from top to bottom, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=_MIDDLE):
        if rows and _level(rows[-1][0], line) and any(shared_height(other, line) >= 0.55 for other in rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=_LEFT) if len(row) > 1 else row for row in rows]


def _level(first: Line, second: Line) -> bool:
    _, top, _, bottom = first.box
    _, other_top, _, other_bottom = second.box
    return abs(top + bottom - other_top - other_bottom) <= max(bottom - top, other_bottom - other_top)


def reading_order(words: Iterable[Word]) -> tuple[Word, ...]:
    """Words line by line from the top, on one line from the left."""
    known = tuple(words)
    if len(known) < 2:
        return known
    return tuple(word for row in rows_of(lines_of(known)) for line in row for word in line.words)


def body_size(pages: Sequence[Page]) -> float:
    """The font size of running text, to a half: that of most characters of the document, 10 where there are none."""
    return commonest_size((word for page in pages for word in page.words), 2)
