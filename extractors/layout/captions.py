"""Captions: the line above a table that names it or its unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.geometry import Box
from extractors.layout.headings import UNNUMBERED, numbering
from extractors.layout.lines import rows_of
from extractors.layout.tokens import has_sentence, plain, starts_item
from extractors.pages import Line

NEAR = 2.6
LONGEST = 44
MOST_ROWS = 2
_NAMED = re.compile(
    r"^(?:[图圖]?表|续表|續表|附表|Table|Tab\.)\s*[-–—.\d一二三四五六七八九十]|^[续續]表|^[（(]?(?:计量)?[单單]位[:：)）]",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[单單]位\s*[:：]")
_ABOUT = re.compile(
    r"(?:表|情[况況]|[数數][据據]|[绩績]效|[统統][计計]|一[览覽]|明[细細]|概况|指[标標]|进展|[构構]成|目标)(?:[(（].*[)）])?$"
)


def caption_lines(table: Box, lines: Sequence[Line], body: float) -> list[Line]:
    """The lines right above a table that are its caption, from the top down."""
    found: list[Line] = []
    top = table.top
    for row in reversed(rows_of([line for line in lines if _is_above(table, line)])):
        size = max(line.size for line in row)
        if top - max(line.box.bottom for line in row) > NEAR * size or len(found) >= MOST_ROWS:
            break
        if not _is_caption(row, table, body):
            break
        found = [*row, *found]
        top = min(line.box.top for line in row)
    return found


def _is_above(table: Box, line: Line) -> bool:
    return line.box.bottom <= table.top + 2 and line.box.x0 < table.x1 and table.x0 < line.box.x1


def _is_caption(row: Sequence[Line], table: Box, body: float) -> bool:
    texts = [plain(line.text).strip() for line in row]
    if any(has_sentence(text) for text in texts) or sum(map(len, texts)) > LONGEST + 20:
        return False
    if any(_NAMED.match(text) or _UNIT.search(text) for text in texts):
        return True
    line = row[0]
    if numbering(texts[0]) < UNNUMBERED or starts_item(texts[0]):
        return False
    if len(row) > 1 or len(texts[0]) > LONGEST or line.size > 1.25 * body:
        return False
    centred = abs(line.box.centre - table.centre) < 0.04 * table.width + 4 and line.box.width < 0.9 * table.width
    return (centred and line.box.x0 > table.x0 + 4) or (bool(_ABOUT.search(texts[0])) and line.size <= 1.05 * body)
