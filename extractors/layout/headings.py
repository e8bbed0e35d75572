"""Headings: short lines set larger than running text or numbered, and the path of headings down to a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.tokens import has_leader, is_value, plain
from extractors.pages import Line, join_words

LARGER = 1.1
LONGEST = 48
LONGEST_LARGE = 70
_NUMBERING = (
    re.compile(r"^第[一二三四五六七八九十百\d]{1,3}[章篇部]"),
    re.compile(r"^第[一二三四五六七八九十百\d]{1,3}[节節]"),
    re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．]|附[录錄表件][一二三四五六七八九十\d]{0,2}(?![^\s　:：]{12}))"),
    re.compile(r"^[(（][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"^\d{1,2}\s?(?=[一-鿿])"),
    re.compile(r"^\d{1,2}\.\d{1,2}(?![\d.%])\s*[^\d\s%]"),
    re.compile(r"^\d{1,2}(?:\.\d{1,2}){2,3}(?![\d.%])\s*[^\d\s%]"),
    re.compile(r"^\d{1,2}[.．、]\s*[^\d\s]"),
)
UNNUMBERED = len(_NUMBERING)
_FIGURE = re.compile(r"^[^\w(（]?\s*\d[\d,.]*\s*(?:[万萬亿億%‰吨噸个個家项項人次元]|\(|（)")
BARE_NUMBER = 4
_CLOSED = re.compile(r"^[^，,；;。\d]{0,3}\d{0,2}[^，,；;。\d]{2,22}。$")
_OPEN_END = re.compile(r"[。；;，,：:、！!？?]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's text and its rank: a larger font goes before a smaller one, then the order of numberings."""

    text: str
    rank: tuple[float, int]


def heading_of(lines: Sequence[Line], body: float) -> Heading | None:
    """The heading that a paragraph is; None for running text. ``body`` is the size of running text."""
    text = re.sub(r"\s+", " ", join_words(word for line in lines for word in line.words)).strip()
    if not re.search(r"[^\W\d_]{2}", text) or has_leader(text) or is_value(text) or _FIGURE.match(plain(text)):
        return None
    size, level = max(line.size for line in lines), numbering(text)
    if _OPEN_END.search(text) and not (level < UNNUMBERED and _CLOSED.match(text)):
        return None
    if size >= LARGER * body:
        is_short = len(text) <= LONGEST_LARGE and len(lines) <= 3
        return Heading(text, (-round(size, 0), level)) if is_short and "。" not in text[:-1] else None
    if level in (UNNUMBERED, BARE_NUMBER) or len(text) > LONGEST or len(lines) > 2 or "。" in text[:-1]:
        return None
    return Heading(text, (-round(min(size, body), 0), level))


def numbering(text: str) -> int:
    """The kind of numbering a text begins with, chapters first; behind all kinds where it has none."""
    form = plain(text).strip()
    return next((level for level, pattern in enumerate(_NUMBERING) if pattern.match(form)), UNNUMBERED)


class HeadingPath:
    """The headings that hold where the reading stands, page after page."""

    def __init__(self, headings: Sequence[Heading] = ()) -> None:
        self._open = list(headings)

    def copy(self) -> HeadingPath:
        """The same path, to go on apart."""
        return HeadingPath(self._open)

    def enter(self, heading: Heading) -> None:
        """Opens a heading and closes those of its rank and below."""
        self._open = [other for other in self._open if other.rank < heading.rank]
        self._open.append(heading)

    @property
    def path(self) -> tuple[str, ...]:
        """The open headings, the widest first."""
        return tuple(heading.text for heading in self._open)
