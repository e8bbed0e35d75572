"""Tables without a grid: found by a header row of years or by lines of aligned values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.layout.strips import Strip
from extractors.layout.tokens import plain
from extractors.pages import Line, Word

FEWEST_ROWS = 3
NEAR = 2.4
PITCHES = 2.0
HEADER_GAP = 1.1
ALIGNED = 3.5
SLACK = 0.9
PENDING = 3
LABELLED = 0.5
FEWEST_CONTENTS = 3


@dataclass(slots=True)
class Zone:
    """A run of strips that make a table: header lines, then body lines; ``spans`` are the columns of values."""

    header: list[Strip] = field(default_factory=list)
    body: list[Strip] = field(default_factory=list)
    spans: list[list[float]] = field(default_factory=list)
    continued: bool = False

    @property
    def strips(self) -> list[Strip]:
        return [*self.header, *self.body]

    @property
    def data(self) -> list[Strip]:
        return [strip for strip in self.body if strip.is_data]

    def words(self) -> list[Word]:
        return [word for strip in self.strips for piece in strip.pieces for word in piece.words]


def zones_in(strips: Sequence[Strip], before: Sequence[tuple[float, float]] = ()) -> list[Zone]:
    """The tables among the strips of one text column.

    ``before`` are the columns of values of the table that ends the page before; a few lines under them at the top of
    this page go on with it.
    """
    found: list[Zone] = []
    index = 0
    while index < len(strips):
        zone, after = _zone_at(strips, index, before if index <= 1 and not found else ())
        if zone is not None:
            found.append(zone)
        index = after
    return found


def _zone_at(strips: Sequence[Strip], index: int, before: Sequence[tuple[float, float]]) -> tuple[Zone | None, int]:
    """The table that begins with strip ``index``, and the index behind it."""
    if strips[index].is_header:
        first = next((i for i in range(index + 1, min(index + 5, len(strips))) if strips[i].is_data), None)
        if first is not None and not any(strip.is_prose for strip in strips[index:first]):
            zone, after = _grown(strips, index, first)
            if _is_headed(zone):
                _add_header_above(zone, strips, index)
                return zone, after
        return None, index + 1
    if strips[index].is_data:
        zone, after = _grown(strips, None, index, before)
        if zone.continued or _is_aligned(zone):
            if not zone.continued:
                _add_header_above(zone, strips, index)
            return zone, after
        if _is_contents(zone):
            return None, after
    return None, index + 1


def _grown(
    strips: Sequence[Strip], header: int | None, first: int, before: Sequence[tuple[float, float]] = ()
) -> tuple[Zone, int]:
    """The run of lines from ``first`` on that keep to the columns."""
    zone = Zone([strips[header]] if header is not None else [])
    zone.spans = [[piece.box.x0, piece.box.x1] for strip in zone.header for piece in strip.years]
    if before and _fits(strips[first], [list(span) for span in before]):
        zone.spans, zone.continued = [list(span) for span in before], True
    begin = header + 1 if header is not None else first
    pending: list[Strip] = []
    last, pitch, end = strips[begin - 1] if header is not None else strips[first], 0.0, begin
    for index in range(begin, len(strips)):
        strip = strips[index]
        gap = strip.box.top - last.box.bottom
        if strip.is_prose or gap > max(NEAR * strip.size, PITCHES * pitch) or len(pending) > PENDING:
            break
        if strip.is_data and (not zone.data or _fits(strip, zone.spans)):
            zone.body.extend([*pending, strip])
            pending, end = [], index + 1
            pitch = max(pitch, gap) if len(zone.data) > 1 else 0.0
            _widen(zone, strip)
        elif strip.is_data or (strip.is_header and zone.data) or _runs_over(strip, zone):
            break
        else:
            pending.append(strip)
        last = strip
    return zone, _with_last_label(zone, strips, end)


def _fits(strip: Strip, spans: Sequence[Sequence[float]]) -> bool:
    """Whether at least half of the strip's values stand in the columns."""
    slack = SLACK * strip.size
    inside = sum(
        any(piece.box.x0 < end + slack and start - slack < piece.box.x1 for start, end in spans)
        for piece in strip.values
    )
    return 2 * inside >= len(strip.values)


def _widen(zone: Zone, strip: Strip) -> None:
    """Takes the strip's values into the columns."""
    for piece in strip.values:
        if piece is strip.pieces[0] and len(strip.pieces) > 1:
            continue
        for span in zone.spans:
            if piece.box.x0 < span[1] and span[0] < piece.box.x1:
                span[0], span[1] = min(span[0], piece.box.x0), max(span[1], piece.box.x1)
                break
        else:
            zone.spans.append([piece.box.x0, piece.box.x1])


def _runs_over(strip: Strip, zone: Zone) -> bool:
    """Whether a line without values is a heading or runs from the labels over the columns of values."""
    if zone.data and strip.size > 1.15 * max(other.size for other in zone.data):
        return True
    if not zone.spans:
        return False
    first = min(start for start, _ in zone.spans)
    return any(piece.box.x0 < first and piece.box.x1 > first + 2 * strip.size for piece in strip.pieces)


def _with_last_label(zone: Zone, strips: Sequence[Strip], end: int) -> int:
    """Takes the wrapped end of the last row's label into the zone; the index behind the zone."""
    while zone.body and end < len(strips):
        strip, last = strips[end], zone.body[-1]
        near = strip.box.top - last.box.bottom < 0.45 * strip.size
        if not near or strip.is_prose or strip.values or strip.is_header or _runs_over(strip, zone):
            break
        if strip.size > 1.05 * last.size or len(strip.pieces) > len(last.pieces):
            break
        zone.body.append(strip)
        end += 1
    return end


def _is_headed(zone: Zone) -> bool:
    """Whether a zone under a header has rows with labels."""
    return bool(zone.data) and _labelled(zone, zone.body) >= LABELLED * len(zone.data)


def _labelled(zone: Zone, strips: Sequence[Strip]) -> int:
    """How many of the strips have words before the columns of values."""
    first = min((start for start, _ in zone.spans), default=0.0)
    return sum(any(piece.box.x0 < first and piece not in strip.values for piece in strip.pieces) for strip in strips)


def _is_aligned(zone: Zone) -> bool:
    """Whether a zone without header has enough rows with labels, aligned values, and is no table of contents."""
    data = zone.data
    if len(data) < FEWEST_ROWS or _labelled(zone, data) < 0.8 * len(data) or _is_contents(zone):
        return False
    return any(
        _lines_up([piece for strip in data for piece in strip.values if _in(piece, span)]) for span in zone.spans
    )


def _in(piece: Line, span: Sequence[float]) -> bool:
    return piece.box.x0 < span[1] and span[0] < piece.box.x1


def _lines_up(pieces: Sequence[Line]) -> bool:
    """Whether at least three pieces share their right edge, their middle or their left edge."""
    if len(pieces) < FEWEST_ROWS:
        return False
    sides = ([p.box.x1 for p in pieces], [p.box.centre for p in pieces], [p.box.x0 for p in pieces])
    return any(max(side) - min(side) <= ALIGNED for side in sides)


def _is_contents(zone: Zone) -> bool:
    """Whether the only values are page numbers that grow."""
    values = [plain(strip.values[-1].text) for strip in zone.data]
    if len(zone.spans) != 1 or len(values) < FEWEST_CONTENTS or not all(value.isdecimal() for value in values):
        return False
    numbers = [int(value) for value in values]
    return numbers == sorted(numbers) and numbers[-1] > numbers[0]


def _add_header_above(zone: Zone, strips: Sequence[Strip], index: int) -> None:
    """Takes the lines of the header that stand above strip ``index``: spanning heads, wrapped heads."""
    first = min((start for start, _ in zone.spans), default=0.0)
    below = strips[index]
    for strip in reversed(strips[max(0, index - 3) : index]):
        gap = below.box.top - strip.box.bottom
        over = [piece for piece in strip.pieces if piece.box.x1 > first - SLACK * strip.size]
        limit = HEADER_GAP if zone.header else NEAR
        if gap > limit * strip.size or strip.is_prose or strip.is_data or not over or strip.size > 1.15 * below.size:
            return
        if len(over) < len(strip.pieces) - 2 or (
            len(strip.pieces) < 2 and (not zone.header or over[0].box.x0 < first - 2)
        ):
            return
        if strip.texts[-1].startswith(("单位", "（单位", "(单位", "單位", "表")) and len(strip.pieces) < 3:
            return
        zone.header.insert(0, strip)
        below = strip
