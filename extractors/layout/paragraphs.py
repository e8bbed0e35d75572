"""Lines of a text column to paragraphs: wrapped lines run on, a new paragraph begins where the print says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.layout.lines import shared_height, size_of, text_of
from extractors.layout.tokens import ends_sentence, has_leader, starts_item
from extractors.pages import Line

INDENT = 0.9
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
    right = max(line.box.x1 for line in lines)
    found: list[list[Line]] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        if before is None or _begins(line, before, after, found[-1], left, right):
            found.append([])
        found[-1].append(line)
    return found


def _margin(lines: Sequence[Line]) -> float:
    """The left edge that most lines share."""
    edges = Counter(round(line.box.x0 / 3) for line in lines)
    best = max(edges, key=lambda edge: (edges[edge], -edge))
    return min(line.box.x0 for line in lines if abs(round(line.box.x0 / 3) - best) <= 1)


def _begins(
    line: Line, before: Line, after: Line | None, paragraph: Sequence[Line], left: float, right: float
) -> bool:
    """Whether a new paragraph begins with ``line``."""
    size = size_of(line)
    if abs(size - size_of(before)) > UNLIKE * max(size, size_of(before)) or shared_height(line, before) > 0.4:
        return True
    if _is_apart(line, before, size, pitch) or (starts_item(text_of(line)) and not _amid(before, line, right, size)):
        return True
    if has_leader(text_of(before)) or has_leader(text_of(line)):
        return True
    if _is_short(before, line, right, size) or _is_elsewhere(before, line, size):
        return True
    return _is_indented(line, before, after, paragraph, left, size)


def _is_apart(line: Line, before: Line, after: Line | None, paragraph: Sequence[Line], size: float) -> bool:
    """Whether the line stands further below the one above than the lines around stand from each other."""
    step = line.box.middle - before.box.middle
    if len(paragraph) > 1:
        usual = before.box.middle - paragraph[-2].box.middle
    elif after is not None and after.box.top > line.box.middle and abs(size_of(after) - size) <= UNLIKE * size:
        usual = after.box.middle - line.box.middle
    else:
        usual = USUAL * size
    return step > LOOSE * usual + 1 or (line.box.top - before.box.bottom > FAR * size and step > 1.15 * usual)


def _is_elsewhere(before: Line, line: Line, size: float) -> bool:
    """Whether the line stands beside the one above, not under it."""
    return before.box.x0 > line.box.x1 + 3 * size or line.box.x0 > before.box.x1 + size


def _amid(before: Line, line: Line, right: float, size: float) -> bool:
    """Whether a number at the line's start is a wrapped part of the sentence: the line above is full and goes on."""
    text = text_of(line)
    return (
        text[:1].isdigit()
        and not re.match(r"^\d{1,2}[、.．]\s*[^\d\s]", text)
        and not ends_sentence(text_of(before))
        and not _is_short(before, line, right, size)
    )


def _is_short(before: Line, line: Line, right: float, size: float) -> bool:
    """Whether the line above ends so early that the first word of this one would have fitted.

    Where no sentence ends there, only a line that is far from full counts as the last of its paragraph.
    """
    start = text_of(line)
    word = _LATIN.match(start)
    closed = ends_sentence(text_of(before)) or text_of(before).endswith(("：", ":"))
    need = (SHORT if closed else UNCLOSED) * size
    if word:
        behind = size if start[word.end() :].startswith(tuple("，。；：、）》”")) else 0.0
        need = max(need, 0.62 * size * len(word[0]) + behind + size)
    return right - before.box.x1 > need


def _is_indented(
    line: Line, before: Line, after: Line | None, paragraph: Sequence[Line], left: float, size: float
) -> bool:
    """Whether the line is set in as the first of a paragraph is."""
    inset = INDENT * size
    if line.box.x0 > before.box.x0 + inset:
        return line.box.x0 > left + inset and not (starts_item(text_of(paragraph[0])) and len(paragraph) == 1)
    level = abs(line.box.x0 - before.box.x0) < inset
    return level and line.box.x0 > left + inset and after is not None and after.box.x0 < line.box.x0 - inset
