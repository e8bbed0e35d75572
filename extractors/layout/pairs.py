"""Pairs of an infographic: a short label and right below it a value with its unit, maybe with a share in brackets.

The value is set no larger than its label, so that size does not show it as that of a card does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.geometry import union
from extractors.layout.lines import is_vertical
from extractors.layout.tokens import has_leader, is_number, is_value, is_year, plain
from extractors.pages import Card, Line, Word, word_of

GAP = 1.1
INDENT = 2.5
LONGEST_LABEL = 26
FEWEST_CHINESE = 3
_BULLET = re.compile(r"^[·•●○▪■◆▶►✓\-–—\s]+")
_SHARED = re.compile(r"^(?P<value>[^()（）]+)[(（](?P<share>[^()（）]*%)[)）]$")
_OPENING, _CLOSING = ("(", "（"), (")", "）")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PROSE = re.compile(r"[,，。;；:：!！?？]|\d")


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair as a card, and the words of the page that it takes."""

    card: Card
    words: tuple[Word, ...]


def pairs_in(lines: Sequence[Line], page: int) -> list[Pair]:
    """The pairs among ``lines``, which no table and no card holds."""
    lines = [line for line in lines if not is_vertical(line.words[0])]
    found: list[Pair] = []
    for line in lines:
        value, *share = _values(line) or [()]
        label = _label_of(line, lines) if value else None
        if label is not None:
            card = Card(page, union([line.box, label.box]), value, label.words, share[0] if share else ())
            found.append(Pair(card, (*label.words, *line.words)))
    return found


def _values(line: Line) -> list[tuple[Word, ...]]:
    """The words of the line's value, and of its share in brackets; none where the line is no value with a unit."""
    text = plain(line.text).strip()
    shared = _SHARED.match(text)
    value = shared["value"].strip() if shared else text
    if not is_value(value) or is_year(value) or not re.search(r"\d", value) or (is_number(value) and "%" not in value):
        return []
    if shared is None:
        return [line.words]
    at = next((i for i, word in enumerate(line.words) if any(char.text in _OPENING for char in word.chars)), None)
    if at is None or not is_value(shared["share"]):
        return []
    before, inside = _parted(line.words[at])
    share = [*inside, *line.words[at + 1 :]]
    closing = share.pop() if share else None
    if closing is not None:
        share += _without_bracket(closing)
    return [(*line.words[:at], *before), tuple(share)] if share else []


def _parted(word: Word) -> tuple[list[Word], list[Word]]:
    """What stands before the bracket that opens in a word, and behind it."""
    at = next(i for i, char in enumerate(word.chars) if char.text in _OPENING)
    return _word(word, 0, at), _word(word, at + 1, len(word.chars))


def _without_bracket(word: Word) -> list[Word]:
    return _word(word, 0, len(word.chars) - (word.chars[-1].text in _CLOSING))


def _word(word: Word, start: int, end: int) -> list[Word]:
    return [word_of(word.chars[start:end], word.certainty)] if start < end else []


def _label_of(value: Line, lines: Sequence[Line]) -> Line | None:
    """The line right above a value that is set as a label is, with no text at its side."""
    above = [line for line in lines if line is not value and _stands_over(line, value)]
    return above[0] if len(above) == 1 and _is_label(above[0]) else None


def _stands_over(line: Line, value: Line) -> bool:
    size = max(line.size, value.size)
    gap = value.box.top - line.box.bottom
    beside = abs(line.box.x0 - value.box.x0) <= INDENT * size or abs(line.box.centre - value.box.centre) <= size
    return -0.3 * size <= gap <= GAP * size and beside and line.box.x0 < value.box.x1 and value.box.x0 < line.box.x1


def _is_label(line: Line) -> bool:
    text = _BULLET.sub("", plain(line.text)).strip()
    short = len(text) <= LONGEST_LABEL and len(_CHINESE.findall(text)) >= FEWEST_CHINESE
    return short and not _PROSE.search(text) and not has_leader(text) and not is_value(text)
