"""Which values of a chart belong to which line of its legend, told by their colours.

A legend sets a mark in the colour of its series before the name; value labels are set in that colour or a darker shade
of it. The pairing is taken only where every series has a colour of its own and no other pairing comes near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import permutations
from math import dist

from extractors.pages import Line, Patch, Word

MOST_SERIES = 5
BEFORE = 2.5
UNLIKE = 110.0
CERTAIN = 0.9

Group = tuple[Line, list[Word]]
Colour = tuple[int, int, int]


def by_colour(legends: Sequence[Line], values: Sequence[Word], patches: Sequence[Patch]) -> list[Group]:
    """Each line of the legend with its values; nothing where their colours do not tell."""
    marks = [mark_of(legend, patches) for legend in legends]
    by_shade: dict[int, list[Word]] = defaultdict(list)
    for word in values:
        by_shade[-1 if word.colour is None else word.colour].append(word)
    shades = sorted(by_shade)
    if not 2 <= len(legends) <= MOST_SERIES or len(shades) != len(legends) or len({*marks}) != len(legends):
        return []
    known = [mark for mark in marks if mark is not None]
    if len(known) != len(legends) or -1 in shades:
        return []
    order = _pairing([_parts(mark) for mark in known], [_parts(shade) for shade in shades])
    return [(legend, by_shade[shades[place]]) for legend, place in zip(legends, order, strict=True)] if order else []


def mark_of(legend: Line, patches: Sequence[Patch]) -> int | None:
    """The colour of the mark before a line of the legend."""
    near = [
        patch
        for patch in patches
        if patch.box.top < legend.box.bottom
        and legend.box.top < patch.box.bottom
        and -1 <= legend.box.x0 - patch.box.x1 <= BEFORE * legend.size
    ]
    return min(near, key=lambda patch: (legend.box.x0 - patch.box.x1, patch.colour)).colour if near else None


def _pairing(marks: Sequence[Colour], shades: Sequence[Colour]) -> tuple[int, ...] | None:
    """For each mark the place of its shade, as the least sum of distances has it; None where that is not certain."""
    sums = sorted(
        (sum(dist(mark, shades[place]) for mark, place in zip(marks, order, strict=True)), order)
        for order in permutations(range(len(shades)))
    )
    best, order = sums[0]
    if any(dist(mark, shades[place]) > UNLIKE for mark, place in zip(marks, order, strict=True)):
        return None
    return order if best <= CERTAIN * sums[1][0] else None


def _parts(colour: int) -> Colour:
    return colour >> 16 & 255, colour >> 8 & 255, colour & 255
