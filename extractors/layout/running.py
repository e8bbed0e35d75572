"""Running heads, running feet and page numbers: known by their return at the same place on page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.lines import lines_of, shared_height
from extractors.layout.tokens import is_header_word, is_year, plain
from extractors.pages import Line, Page

EDGE = 0.13
SIDE = 0.05
FEWEST_PAGES = 3
STEP = 3.0
_NUMBER = re.compile(
    r"^[-–—−~·•|\s]*(?:第|P\.?|p\.?|Page)?\s*(?P<page>\d{1,3})\s*[页頁]?"
    r"(?:\s*(?:[/／|]|of)?\s*[共總总]?\s*\d{1,4}\s*[页頁])?(?:\s*[/／]\s*\d{1,4})?[-–—−~·•|\s]*$"
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line near the page's edge with its text, digits masked."""

    page: int
    edge: str
    line: Line
    text: str
    masked: str


@dataclass(frozen=True, slots=True)
class Running:
    """The lines of a page that run through the document, and its printed page number."""

    words: frozenset[int]
    printed: str | None


def running_of(pages: Sequence[Page]) -> list[Running]:
    """For each page the ids (``id``) of the words of running heads and feet, and the page number printed there."""
    marks = [_marks_of(page) for page in pages]
    repeated = _repeated([mark for of_page in marks for mark in of_page])
    offsets = _offsets(marks, repeated)
    return [_running(page, of_page, repeated, offsets) for page, of_page in zip(pages, marks, strict=True)]


def _marks_of(page: Page) -> list[_Mark]:
    low, high = EDGE * page.height, (1 - EDGE) * page.height
    left, right = SIDE * page.width, (1 - SIDE) * page.width
    near = [
        word
        for word in page.words
        if word.box.bottom <= low or word.box.top >= high or word.box.x1 <= left or word.box.x0 >= right
    ]
    found = []
    for line in lines_of(near):
        text = plain(line.text).strip()
        edge = "top" if line.box.bottom <= low else "foot" if line.box.top >= high else "side"
        found.append(_Mark(page.number, edge, line, text, re.sub(r"\d+", "#", re.sub(r"\s+", "", text))))
    return found


def _repeated(marks: Sequence[_Mark]) -> set[tuple[str, str, int]]:
    """The keys of texts that return at one height; a table's header row that returns is none of them."""
    pages: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for mark in marks:
        if _may_run(mark):
            for key in _keys(mark):
                pages[key].add(mark.page)
    return {key for key, numbers in pages.items() if len(numbers) >= FEWEST_PAGES}


def _may_run(mark: _Mark) -> bool:
    return bool(re.search(r"[^\W\d_]", mark.masked)) and not is_year(mark.text) and not is_header_word(mark.text)


def _keys(mark: _Mark) -> list[tuple[str, str, int]]:
    step = int(mark.line.box.middle // STEP)
    return [(mark.edge, mark.masked, step + shift) for shift in (-1, 0, 1)]


def _is_repeated(mark: _Mark, repeated: set[tuple[str, str, int]]) -> bool:
    return _may_run(mark) and (mark.edge, mark.masked, int(mark.line.box.middle // STEP)) in repeated


def _offsets(marks: Sequence[Sequence[_Mark]], repeated: set[tuple[str, str, int]]) -> set[tuple[int, int]]:
    """The steps and shifts by which printed page numbers follow the pages: printed = step × page + shift.

    A document put together from parts has several shifts; two printed pages on one make the step 2.
    """
    votes: Counter[tuple[int, int]] = Counter()
    for of_page in marks:
        numbers = {number for mark in of_page for number in _numbers(mark, of_page, repeated)}
        for number in numbers:
            votes.update({(1, number - of_page[0].page), (2, number - 2 * of_page[0].page)})
    enough = {key for key, count in votes.items() if count >= min(FEWEST_PAGES, len(marks))}
    single = {key for key in enough if key[0] == 1}
    return single or enough


def _numbers(mark: _Mark, marks: Sequence[_Mark], repeated: set[tuple[str, str, int]]) -> list[int]:
    """The numbers of a line that could be the page's number: one that stands alone, or those in running text."""
    alone = _NUMBER.match(mark.text)
    if alone and mark.edge != "side" and not _is_in_row(mark, marks, repeated):
        return [int(alone["page"])]
    if _is_repeated(mark, repeated):
        return [int(number) for number in re.findall(r"(?<!\d)\d{1,3}(?!\d)", mark.text)]
    return []


def _is_in_row(mark: _Mark, marks: Sequence[_Mark], repeated: set[tuple[str, str, int]]) -> bool:
    """Whether other text than running heads stands beside the line, as in a table."""
    return any(
        other is not mark
        and shared_height(other.line, mark.line) > 0.4
        and re.search(r"\w", other.masked)
        and not _is_repeated(other, repeated)
        for other in marks
    )


def _running(
    page: Page, marks: Sequence[_Mark], repeated: set[tuple[str, str, int]], offsets: set[tuple[int, int]]
) -> Running:
    expected = {step * page.number + shift for step, shift in offsets}
    printed: str | None = None
    taken: list[_Mark] = []
    for mark in sorted(marks, key=lambda mark: _depth(page, mark.line)):
        numbers = [number for number in _numbers(mark, marks, repeated) if number in expected]
        if _is_outermost(mark, marks, taken) and (numbers or _is_repeated(mark, repeated)):
            taken.append(mark)
            printed = printed or (str(numbers[0]) if numbers else None)
    return Running(frozenset(id(word) for mark in taken for word in mark.line.words), printed)


def _depth(page: Page, line: Line) -> float:
    """How far the line stands from the upper or lower edge of the page."""
    return min(line.box.middle, page.height - line.box.middle)


def _is_outermost(mark: _Mark, marks: Sequence[_Mark], taken: Sequence[_Mark]) -> bool:
    """Whether only running lines stand between the line and the edge of the page."""
    if mark.edge == "side":
        return True
    return not any(
        other.edge == mark.edge
        and other not in taken
        and (
            other.line.box.bottom <= mark.line.box.top
            if mark.edge == "top"
            else other.line.box.top >= mark.line.box.bottom
        )
        and other.line.box.x0 < mark.line.box.x1
        and mark.line.box.x0 < other.line.box.x1
        for other in marks
    )
