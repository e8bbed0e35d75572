"""Page text as one string whose every character knows its box, beside a normalised twin of the same length.

The twin is what the rules read: half-width, simplified Chinese, one character for one character, so that an offset
in it is an offset in the printed text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractors.geometry import Box, union
from extractors.pages import Char, Line, Word

_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,%)(&/-")


@lru_cache(maxsize=1)
def _converter() -> object:
    from opencc import OpenCC

    return OpenCC("t2s")


class _Twins(dict[int, str]):
    """The twin of every character met so far, for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        self[code] = twin = normal_char(chr(code))
        return twin


_TWINS = _Twins()


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
    return text.translate(_TWINS)


@dataclass(frozen=True)
class Text:
    """Printed characters in reading order on one page, and their normalised twin ``reading``.

    A blank between two Latin words is a character without a box. The characters' boxes are made when they are asked
    for, as most texts are evidence of nothing.
    """

    page: int
    words: tuple[Word, ...]
    printed: str
    reading: str

    @cached_property
    def chars(self) -> list[Char | None]:
        """The printed character that each character of the text stands for, None for a blank."""
        chars: list[Char | None] = []
        for word, parted in zip(self.words, _parted(self.words), strict=True):
            kept = [char for char in word.chars if not char.raised]
            chars += [None] * parted
            chars += kept if len(kept) == len(word.text) else [char for char in kept for _ in char.text]
        return chars

    def box(self, start: int, end: int) -> Box | None:
        """The box around the characters from ``start`` to ``end``; None where none of them is printed."""
        boxes = [char.box for char in self.chars[start:end] if char is not None]
        return union(boxes) if boxes else None

    def full_lines(self, start: int, end: int) -> tuple[int, int]:
        """The offsets widened to whole printed lines, so that a box around them holds exactly these words."""
        touched = [middle for middle in self.middles[start:end] if middle is not None]
        if not touched:
            return start, end
        low, high = min(touched) - 2, max(touched) + 2
        inside = [i for i, middle in enumerate(self.middles) if middle is not None and low <= middle <= high]
        return inside[0], inside[-1] + 1

    @cached_property
    def middles(self) -> list[float | None]:
        """The vertical middle of each character that is printed."""
        return [char.box.middle if char else None for char in self.chars]


def text_of_lines(page: int, lines: Sequence[Line]) -> Text:
    """The text of a paragraph's lines, run on without blanks between Chinese characters."""
    return _joined(page, (word for line in lines for word in line.words))


def text_of_words(page: int, words: Iterable[Word]) -> Text:
    """The text of words in reading order."""
    return _joined(page, words)


def _joined(page: int, words: Iterable[Word]) -> Text:
    told = tuple(word for word in words if word.text)
    printed = "".join(" " * parted + word.text for word, parted in zip(told, _parted(told), strict=True))
    return Text(page, told, printed, normal(printed))


def _parted(words: Sequence[Word]) -> Iterator[bool]:
    """For each word whether a blank parts it from the one before, as between two Latin words."""
    before = ""
    for word in words:
        yield bool(before) and before[-1] in _LATIN and word.text[0] in _LATIN
        before = word.text


def folded(text: str) -> str:
    """A label for comparing: normalised, lower case, no blanks."""
    return re.sub(r"\s+", "", normal(text)).lower()
