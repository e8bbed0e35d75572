"""The report's two charts as SVG with their values written on them: upright columns by year, and lying bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

FONT = "font-family=\"'Noto Sans CJK SC'\""
INK, GREEN, GREY = "#12505f", "#6f9b52", "#51605f"


def columns(years: Sequence[int], pairs: Sequence[tuple[str, str, Sequence[str]]]) -> str:
    """Two series of columns (name, colour, printed values) over the years, each column with its value above it."""
    body = [f'<line x1="20" y1="150" x2="500" y2="150" stroke="{GREY}" stroke-width=".6"/>']
    for place, year in enumerate(years):
        left = 40 + 94 * place
        body.append(text(left + 30, 163, f"{year}年", 8, "middle"))
        for side, (_, colour, values) in enumerate(pairs):
            height = float(Decimal(values[place])) / 4
            x = left + 32 * side
            body.append(f'<rect x="{x}" y="{150 - height:.1f}" width="24" height="{height:.1f}" fill="{colour}"/>')
            body.append(text(x + 12, 146 - height, values[place], 7.5, "middle"))
    for side, (name, colour, _) in enumerate(pairs):
        body.append(f'<rect x="{150 + 130 * side}" y="4" width="8" height="8" fill="{colour}"/>')
        body.append(text(162 + 130 * side, 11, name, 8))
    return drawing(520, 170, body)


def bars(rows: Sequence[tuple[str, str]]) -> str:
    """One lying bar a row (name, printed percentage), with the value behind it."""
    body = []
    for place, (name, value) in enumerate(rows):
        y, width = 4 + 17 * place, float(Decimal(value)) * 7.4
        body.append(text(92, y + 9, name, 8, "end"))
        body.append(f'<rect x="98" y="{y}" width="{width:.1f}" height="11" fill="{INK if place < 3 else GREEN}"/>')
        body.append(text(102 + width, y + 9, f"{value}%", 8))
    return drawing(520, 6 + 17 * len(rows), body)


def text(x: float, y: float, words: str, size: float, anchor: str = "start") -> str:
    """A line of text in the chart."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" {FONT} font-size="{size}" text-anchor="{anchor}" fill="#22302f">{words}</text>'
    )


def drawing(width: int, height: int, body: Iterable[str]) -> str:
    """The SVG element around what was drawn."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{"".join(body)}</svg>'
