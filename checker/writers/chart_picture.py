"""The trajectory of a finding as a PNG for Word, which does not show SVG in all its versions.

Only digits and signs stand in the picture: no font with Chinese characters is needed, the caption says the rest.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from checker.writers.chart import Chart, Dot

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

SCALE = 3
GRID, AIM, SAID, TEXT = (214, 220, 225), (176, 82, 20), (22, 78, 122), (70, 80, 88)
DASH = 7
FONT_SIZE = 11
SIGNS = str.maketrans({"≤": "<=", "≥": ">=", "≈": "~"})  # which the font of Pillow lacks

Spot = tuple[float, float]


def chart_png(chart: Chart) -> bytes:
    """The drawing of ``chart``; dashes and a diamond for the target, a line and dots for what is reported."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (chart.width * SCALE, chart.height * SCALE), "white")
    pen = ImageDraw.Draw(picture)
    _axes(pen, chart)
    start, end = _spots(chart.line)
    _dashes(pen, start, end)
    pen.line(_spots(chart.series), fill=SAID, width=2 * SCALE)
    if chart.start:
        _dot(pen, chart.start, 3.5, AIM)
    x, y = _spot(chart.goal)
    size = 5 * SCALE
    pen.polygon([(x, y - size), (x + size, y), (x, y + size), (x - size, y)], fill=AIM)
    _label(pen, chart.goal, AIM)
    for dot in chart.reported:
        _dot(pen, dot, 4, SAID)
    target = BytesIO()
    picture.quantize(colors=32).save(target, "PNG", optimize=True)
    return target.getvalue()


def _axes(pen: ImageDraw, chart: Chart) -> None:
    for y, label in chart.ticks:
        height = float(y) * SCALE
        pen.line([(chart.left * SCALE, height), (chart.right * SCALE, height)], fill=GRID, width=SCALE)
        _write(pen, ((chart.left - 8) * SCALE, height), label, TEXT, "rm")
    for x, label in chart.years:
        _write(pen, (float(x) * SCALE, (chart.floor + 16) * SCALE), label, TEXT, "mm")


def _dashes(pen: ImageDraw, start: Spot, end: Spot) -> None:
    """A dashed line, which Pillow does not draw by itself."""
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    pieces = max(int(length / (DASH * SCALE)), 1)
    for piece in range(0, pieces, 2):
        ends = [
            (start[0] + (end[0] - start[0]) * part / pieces, start[1] + (end[1] - start[1]) * part / pieces)
            for part in (piece, min(piece + 1, pieces))
        ]
        pen.line(ends, fill=AIM, width=2 * SCALE)


def _dot(pen: ImageDraw, dot: Dot, radius: float, colour: tuple[int, int, int]) -> None:
    x, y = _spot(dot)
    size = radius * SCALE
    pen.ellipse((x - size, y - size, x + size, y + size), fill=colour)
    _label(pen, dot, colour)


def _label(pen: ImageDraw, dot: Dot, colour: tuple[int, int, int]) -> None:
    """The number beside a point; words before it are left to the caption."""
    x, y = _spot(dot)
    anchor = {"start": "l", "middle": "m", "end": "r"}[dot.anchor] + "m"
    _write(
        pen, (x, y + (-13 if dot.above else 14) * SCALE), dot.label.rpartition(" ")[2].translate(SIGNS), colour, anchor
    )


def _write(pen: ImageDraw, spot: Spot, text: str, colour: tuple[int, int, int], anchor: str) -> None:
    from PIL import ImageFont

    font = ImageFont.load_default(FONT_SIZE * SCALE)
    pen.text(spot, text, fill=colour, font=font, anchor=anchor)


def _spots(points: str) -> list[Spot]:
    return [(float(x) * SCALE, float(y) * SCALE) for x, _, y in (point.partition(",") for point in points.split())]


def _spot(dot: Dot) -> Spot:
    return float(dot.x) * SCALE, float(dot.y) * SCALE
