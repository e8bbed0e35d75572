"""KPI cards: a number set clearly larger than running text, with its unit and the small label near it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.geometry import Box, union
from extractors.layout.lines import is_vertical, line_of, lines_of
from extractors.layout.tokens import has_sentence, is_value, is_year, plain
from extractors.pages import Card, Line, Word

LARGER = 1.35
SMALLER = 0.86
NEAR = 2.6
NEAR_FIGURE = 1.3
WRAPPED = 1.2
SIDE = 3.0
LONGEST_LABEL = 44
MOST_LABEL_LINES = 3
UNIT_CHARS = 10
_DIGIT = re.compile(r"\d")
_ORDINAL = re.compile(r"^(?:0\d|\d{1,2}[.．、]|\d+(?:\.\d+){2,}|[-/—.]+)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """The large number with its unit, and the words set small on the same line."""

    value: tuple[Word, ...]
    beside: tuple[Word, ...]

    @property
    def box(self) -> Box:
        return union(word.box for word in self.value)

    @property
    def size(self) -> float:
        return max(word.size for word in self.value)


def cards_in(words: Sequence[Word], body: float, page: int) -> list[Card]:
    """The cards among ``words``; ``body`` is the font size of running text."""
    if not any(word.size >= LARGER * body and _DIGIT.search(plain(word.text)) for word in words):
        return []
    lines = [line for line in lines_of(words) if not is_vertical(line.words[0])]
    figures = [figure for line in lines for figure in _figures(line, body)]
    taken = {id(word) for figure in figures for word in (*figure.value, *figure.beside)}
    small = [line for line in lines if not any(id(word) in taken for word in line.words)]
    cards: list[Card] = []
    for figure in figures:
        label = _label(figure, small, [other for other in figures if other is not figure])
        if label:
            used = {id(word) for word in label}
            small = [line for line in small if not any(id(word) in used for word in line.words)]
            cards.append(Card(page, union(word.box for word in (*figure.value, *label)), figure.value, label))
    return cards


def _figures(line: Line, body: float) -> list[Figure]:
    """The figure of a line, at most one: large words that begin with a number, the unit behind it."""
    large = [word for word in line.words if large_size(word) >= LARGER * body]
    start = next((i for i, word in enumerate(line.words) if word in large and _DIGIT.search(plain(word.text))), None)
    if start is None:
        return []
    end = start + 1
    while end < len(line.words) and _goes_on(line.words[start:end], line.words[end], large):
        end += 1
    value, beside = line.words[start:end], (*line.words[:start], *line.words[end:])
    text = line_of(value).text
    if any(word in large for word in beside) or _is_no_figure(text) or has_sentence(line.text):
        return []
    return [Figure(value, beside)]


def large_size(word: Word) -> float:
    """The size of the word's digits, of all its characters where it has none."""
    if len(word.sizes) == 1:
        return word.size
    digits = [char.size for char in word.chars if char.text.isdigit() and not char.raised]
    return max(digits) if digits else word.size


def _goes_on(value: Sequence[Word], word: Word, large: Sequence[Word]) -> bool:
    text = line_of([*value, word]).text
    near = word.box.x0 - value[-1].box.x1 <= 0.6 * value[0].size
    return near and is_value(text) and (word in large or len(plain(word.text)) <= UNIT_CHARS)


def _is_no_figure(text: str) -> bool:
    """Whether a large text is a year, a chapter number or no value."""
    form = plain(text).strip()
    return not is_value(form) or is_year(form) or bool(_ORDINAL.match(form))


def _label(figure: Figure, lines: Sequence[Line], others: Sequence[Figure]) -> tuple[Word, ...]:
    """The label's words: those on the figure's own line, else below, above or at its side."""
    if figure.beside and re.search(r"[^\W\d_]{2}", line_of(figure.beside).text):
        return figure.beside
    candidates = [line for line in lines if _may_label(line, figure)]
    near = [line for line in candidates if not _nearer_to_other(line, figure, others)]
    stacks = [stack for stack in (_stack(figure, near, candidates, 1), _stack(figure, near, candidates, -1)) if stack]
    chosen = min(stacks, key=lambda stack: _distance(figure.box, stack[0].box), default=_side(figure, near))
    label = tuple(word for line in sorted(chosen, key=lambda line: line.box.top) for word in line.words)
    return (*label, *figure.beside) if label else ()


def _may_label(line: Line, figure: Figure) -> bool:
    """Whether a line is set as a label is: smaller than the figure, short, neither a value nor a unit."""
    text = line.text
    smaller = line.size < SMALLER * figure.size
    return smaller and len(text) <= LONGEST_LABEL and not is_value(text) and not is_value(f"1{text}")


def _nearer_to_other(line: Line, figure: Figure, others: Sequence[Figure]) -> bool:
    return any(_distance(other.box, line.box) < _distance(figure.box, line.box) for other in others)


def _distance(first: Box, second: Box) -> float:
    """The distance between two boxes, that of their middles counting a little."""
    across = max(first.x0 - second.x1, second.x0 - first.x1, 0.0)
    down = max(first.top - second.bottom, second.top - first.bottom, 0.0)
    return across + down + 0.05 * abs(first.centre - second.centre)


def _stack(figure: Figure, near: Sequence[Line], lines: Sequence[Line], way: int) -> list[Line]:
    """The label's lines below (``way`` 1) or above (-1) the figure, the nearest first, which is one of ``near``."""
    stack: list[Line] = []
    edge = figure.box.bottom if way > 0 else figure.box.top
    for line in sorted(lines, key=lambda line: way * line.box.middle):
        gap = line.box.top - edge if way > 0 else edge - line.box.bottom
        size = line.size
        if gap < -0.4 * size or not _in_column(figure.box, line.box, size) or not (stack or line in near):
            continue
        limit = WRAPPED * size if stack else max(NEAR * size, NEAR_FIGURE * figure.size)
        if gap > limit or (stack and abs(size - stack[0].size) > 1):
            break
        stack.append(line)
        edge = line.box.bottom if way > 0 else line.box.top
        if len(stack) == MOST_LABEL_LINES:
            break
    return stack


def _in_column(figure: Box, line: Box, size: float) -> bool:
    """Whether a line is centred on the figure or begins with it."""
    widest = max(figure.width, line.width)
    return abs(figure.centre - line.centre) <= max(0.12 * widest, size) or abs(figure.x0 - line.x0) <= size


def _side(figure: Figure, lines: Sequence[Line]) -> list[Line]:
    """The label's lines to the right or left of the figure, within its height."""
    reach = SIDE * figure.size
    beside = [
        line
        for line in lines
        if figure.box.top - line.size <= line.box.middle <= figure.box.bottom + line.size
        and (0 <= line.box.x0 - figure.box.x1 <= reach or 0 <= figure.box.x0 - line.box.x1 <= reach)
    ]
    if not beside:
        return []
    nearest = min(beside, key=lambda line: _distance(figure.box, line.box))
    right = nearest.box.x0 >= figure.box.x1
    return [
        line for line in beside if (line.box.x0 >= figure.box.x1) == right and abs(line.box.x0 - nearest.box.x0) < 12
    ][:3]
