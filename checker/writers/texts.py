"""Text out of a PDF made fit to be shown: control characters made visible, words to be stressed set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from checker.writers.languages import listed

# C0 and C1 controls (save tab and newline), marks that turn the reading direction, lone surrogates, non-characters.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

HOLDERS = (str, dict, list, tuple)

Segments = tuple[tuple[str, bool], ...]


def clean(value: Any) -> Any:
    """A parsed JSON value whose texts hold no character that could disturb a page; each such becomes U+FFFD."""
    if isinstance(value, str):
        return value if value.isprintable() else UNFIT.sub("\ufffd", value)
    if isinstance(value, dict):
        return {
            key if key.isprintable() else clean(key): clean(item) if isinstance(item, HOLDERS) else item
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [clean(item) if isinstance(item, HOLDERS) else item for item in value]
    return value


def stressed(text: str, words: Iterable[str]) -> Segments:
    """``text`` cut into pieces, each with whether it is one of ``words`` (longer words go before shorter ones)."""
    known = sorted({word for word in words if word and word in text}, key=lambda word: (-len(word), word))
    if not known:
        return ((text, False),)
    pieces: list[tuple[str, bool]] = []
    at = 0
    while (found := _next(text, known, at)) is not None:
        start, word = found
        pieces += [(text[at:start], False), (word, True)]
        at = start + len(word)
    return tuple((piece, stress) for piece, stress in (*pieces, (text[at:], False)) if piece)


def _next(text: str, words: Sequence[str], at: int) -> tuple[int, str] | None:
    """Where the next of ``words`` stands in ``text`` from ``at`` on, and which; at one place the first of them."""
    places = [(place, order, word) for order, word in enumerate(words) if (place := text.find(word, at)) >= 0]
    if not places:
        return None
    place, _, word = min(places)
    return place, word


def shortened(text: str, length: int = 80) -> str:
    """``text`` on one line, cut with … after ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def spans(pages: Iterable[int]) -> str:
    """Page numbers as a reader writes them: 3–5、9."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return listed(str(first) if first == last else f"{first}–{last}" for first, last in runs)
