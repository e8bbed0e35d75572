"""The displayed page: how points of PDF user space fall on it, with /Rotate and the crop box applied."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2


class Matrix(NamedTuple):
    """An affine map (x, y) -> (a x + c y + e, b x + d y + f), as PDF writes it."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self
        return a * x + c * y + e, b * x + d * y + f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a mapped rectangle (x0 <= x1, y0 <= y1)."""
        a, b, c, d, e, f = self
        if not b and not c and a > 0 > d:
            return a * x0 + e, d * y1 + f, a * x1 + e, d * y0 + f
        xs, ys = zip(*(self.point(x, y) for x in (x0, x1) for y in (y0, y1)), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def after(self, inner: Matrix) -> Matrix:
        """The map that applies ``inner`` first and then this one."""
        a, b, c, d, e, f = inner
        return Matrix(
            self.a * a + self.c * b,
            self.b * a + self.d * b,
            self.a * c + self.c * d,
            self.b * c + self.d * d,
            *self.point(e, f),
        )

    def turn(self) -> int:
        """The direction of the mapped x axis on the displayed page, in degrees against the clock."""
        degrees = round(math.degrees(math.atan2(-self.b, self.a))) % 360
        nearest = 90 * round(degrees / 90) % 360
        return nearest if min(abs(degrees - nearest), 360 - abs(degrees - nearest)) <= 3 else degrees

    def scale(self) -> float:
        """By how much the map stretches lengths at most, or a little more."""
        return max(abs(self.a) + abs(self.c), abs(self.b) + abs(self.d))

    def height(self) -> float:
        """By how much the map stretches heights."""
        return math.hypot(self.c, self.d)


@dataclass(frozen=True, slots=True)
class Frame:
    """Width and height of the page as displayed, in points, and the map from user space to it."""

    width: float
    height: float
    matrix: Matrix

    def turned(self, quarters: int) -> Frame:
        """The frame of the page turned to the left by ``quarters`` right angles."""
        if not quarters:
            return self
        left = Matrix(0, -1, 1, 0, 0, self.width).after(self.matrix)
        return Frame(self.height, self.width, left).turned(quarters - 1)


def frame_of(page: pypdfium2.PdfPage) -> Frame:
    """The frame of a page opened with PDFium."""
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    match page.get_rotation():
        case 90:
            return Frame(height, width, Matrix(0, 1, 1, 0, -bottom, -left))
        case 180:
            return Frame(width, height, Matrix(-1, 0, 0, 1, right, -bottom))
        case 270:
            return Frame(height, width, Matrix(0, -1, -1, 0, top, right))
        case _:
            return Frame(width, height, Matrix(1, 0, 0, -1, -left, top))
