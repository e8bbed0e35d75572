"""Pictures of page regions: small, deterministic, the region around the quote, nothing for a page that is not there."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from PIL import Image

from checker.crops import OUTLINE, SCALE, crop_key, crops_of
from extractors.facts import Evidence

SAMPLE = Path(__file__).parents[2] / "examples" / "jichuan-paper-2024.pdf"
QUOTE = Evidence(page=8, bbox=(100.0, 200.0, 300.0, 215.0), text="x", place="table", mark=(250.0, 202.0, 280.0, 213.0))


def picture(uri: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2])))


def test_a_region_with_its_mark() -> None:
    crop = crops_of(SAMPLE, [QUOTE])[crop_key(QUOTE)]
    x0, top, x1, bottom = crop.region
    assert x0 < 100 and x1 > 300 and top < 200 and bottom > 215
    image = picture(crop.image).convert("RGB")
    assert image.size == (int(x1 * SCALE) - int(x0 * SCALE), int(bottom * SCALE) - int(top * SCALE))
    assert any(
        abs(a - b) < 40
        for a, b in zip(image.getpixel((int((250 - x0) * SCALE), int((202 - top) * SCALE) - 3)), OUTLINE, strict=True)
    )


def test_the_same_bytes_and_small() -> None:
    first, second = crops_of(SAMPLE, [QUOTE]), crops_of(SAMPLE, [QUOTE])
    assert first == second
    assert len(first[crop_key(QUOTE)].image) < 80_000


def test_a_page_that_is_not_there_costs_only_its_picture() -> None:
    beyond = QUOTE.model_copy(update={"page": 99})
    assert list(crops_of(SAMPLE, [QUOTE, beyond])) == [crop_key(QUOTE)]
