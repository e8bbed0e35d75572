"""Glyphs: what both readers give before words are made of it, and its cleaning."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

OVERPRINT = 1.0
OVERPRINT_SHARE = 0.18
CELL = 16.0


class Glyph(NamedTuple):
    """One drawn character in displayed coordinates (points from the top left).

    ``x``, ``y`` are the origin on the baseline; ``turn`` is the direction of the text in degrees against the clock, 0
    for upright text; ``hidden`` text is drawn with no ink.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    x: float
    y: float
    turn: int = 0
    hidden: bool = False


def cleaned(glyphs: Iterable[Glyph], width: float, height: float) -> list[Glyph]:
    """The glyphs a reader of the page sees: on the page, with ink, each once.

    Where nothing on the page has ink (a scan with its own text layer) the hidden text is kept.
    """
    on_page = [glyph for glyph in glyphs if inside(glyph, width, height)]
    inked = [glyph for glyph in on_page if not glyph.hidden]
    has_ink = any(not glyph.text.isspace() for glyph in inked)
    return list(printed_once(inked if has_ink else on_page))


def is_inkless(glyphs: Iterable[Glyph]) -> bool:
    """Whether there is text, and none of it has ink."""
    visible = [glyph.hidden for glyph in glyphs if not glyph.text.isspace()]
    return bool(visible) and all(visible)


def inside(glyph: Glyph, width: float, height: float) -> bool:
    """Whether the glyph's middle lies on the page."""
    return 0 <= glyph.x0 + glyph.x1 <= 2 * width and 0 <= glyph.top + glyph.bottom <= 2 * height


def printed_once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The glyphs without those printed over themselves within a point (bold and shadows made by printing again)."""
    seen: dict[tuple[str, float, float], list[Glyph]] = {}
    near: Sequence[Glyph]
    for glyph in glyphs:
        text, x, y = glyph.text, glyph.x, glyph.y
        reach = min(OVERPRINT, OVERPRINT_SHARE * glyph.size)
        left, right = (x - reach) // CELL, (x + reach) // CELL
        upper, lower = (y - reach) // CELL, (y + reach) // CELL
        if left == right and upper == lower:
            near = seen.get((text, left, upper), ())
        else:
            keys = {(text, column, row) for column in (left, right) for row in (upper, lower)}
            near = [other for key in keys for other in seen.get(key, ())]
        if text.isspace() or not any(abs(other.x - x) <= reach and abs(other.y - y) <= reach for other in near):
            seen.setdefault((text, x // CELL, y // CELL), []).append(glyph)
            yield glyph


def turned(glyph: Glyph, turn: int) -> Glyph:
    """The glyph in the frame of text that runs at ``turn`` degrees: x along the text, y downwards across it."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    corners = [(x * cos - y * sin, x * sin + y * cos) for x in (glyph.x0, glyph.x1) for y in (glyph.top, glyph.bottom)]
    along, across = zip(*corners, strict=True)
    return glyph._replace(
        x0=min(along),
        x1=max(along),
        top=min(across),
        bottom=max(across),
        x=glyph.x * cos - glyph.y * sin,
        y=glyph.x * sin + glyph.y * cos,
    )
