"""Words to lines: runs of words on one baseline, parted at gaps as wide as a column's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.pages import Line, Page, Word, join_words, union

COLUMN_GAP = 1.2
SMALL = 0.78
BUCKET = 8.0


@dataclass(slots=True)
class _Run:
    """A line being built; ``anchor`` is its last word of full size, by which the next word is measured."""

    words: list[Word]
    anchor: Word


def line_of(words: Iterable[Word]) -> Line:
    """The line of ``words``, from left to right."""
    ordered = tuple(sorted(words, key=lambda word: (word.box.x0, word.box.top)))
    return Line(ordered, union(word.box for word in ordered))


def text_of(line: Line) -> str:
    """The line's text without blanks beside Chinese characters."""
    return join_words(line.words)


def lines_of(words: Iterable[Word], gap: float = COLUMN_GAP) -> list[Line]:
    """The lines of ``words``, from top to bottom; two words further apart than ``gap`` font sizes part a line.

    A small raised or lowered character on a baseline of its own joins the line beside it.
    """
    runs: list[_Run] = []
    buckets: dict[int, list[_Run]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (word.box.x0, word.box.top, word.text)):
        run = None if is_vertical(word) else _best_run(word, buckets, gap)
        if run is None:
            run = _Run([], word)
            runs.append(run)
        run.words.append(word)
        if word.size >= SMALL * run.anchor.size or len(run.words) == 1:
            run.anchor = word
        if not is_vertical(word):
            for bucket in _buckets(word):
                if run not in buckets[bucket]:
                    buckets[bucket].append(run)
    return sorted((line_of(run.words) for run in runs), key=lambda line: (line.box.top, line.box.x0))


def is_vertical(word: Word) -> bool:
    """Whether the word runs down or up the page."""
    return len(word.chars) > 1 and word.box.height > 2.2 * word.box.width and word.box.height > 1.8 * word.size


def _buckets(word: Word) -> range:
    return range(int(word.box.top // BUCKET), int(word.box.bottom // BUCKET) + 1)


def _best_run(word: Word, buckets: dict[int, list[_Run]], gap: float) -> _Run | None:
    """The run that ends where ``word`` begins, the one at most the same height."""
    best: tuple[float, float] | None = None
    chosen: _Run | None = None
    for bucket in _buckets(word):
        for run in buckets[bucket]:
            fit = _fit(run, word, gap)
            if fit is not None and (best is None or fit > best):
                best, chosen = fit, run
    return chosen


def _fit(run: _Run, word: Word, gap: float) -> tuple[float, float] | None:
    last, anchor = run.words[-1], run.anchor
    size = max(anchor.size, word.size)
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
    common = min(first.box.bottom, second.box.bottom) - max(first.box.top, second.box.top)
    return common / max(min(first.box.height, second.box.height), 0.1)


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand beside each other as one row each, from top to bottom, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.box.middle, line.box.x0)):
        if rows and any(shared_height(other, line) >= 0.55 for other in rows[-1]) and _level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) for row in rows]


def _level(first: Line, second: Line) -> bool:
    return abs(first.box.middle - second.box.middle) <= 0.5 * max(first.box.height, second.box.height)


def reading_order(words: Iterable[Word]) -> tuple[Word, ...]:
    """Words line by line from the top, on one line from the left."""
    return tuple(word for row in rows_of(lines_of(words)) for line in row for word in line.words)


def size_of(line: Line) -> float:
    """The font size that most of the line's characters have, to a tenth."""
    return _commonest(line.words, 10)


def body_size(pages: Sequence[Page]) -> float:
    """The font size of running text, to a half: that of most characters of the document, 10 where there are none."""
    return _commonest((word for page in pages for word in page.words), 2)


def _commonest(words: Iterable[Word], parts: int) -> float:
    """The font size that most characters have, to one of ``parts`` of a point; 10 where there are none."""
    counts: dict[float, int] = {}
    for word in words:
        for size, count in word.sizes.items():
            counts[size] = counts.get(size, 0) + count
    rounded: dict[float, int] = {}
    for size, count in counts.items():
        step = round(size * parts) / parts
        rounded[step] = rounded.get(step, 0) + count
    return max(rounded, key=lambda size: (rounded[size], size), default=10.0)
