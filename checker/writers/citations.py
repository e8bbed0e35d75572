"""The index of pages: everything cited from a page, so that each page number in the report leads to the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.writers.evidence import box_words, cited
from checker.writers.languages import said
from checker.writers.texts import Segments, stressed
from checker.writers.words import INDUSTRIES, PLACES


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page and what they were cited for; ``where`` is the box in points."""

    about: tuple[str, ...]
    words: Segments
    place: str
    where: str


@dataclass(frozen=True, slots=True)
class PageQuotes:
    """Everything cited from one page, from its top to its bottom."""

    page: int
    printed: str
    quotes: tuple[Quote, ...]


Citation = tuple[str, str, Mapping[str, Any]]


def page_index(result: Mapping[str, Any]) -> tuple[PageQuotes, ...]:
    """The cited pages in ascending order; the same words in the same box stand once, with all they were cited for."""
    citations = list(_citations(result))
    pages = cited(piece for _, _, piece in citations)
    return tuple(
        PageQuotes(page.page, page.printed, _quotes(item for item in citations if item[2]["page"] == page.page))
        for page in pages
    )


def _citations(result: Mapping[str, Any]) -> Iterator[Citation]:
    """Each piece of evidence with what it is about and the words to stress in it."""
    for industry in result["document"].get("industries") or ():
        about = said("industry", name=INDUSTRIES.get(industry["id"], industry["id"]))
        yield from ((about, "", piece) for piece in _of(industry))
    for metric in result.get("metrics") or ():
        yield from ((f"{metric['name']} {metric['period']}", metric["as_printed"], piece) for piece in _of(metric))
    for action in result.get("actions") or ():
        yield from ((said("measure", name=action["name"]), action.get("cue") or "", piece) for piece in _of(action))
    for finding in result.get("findings") or ():
        yield from ((said("provision", place=finding["provision"]), "", piece) for piece in _of(finding))
    for contradiction in result.get("inconsistencies") or ():
        yield from ((said("contradiction"), "", piece) for piece in _of(contradiction))


def _of(fact: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return fact.get("evidence") or ()


def _quotes(citations: Iterable[Citation]) -> tuple[Quote, ...]:
    boxes: dict[tuple[Any, ...], list[Citation]] = {}
    for item in citations:
        top, left = item[2]["bbox"][1], item[2]["bbox"][0]
        boxes.setdefault((top, left, *item[2]["bbox"][2:], item[2]["text"]), []).append(item)
    return tuple(_quote(boxes[key]) for key in sorted(boxes))


def _quote(citations: list[Citation]) -> Quote:
    piece = citations[0][2]
    return Quote(
        about=tuple(dict.fromkeys(about for about, _, _ in citations)),
        words=stressed(piece["text"], (word for _, word, _ in citations)),
        place=PLACES.get(piece.get("place", ""), ""),
        where=box_words(piece["bbox"]),
    )
