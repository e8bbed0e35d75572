"""Text recognition for pages that give no trustworthy text: RapidOCR over a picture of the page.

The models lie in the wheel, nothing is downloaded. One thread, so that documents run beside each other and the same
picture gives the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, Any

from extractors.geometry import Box, box_around, rotated, turned_back
from extractors.pages import Char, Word, word_of

if TYPE_CHECKING:
    import numpy
    import pypdfium2

DOTS_PER_INCH = 200
LONGEST_SIDE = 4000
LEAST_SCORE = 0.5
DOUBTFUL_SCORE = 0.75
TEXT_SHARE = 0.8  # of a line's box, the rest is leading
LONG_LINE = 4.0
FEWEST_LONG = 3
SMALLEST_SLANT, LARGEST_SLANT = 0.15, 20.0
_BROKEN = re.compile(r"(?<=\d)\s?\.\s?(?=\d{1,4}(?![\d年]))")


Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Spotted:
    """A line as recognised on the picture: text, score and the box in pixels, the picture set straight."""

    text: str
    score: float
    box: Box


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is recognised on a picture.

    ``slant`` is by how many degrees its lines fall to the right; the boxes are those on the picture turned back by
    that about its middle.
    """

    lines: list[Spotted]
    slant: float = 0.0


def recognised_words(engine: pypdfium2.PdfDocument, number: int) -> tuple[list[Word], float]:
    """The words on page ``number`` in points, none where nothing is recognised, and the slant in degrees.

    The words stand as on the page set straight. Raises PdfiumError for a bad page.
    """
    page = engine[number - 1]
    try:
        width, height = page.get_size()
        scale = min(DOTS_PER_INCH / 72, LONGEST_SIDE / max(width, height, 1))
        picture = page.render(scale=scale, rev_byteorder=False).to_numpy()
    finally:
        page.close()
    found = spotted(picture)
    return [word for line in found.lines for word in words_of(line, 1 / scale)], found.slant


def spotted(picture: numpy.ndarray) -> Recognised:
    """The lines of a picture; one that lies on its side or stands on its head is turned first."""
    import numpy

    upright = _recognised(picture)
    if not _needs_turning(upright.lines):
        return upright
    turned = [(turns, numpy.ascontiguousarray(numpy.rot90(picture, turns))) for turns in (1, 2, 3)]
    found = [(0, upright), *((turns, _recognised(other)) for turns, other in turned)]
    turns, best = max(found, key=lambda pair: (_weight(pair[1].lines), -pair[0]))
    height, width = picture.shape[:2]
    lines = [Spotted(line.text, line.score, turned_back(line.box, turns, width, height)) for line in best.lines]
    return Recognised(lines, best.slant)


def _needs_turning(lines: list[Spotted]) -> bool:
    long = [line for line in lines if len(line.text) >= 4]
    if not long:
        return bool(lines)
    upended = sum(line.box.height > line.box.width for line in long)
    return 2 * upended > len(long) or sum(line.score for line in long) < DOUBTFUL_SCORE * len(long)


def _weight(lines: list[Spotted]) -> float:
    """How much was recognised; lines that stand upright count for nothing."""
    return sum(line.score * len(line.text) for line in lines if line.box.width >= line.box.height or len(line.text) < 3)


def _recognised(picture: numpy.ndarray) -> Recognised:
    """The lines as the engine gives them, set straight where they slant."""
    result = _engine()(picture)
    if result.txts is None or result.boxes is None:
        return Recognised([])
    found = [
        (text, float(score), tuple((float(x), float(y)) for x, y in corners))
        for corners, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        if text.strip() and score >= LEAST_SCORE
    ]
    height, width = picture.shape[:2]
    slant = slant_of([corners for _, _, corners in found])
    return Recognised(
        [
            Spotted(text, score, box_around(rotated(point, -slant, width / 2, height / 2) for point in corners))
            for text, score, corners in found
        ],
        slant,
    )


def slant_of(lines: Sequence[Corners]) -> float:
    """By how many degrees lines fall to the right, as half of the long ones do at most; 0 where it is hardly any.

    ``lines`` are the corners of each from the upper left on, clockwise.
    """
    slants = sorted(
        degrees(atan2(y1 - y0, x1 - x0))
        for (x0, y0), (x1, y1), _, (x3, y3) in lines
        if x1 - x0 >= LONG_LINE * hypot(x3 - x0, y3 - y0)
    )
    middle = slants[len(slants) // 2] if len(slants) >= FEWEST_LONG else 0.0
    return round(middle, 2) if SMALLEST_SLANT <= abs(middle) <= LARGEST_SLANT else 0.0


def words_of(line: Spotted, scale: float) -> Iterator[Word]:
    """The words of a line in points: its characters share its width, a Latin one takes half of a Chinese one.

    A blank behind a decimal point is the engine's (14. 5, for a point set full width).
    """
    text = _BROKEN.sub(".", line.text)
    shares = [0.5 if char.isascii() else 1.0 for char in text]
    unit = line.box.width / sum(shares)
    chars: list[Char] = []
    at = line.box.x0
    for char, share in zip(text, shares, strict=True):
        box = Box(at * scale, line.box.top * scale, (at + share * unit) * scale, line.box.bottom * scale)
        at += share * unit
        if char.isspace():
            yield from _word(chars, line.score)
            chars = []
        else:
            chars.append(Char(char, box, box.height * TEXT_SHARE))
    yield from _word(chars, line.score)


def _word(chars: list[Char], score: float) -> Iterator[Word]:
    if chars:
        yield word_of(chars, score)


@lru_cache(maxsize=1)
def _engine() -> Any:
    """RapidOCR, its models loaded once a process."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
