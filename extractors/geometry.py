"""Boxes on a page and how they are joined, compared and turned. Points from the top left corner, y downwards."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page: left, top, right, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical middle."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """The horizontal middle."""
        return (self.x0 + self.x1) / 2

    def holds(self, other: Box, slack: float = 0.5) -> bool:
        """Whether ``other`` lies inside, with ``slack`` points of tolerance on each side."""
        return (
            self.x0 - slack <= other.x0
            and self.top - slack <= other.top
            and other.x1 <= self.x1 + slack
            and other.bottom <= self.bottom + slack
        )

    def as_list(self) -> list[float]:
        """The four coordinates to two decimals, as the result file carries them."""
        return [round(value, 2) for value in (self.x0, self.top, self.x1, self.bottom)]


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around ``boxes`` (at least one)."""
    first, *others = boxes
    if not others:
        return first
    lefts, tops, rights, bottoms = zip(first, *others, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def box_around(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box around ``points`` (at least one)."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def rotated(point: tuple[float, float], angle: float, x: float, y: float) -> tuple[float, float]:
    """A point turned by ``angle`` degrees, clockwise as y runs downwards, about ``x``, ``y``."""
    c, s = cos(radians(angle)), sin(radians(angle))
    across, down = point[0] - x, point[1] - y
    return x + across * c - down * s, y + across * s + down * c


def overlaps(first: Box, second: Box) -> bool:
    """Whether two boxes have some area in common."""
    return first.x0 < second.x1 and second.x0 < first.x1 and first.top < second.bottom and second.top < first.bottom


def turned_back(box: Box, turns: int, width: float, height: float) -> Box:
    """A box on a picture that was turned ``turns`` quarters to the left, on the picture before.

    ``width`` and ``height`` are those of the picture before.
    """
    match turns:
        case 1:
            return Box(width - box.bottom, box.x0, width - box.top, box.x1)
        case 2:
            return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
        case 3:
            return Box(box.top, height - box.x1, box.bottom, height - box.x0)
    return box
