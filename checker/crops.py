"""Pictures of the page regions that findings rest on: the region with a margin, the figure outlined."""

from __future__ import annotations

import base64
import io
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.results import Crop
from extractors.facts import Evidence

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 2.0
MARGIN = 14.0
NARROWEST = 320.0
MOST = 160
OUTLINE = (200, 30, 30)

Region = tuple[float, float, float, float]


def crop_key(evidence: Evidence) -> str:
    """The key of an evidence's picture: page:x0,top,x1,bottom."""
    return f"{evidence.page}:{','.join(format(value, 'g') for value in evidence.bbox)}"


def crops_of(path: Path, evidence: Iterable[Evidence], password: str | None = None) -> dict[str, Crop]:
    """A picture for each piece of evidence, at most ``MOST``; each page is rendered once.

    A page that cannot be rendered has no pictures; the words and the box stand in the result all the same.
    """
    from extractors.reading.engine import open_engine

    by_key: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        by_key[crop_key(item)].append(item)
    by_page: dict[int, list[list[Evidence]]] = defaultdict(list)
    for items in list(by_key.values())[:MOST]:
        by_page[items[0].page].append(items)
    made: dict[str, Crop] = {}
    document = open_engine(path, password)
    if document is None:
        return {}
    try:
        for number in sorted(by_page):
            made.update(_page_crops(document, number, by_page[number]))
    finally:
        document.close()
    return {key: made[key] for key in sorted(made)}


def _page_crops(document: Any, number: int, regions: list[list[Evidence]]) -> dict[str, Crop]:
    """The pictures of a page's regions, cut from one picture of the part that they cover together."""
    import pypdfium2

    try:
        width, height = document.get_page_size(number - 1)
    except pypdfium2.PdfiumError:
        return {}
    places = [_region(items[0], width, height) for items in regions]
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    whole = (min(lefts), min(tops), max(rights), max(bottoms))
    picture = drawn_page(document, number, whole)
    if picture is None:
        return {}
    return {
        crop_key(items[0]): _crop(picture, items, place, whole) for items, place in zip(regions, places, strict=True)
    }


def drawn_page(document: Any, number: int, part: Region | None = None) -> Image | None:
    """Page ``number`` or a ``part`` of it, ``SCALE`` pixels a point; None where PDFium cannot draw it."""
    import pypdfium2

    try:
        page = document[number - 1]
        width, height = page.get_size()
        left, top, right, bottom = part or (0.0, 0.0, width, height)
        cut = (left, height - bottom, width - right, top)
        picture: Image = page.render(scale=SCALE, crop=cut).to_pil().convert("RGB")
        page.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None
    return picture


def _crop(picture: Image, items: list[Evidence], region: Region, whole: Region) -> Crop:
    """One region with the marks of all evidence that quotes it; ``picture`` shows the ``whole`` around it."""
    left, top, right, bottom = (
        int((side - start) * SCALE) for side, start in zip(region, (*whole[:2], *whole[:2]), strict=True)
    )
    part = picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    for mark in dict.fromkeys(one.mark or one.bbox for one in items):
        _outline(part, mark, region)
    return Crop(page=items[0].page, region=region, image=_data_uri(part))


def _region(item: Evidence, width: float, height: float) -> Region:
    x0, top, x1, bottom = item.bbox
    spare = max(0.0, NARROWEST - (x1 - x0)) / 2 + MARGIN
    return max(0.0, x0 - spare), max(0.0, top - MARGIN), min(width, x1 + spare), min(height, bottom + MARGIN)


def _outline(part: Image, mark: tuple[float, float, float, float], region: tuple[float, float, float, float]) -> None:
    from PIL import ImageDraw

    left, top = region[0], region[1]
    box = [
        (mark[0] - left) * SCALE - 3,
        (mark[1] - top) * SCALE - 3,
        (mark[2] - left) * SCALE + 3,
        (mark[3] - top) * SCALE + 3,
    ]
    ImageDraw.Draw(part).rectangle(box, outline=OUTLINE, width=3)


def _data_uri(part: Image) -> str:
    """A small palette PNG, which text pages bear without loss to the eye.

    The octree is eight times as fast as Pillow's other ways to choose colours, and its files are smaller.
    """
    from PIL import Image

    stream = io.BytesIO()
    part.quantize(colors=32, method=Image.Quantize.FASTOCTREE).save(stream, format="PNG", compress_level=6)
    return "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode("ascii")
