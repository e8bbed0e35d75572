"""A picture of a page with words, tables, cards and the chosen figures outlined, so that a person sees why."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.crops import SCALE, drawn_page
from extractors.facts import Metric
from extractors.geometry import Box
from extractors.pages import Layout

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WORD, TABLE, CARD, FIGURE = (170, 170, 170), (40, 90, 200), (20, 140, 70), (200, 30, 30)


def numbered(metrics: Sequence[Metric], page: int) -> list[tuple[int, Metric]]:
    """The figures of a page with the numbers that stand beside them on its picture."""
    here = [metric for metric in metrics if any(one.page == page for one in metric.evidence)]
    return list(enumerate(here, start=1))


def page_picture(path: Path, layout: Layout, metrics: Sequence[Metric], password: str | None = None) -> bytes | None:
    """The page as PNG; None where PDFium cannot draw it. Grey words, blue table cells, green cards, red figures."""
    from PIL import ImageDraw

    from extractors.reading.engine import open_engine

    engine = open_engine(path, password)
    if engine is None:
        return None
    picture = drawn_page(engine, layout.page.number)
    engine.close()
    if picture is None:
        return None
    pen = ImageDraw.Draw(picture)
    for box, colour, width in _outlines(layout):
        _outline(pen, layout.page.shown(box), colour, width)
    for number, metric in numbered(metrics, layout.page.number):
        for mark in _marks(metric, layout.page.number):
            _outline(pen, mark, FIGURE, 2)
            pen.text((mark.x1 * SCALE + 2, mark.top * SCALE - 4), str(number), fill=FIGURE)
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


def _outlines(layout: Layout) -> Iterator[tuple[Box, tuple[int, int, int], int]]:
    yield from ((word.box, WORD, 1) for word in layout.page.words)
    for table in layout.tables:
        yield table.box, TABLE, 3
        yield from ((cell.box, TABLE, 1) for row in (*table.header, *table.rows) for cell in row.cells if cell.words)
    yield from ((card.box, CARD, 3) for card in layout.cards)
    yield from ((chart.box, CARD, 2) for chart in layout.charts)


def _marks(metric: Metric, page: int) -> Iterable[Box]:
    return [Box(*(one.mark or one.bbox)) for one in metric.evidence if one.page == page]


def _outline(pen: ImageDraw, box: Box, colour: tuple[int, int, int], width: int) -> None:
    x0, x1 = sorted((box.x0 * SCALE, box.x1 * SCALE))
    top, bottom = sorted((box.top * SCALE, box.bottom * SCALE))
    pen.rectangle((x0, top, x1, bottom), outline=colour, width=width)
