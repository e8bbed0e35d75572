"""Pictures of page regions: small, deterministic, the region around the quote, nothing for a page that is not there."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from checker.crops import MARGIN, OUTLINE, SCALE, crop_key, crops_of
from extractors.facts import Evidence
from extractors.pages import Word
from extractors.reading import read_document
from tests.extractors.reading.building import Sheet, pdf_of

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


def evidence(word: Word) -> Evidence:
    x0, top, x1, bottom = (round(side, 2) for side in word.box)
    return Evidence(page=1, bbox=(x0, top, x1, bottom), text=word.text, place="prose", mark=(x0, top, x1, bottom))


def reds(image: Image.Image) -> list[tuple[int, int]]:
    """The pixels of the mark's outline."""
    return [
        (x, y)
        for x in range(image.width)
        for y in range(image.height)
        if (pixel := image.getpixel((x, y)))[0] > 150 and pixel[1] < 90 and pixel[2] < 90  # type: ignore[index]
    ]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_mark_lies_around_the_words_on_a_turned_page(tmp_path: Path, rotate: int) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_of(Sheet(rotate=rotate).text("12500", 40, 300, font="F3").text("3482", 200, 60, font="F3")))
    [page] = read_document(path).pages()
    quoted = [evidence(word) for word in page.words]
    crops = crops_of(path, quoted)
    assert sorted(crops) == sorted(map(crop_key, quoted))
    for one in quoted:
        crop = crops[crop_key(one)]
        image = picture(crop.image).convert("RGB")
        x0, top, x1, bottom = crop.region
        assert image.size == pytest.approx(((x1 - x0) * SCALE, (bottom - top) * SCALE), abs=2)
        across, down = zip(*reds(image), strict=True)
        box = (min(across), min(down), max(across), max(down))
        wanted = [(side - start) * SCALE for side, start in zip(one.bbox, (x0, top, x0, top), strict=True)]
        assert all(abs(a - b) <= 6 for a, b in zip(box, wanted, strict=True))
        assert bottom - top <= one.bbox[3] - one.bbox[1] + 2 * MARGIN + 0.01
