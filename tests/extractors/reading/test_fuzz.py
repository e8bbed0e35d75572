"""Damaged PDFs: each ends with pages or with a named reason, whatever the damage is."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from extractors.layout import layouts
from extractors.messages import message
from extractors.pages import Page
from extractors.reading import Failure, guarded, read_document
from tests.extractors.reading.building import Sheet, pdf_of
from tests.extractors.reading.mutations import Damage, damaged, damages

BATCH = 40
SECONDS = 20
# A reader may crash or hang on a damaged file, at the cost of that file alone. R134 would be an error of ours.
UNEXPECTED = ("R134", "R132")


def table(rotate: int = 0) -> Sheet:
    """A page with a heading, a ruled table and a picture."""
    sheet = Sheet(rotate=rotate).text("单位产品综合能耗", 30, 360, 14).draw("q 90 0 0 60 180 20 cm /Im Do Q /Fm Do")
    for row, words in enumerate(("指标 2023年", "综合能耗 12,500", "取水量 3,482", "废纸 918.4")):
        sheet.text(words, 30, 300 - 20 * row)
        sheet.draw(f"20 {312 - 20 * row} m 200 {312 - 20 * row} l S 100 {312 - 20 * row} m 100 {292 - 20 * row} l S")
    return sheet


WHOLE = pdf_of(table(), table(90), Sheet().text("二氧化碳 CO2", 40, 200, mode=3))


def read(path: Path) -> list[tuple[str, str | None, bool]]:
    """What becomes of each page: its reader, its reason, and whether all its words have finite places."""
    pages = list(read_document(path).pages())
    layouts([page for page in pages if page.readable])
    return [(page.reader, page.reason, finite(page)) for page in pages]


def finite(page: Page) -> bool:
    return all(
        math.isfinite(side) for word in page.words for side in (*word.box, *(x for c in word.chars for x in c.box))
    )


@settings(
    max_examples=8, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(batch=st.lists(st.lists(damages, min_size=1, max_size=4), min_size=BATCH, max_size=BATCH))
def test_a_damaged_file_ends_with_pages_or_a_reason(batch: list[list[Damage]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        paths = [Path(name) / f"{number}.pdf" for number in range(len(batch))]
        for path, done in zip(paths, batch, strict=True):
            path.write_bytes(damaged(WHOLE, done))
        outcomes = list(guarded(read, paths, jobs=1, seconds=SECONDS, megabytes=3000))
    assert [path for path, _ in outcomes] == paths
    for done, (_, outcome) in zip(batch, outcomes, strict=True):
        if isinstance(outcome, Failure):
            assert outcome.code not in UNEXPECTED, (outcome, done)
            assert message(outcome.code, file="a.pdf", **outcome.fields)
        else:
            assert outcome, "a document that was opened has pages"
            assert all(placed and (reader != "none" or reason) for reader, reason, placed in outcome)


def test_the_undamaged_file_is_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "whole.pdf"
        path.write_bytes(WHOLE)
        assert [reader for reader, _, _ in read(path)] == ["pdfium", "pdfium", "ocr"]
