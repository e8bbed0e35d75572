"""Lines of a text column to paragraphs: wrapped lines run on, a new paragraph begins where the print says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.layout.lines import shared_height
from extractors.layout.tokens import ends_sentence, has_leader, starts_item
from extractors.pages import Line

INDENT = 0.9
WINDOW = 8
SHORT = 1.6
UNCLOSED = 5.0
LOOSE = 1.35
USUAL = 2.2
FAR = 1.4
UNLIKE = 0.09
_LATIN = re.compile(r"^[A-Za-z0-9.,%&()'/:;–—-]+")


def paragraphs_in(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of one text column, from the top down, as paragraphs."""
    if not lines:
        return []
    left = _margin(lines)
    found: list[list[Line]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        if before is None or _begins(line, before, after, found[-1], left, _right(lines, index)):
            found.append([])
        found[-1].append(line)
    return found


def _right(lines: Sequence[Line], index: int) -> float:
    """The right edge of the lines around, of those that are set like the one above line ``index``."""
    above = lines[index - 1]
    size = above.size
    near = lines[max(0, index - WINDOW) : index + WINDOW]
    return max(
        line.box.x1 for line in near if abs(line.box.x0 - above.box.x0) < 3 * size and line.box.x1 >= above.box.x1
    )


def _margin(lines: Sequence[Line]) -> float:
    """The left edge that most lines share."""
    edges = Counter(round(line.box.x0 / 3) for line in lines)
    best = max(edges, key=lambda edge: (edges[edge], -edge))
    return min(line.box.x0 for line in lines if abs(round(line.box.x0 / 3) - best) <= 1)


def _begins(line: Line, before: Line, after: Line | None, paragraph: Sequence[Line], left: float, right: float) -> bool:
    """Whether a new paragraph begins with ``line``."""
    size = line.size
    if abs(size - before.size) > UNLIKE * max(size, before.size) or shared_height(line, before) > 0.4:
        return True
    if _is_apart(line, before, after, paragraph, size):
        return True
    if starts_item(line.text) and not _amid(before, line, after, right, size):
        return True
    if has_leader(before.text) or has_leader(line.text):
        return True
    if _is_short(before, line, after, right, size) or _is_elsewhere(before, line, size):
        return True
    return _is_indented(line, before, after, paragraph, left, size)


def _is_apart(line: Line, before: Line, after: Line | None, paragraph: Sequence[Line], size: float) -> bool:
    """Whether the line stands further below the one above than the lines around stand from each other."""
    step = line.box.middle - before.box.middle
    if len(paragraph) > 1:
        usual = before.box.middle - paragraph[-2].box.middle
    elif after is not None and after.box.top > line.box.middle and abs(after.size - size) <= UNLIKE * size:
        usual = after.box.middle - line.box.middle
    else:
        usual = USUAL * size
    return step > LOOSE * usual + 1 or (line.box.top - before.box.bottom > FAR * size and step > 1.15 * usual)


def _is_elsewhere(before: Line, line: Line, size: float) -> bool:
    """Whether the line stands beside the one above, not under it."""
    return before.box.x0 > line.box.x1 + 3 * size or line.box.x0 > before.box.x1 + size


def _amid(before: Line, line: Line, after: Line | None, right: float, size: float) -> bool:
    """Whether a number at the line's start is a wrapped part of the sentence: the line above is full and goes on."""
    text = line.text
    return (
        text[:1].isdigit()
        and not re.match(r"^\d{1,2}[、.．]\s*[^\d\s]", text)
        and not ends_sentence(before.text)
        and not _is_short(before, line, after, right, size)
    )


def _is_short(before: Line, line: Line, after: Line | None, right: float, size: float) -> bool:
    """Whether the line above ends so early that the first word of this one would have fitted.

    Where no sentence ends there, only a line that is far from full counts as the last of its paragraph, and none
    where the lines below end as early (text beside a picture).
    """
    start = line.text
    word = _LATIN.match(start)
    closed = ends_sentence(before.text) or before.text.endswith(("：", ":"))
    if not closed and after is not None and _ends_alike(before, line, size) and _ends_alike(line, after, size):
        return False
    need = (SHORT if closed else UNCLOSED) * size
    if word:
        behind = size if start[word.end() :].startswith(tuple("，。；：、）》”")) else 0.0
        need = max(need, 0.62 * size * len(word[0]) + behind + size)
    return right - before.box.x1 > need


def _ends_alike(first: Line, second: Line, size: float) -> bool:
    return abs(first.box.x1 - second.box.x1) < SHORT * size


def _is_indented(
    line: Line, before: Line, after: Line | None, paragraph: Sequence[Line], left: float, size: float
) -> bool:
    """Whether the line is set in as the first of a paragraph is."""
    inset = INDENT * size
    first = paragraph[0]
    if line.box.x0 > before.box.x0 + inset:
        return line.box.x0 > left + inset and not (starts_item(first.text) and len(paragraph) == 1)
    hanging = starts_item(first.text) or line.box.x0 > first.box.x0 + 2
    if after is None or hanging or after.box.middle - line.box.middle > LOOSE * (line.box.middle - before.box.middle):
        return False
    level = abs(line.box.x0 - before.box.x0) < inset
    return level and line.box.x0 > left + inset and after.box.x0 < line.box.x0 - inset
