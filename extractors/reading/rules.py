"""Ruled lines and covered area out of a page's drawn shapes, whichever reader found them."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.geometry import Box
from extractors.pages import Rule

THICKEST = 3.0
SHORTEST = 4.0
LONGER_THAN_THICK = 3.0
GRID = 60


def as_rule(box: Box) -> Rule | None:
    """The shape as a ruled line, if it is thin and long enough to be one."""
    width, height = box.width, box.height
    thickness, length = (width, height) if width < height else (height, width)
    if thickness > THICKEST or length < SHORTEST or length < LONGER_THAN_THICK * thickness:
        return None
    return Rule(box)


def edges(box: Box, pen: float) -> list[Box]:
    """The four sides of a rectangle drawn with a pen ``pen`` points wide."""
    half = pen / 2
    return [
        Box(box.x0, box.top - half, box.x1, box.top + half),
        Box(box.x0, box.bottom - half, box.x1, box.bottom + half),
        Box(box.x0 - half, box.top, box.x0 + half, box.bottom),
        Box(box.x1 - half, box.top, box.x1 + half, box.bottom),
    ]


def distinct(rules: Iterable[Rule], width: float, height: float) -> list[Rule]:
    """The rules that lie on the page, each once, from top to bottom."""
    found: dict[tuple[int, ...], Rule] = {}
    for rule in rules:
        box = rule.box
        if box.x1 >= 0 and box.bottom >= 0 and box.x0 <= width and box.top <= height:
            found.setdefault(tuple(round(value * 2) for value in (box.x0, box.top, box.x1, box.bottom)), rule)
    return sorted(found.values(), key=lambda rule: (rule.box.top, rule.box.x0, rule.box.bottom, rule.box.x1))


def covered_share(boxes: Iterable[Box], width: float, height: float) -> float:
    """The share of the page that ``boxes`` cover together, to a sixtieth of its sides."""
    covered: set[int] = set()
    for box in boxes:
        columns = range(*cells(box.x0, box.x1, width))
        for row in range(*cells(box.top, box.bottom, height)):
            covered.update(row * GRID + column for column in columns)
    return len(covered) / GRID**2


def cells(start: float, end: float, length: float) -> tuple[int, int]:
    """The grid cells whose middles lie between ``start`` and ``end``."""
    step = length / GRID
    first = max(0, min(GRID, round(start / step)))
    return first, max(first, min(GRID, round(end / step)))
