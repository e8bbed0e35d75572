"""KPI cards: a number set larger than the body text, and the label next to it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.arrangement.headers import is_value
from extractors.arrangement.rows import Segment, body_size, rows_of, segments_of
from extractors.pages import Box, Card, Word, union

LARGE = 1.35
LABEL_LINES = 3


def cards_of(page: int, words: Sequence[Word]) -> list[Card]:
    """The cards of a page, each with its label's lines from the top."""
    body = body_size(words)
    segments = [one for row in rows_of(words) for one in segments_of(row)]
    numbers = [
        one for one in segments if is_value(one.text) and one.words[0].size >= LARGE * body and len(one.text) <= 16
    ]
    rest = [one for one in segments if one not in numbers and one.size <= 1.3 * body]
    made = []
    for number in numbers:
        label = _label(number, numbers, rest)
        if label:
            made.append(_card(page, number, label))
    return made


def _label(number: Segment, numbers: Sequence[Segment], rest: Sequence[Segment]) -> list[Segment]:
    """Lines under or over the number that are centred on it or begin with it, whichever are nearer."""
    near = [one for one in rest if _closest(one, number, numbers)]
    under = _stack(number.box, sorted((o for o in near if o.box.top >= number.box.bottom - 3), key=lambda o: o.box.top))
    over = _stack(
        number.box, sorted((o for o in near if o.box.bottom <= number.box.top + 3), key=lambda o: -o.box.bottom)
    )
    if under and over and number.box.top - over[0].box.bottom < under[0].box.top - number.box.bottom - 1:
        return over[::-1]
    return under or over[::-1]


def _closest(one: Segment, number: Segment, numbers: Sequence[Segment]) -> bool:
    """Whether a label's line stands over or under this number rather than another one of its row."""
    apart = abs(one.box.centre - number.box.centre)
    left = abs(one.box.x0 - number.box.x0)
    if min(apart, left) > max(24.0, number.box.width * 0.6):
        return False
    row = [other for other in numbers if abs(other.box.middle - number.box.middle) < number.box.height]
    return apart <= min(abs(one.box.centre - other.box.centre) for other in row) + 0.5


def _stack(start: Box, lines: Sequence[Segment]) -> list[Segment]:
    """Lines that follow one another without a wide gap, from the number outwards."""
    stack: list[Segment] = []
    edge = start
    for line in lines:
        white = max(line.box.top - edge.bottom, edge.top - line.box.bottom)
        if white > (3.4 if not stack else 0.9) * line.box.height or len(stack) == LABEL_LINES or line.box.width > 260:
            break
        stack.append(line)
        edge = line.box
    return stack


def _card(page: int, number: Segment, label: Sequence[Segment]) -> Card:
    words = tuple(word for line in label for word in line.words)
    return Card(page, union([number.box, *(line.box for line in label)]), number.words, words)
