"""The rows of a table without lines between them: each line of values with the wrapped pieces of its label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.geometry import Box

TIGHT = 0.75
CLEARLY = 0.7


@dataclass(frozen=True, slots=True)
class RowLine:
    """What one printed line gives a table: its box, font size, whether it holds values and a label of its own."""

    box: Box
    size: float
    valued: bool
    labelled: bool
    latin: bool = False


def row_groups(strips: Sequence[RowLine], dividers: Sequence[float] = ()) -> list[list[int]]:
    """The strips of each row, as indexes; a strip without values is a wrapped part of its neighbour or a group row.

    ``dividers`` are the heights of ruled lines: where they part all lines of values, they alone decide.
    """
    bands = _bands(strips, dividers)
    if sum(strip.valued for strip in strips) > 1 and all(
        sum(strips[index].valued for index in band) <= 1 for band in bands
    ):
        return bands
    return [group for band in bands for group in _by_gaps(strips, band)]


def _bands(strips: Sequence[RowLine], dividers: Sequence[float]) -> list[list[int]]:
    bands: list[list[int]] = []
    for index, strip in enumerate(strips):
        before = strips[index - 1].box.middle if index else None
        if before is None or any(before < y < strip.box.middle for y in dividers):
            bands.append([])
        bands[-1].append(index)
    return bands


def _by_gaps(strips: Sequence[RowLine], band: Sequence[int]) -> list[list[int]]:
    """Rows told by distance: each strip without values goes to the line of values it is clearly nearer to."""
    groups: list[list[int]] = []
    waiting: list[int] = []
    for position, index in enumerate(band):
        strip = strips[index]
        above = strips[band[position - 1]] if position else None
        below = strips[band[position + 1]] if position + 1 < len(band) else None
        if strip.valued:
            groups.append([*waiting, index])
            waiting = []
        elif groups and not waiting and above and _belongs_above(strip, above, below, strips[groups[-1][-1]]):
            groups[-1].append(index)
        elif below and _belongs_below(strip, above, below):
            waiting.append(index)
        else:
            groups.extend([[other] for other in waiting])
            groups.append([index])
            waiting = []
    groups.extend([[other] for other in waiting])
    return groups


def _gap(upper: RowLine, lower: RowLine) -> float:
    return lower.box.top - upper.box.bottom


def _belongs_above(strip: RowLine, above: RowLine, below: RowLine | None, anchor: RowLine) -> bool:
    """Whether the strip is a wrapped part of the row above it."""
    gap = _gap(above, strip)
    if gap > TIGHT * strip.size:
        return False
    if below is None:
        return True
    ahead = _gap(strip, below)
    if strip.latin and not anchor.latin and gap <= ahead + 0.5:
        return True
    if below.valued and not below.labelled and ahead < TIGHT * strip.size and ahead <= gap:
        return False
    return gap < CLEARLY * ahead


def _belongs_below(strip: RowLine, above: RowLine | None, below: RowLine) -> bool:
    """Whether the strip is the first part of the label of the row below it."""
    ahead = _gap(strip, below)
    if ahead > TIGHT * strip.size:
        return False
    if below.valued and not below.labelled:
        return True
    return above is not None and ahead < CLEARLY * _gap(above, strip)
