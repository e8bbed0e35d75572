"""Page text as one string whose every character knows its box, beside a normalised twin of the same length.

The twin is what the rules read: half-width, simplified Chinese, one character for one character, so that an offset
in it is an offset in the printed text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.pages import Box, Char, Line, Word, union


@lru_cache(maxsize=1)
def _converter() -> object:
    from opencc import OpenCC

    return OpenCC("t2s")


@lru_cache(maxsize=65536)
def normal_char(char: str) -> str:
    """One character as the rules read it: half-width, simplified; unchanged where that would need two characters."""
    half = unicodedata.normalize("NFKC", char)
    half = half if len(half) == 1 else char
    if half < "\u4e00":
        return half
    simple = str(_converter().convert(half))  # type: ignore[attr-defined]
    return simple if len(simple) == 1 else half


def normal(text: str) -> str:
    """The normalised twin of ``text``, of the same length."""
    return "".join(normal_char(char) for char in text)


@dataclass(frozen=True, slots=True)
class Text:
    """Printed characters in reading order on one page, and their normalised twin ``reading``.

    A blank between two Latin words is a character without a box.
    """

    page: int
    chars: tuple[Char | None, ...]
    printed: str
    reading: str
    lines: tuple[Box, ...] = ()

    def box(self, start: int, end: int) -> Box | None:
        """The box around the characters from ``start`` to ``end``; None where none of them is printed."""
        boxes = [char.box for char in self.chars[start:end] if char is not None]
        return union(boxes) if boxes else None

    def full_lines(self, start: int, end: int) -> tuple[int, int]:
        """The offsets widened to whole printed lines, so that a box around them holds exactly these words."""
        touched = [char.box.middle for char in self.chars[start:end] if char is not None]
        if not touched:
            return start, end
        low, high = min(touched), max(touched)
        inside = [i for i, char in enumerate(self.chars) if char and low - 2 <= char.box.middle <= high + 2]
        return min(inside, default=start), max(inside, default=end - 1) + 1


def text_of_lines(page: int, lines: Sequence[Line]) -> Text:
    """The text of a paragraph's lines, run on without blanks between Chinese characters."""
    return _joined(page, (word for line in lines for word in line.words))


def text_of_words(page: int, words: Iterable[Word]) -> Text:
    """The text of words in reading order."""
    return _joined(page, words)


def _joined(page: int, words: Iterable[Word]) -> Text:
    chars: list[Char | None] = []
    for word in words:
        kept = [char for char in word.chars if not char.raised]
        if chars and kept and _needs_blank(chars[-1], kept[0]):
            chars.append(None)
        chars.extend(kept)
    spread = [(piece, char) for char in chars for piece in (char.text if char else " ")]
    printed = "".join(piece for piece, _ in spread)
    return Text(page, tuple(char for _, char in spread), printed, normal(printed))


def _needs_blank(left: Char | None, right: Char) -> bool:
    return left is not None and _latin(left.text) and _latin(right.text)


def _latin(text: str) -> bool:
    return bool(re.match(r"[A-Za-z0-9.,%)(&/-]", text))


def folded(text: str) -> str:
    """A label for comparing: normalised, lower case, no blanks."""
    return re.sub(r"\s+", "", normal(text)).lower()
