"""Evidence as the report shows it: the page, the quoted words, and the picture of the region."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.writers.languages import said
from checker.writers.texts import Segments, shortened, stressed
from checker.writers.words import PLACES

PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+={0,2}")
PIXELS_PER_POINT = 1.5


@dataclass(frozen=True, slots=True)
class Picture:
    """A crop, on which the cited words are already outlined: its id in the page, data URI, text alternative, pixels."""

    id: str
    source: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence; ``where`` gives its box in points from the page's top left corner."""

    page: int
    printed: str
    place: str
    words: Segments
    where: str
    picture: Picture | None = None


Key = tuple[int, tuple[float, ...]]


class Crops:
    """The pictures of a result file, found by page and box whatever the number of decimals in their keys."""

    def __init__(self, crops: Mapping[str, Any]) -> None:
        self._crops = {key: crop for name, crop in crops.items() if (key := _key(name)) is not None}
        self._shown: dict[Key, Picture] = {}

    @property
    def shown(self) -> tuple[Picture, ...]:
        """The pictures that the report shows, each once, in the order of their first use."""
        return tuple(self._shown.values())

    def picture(self, evidence: Mapping[str, Any]) -> Picture | None:
        """The evidence's picture; None without a crop or when the crop is anything but an embedded PNG."""
        crop = self._crops.get((evidence["page"], _rounded(evidence["bbox"])))
        if crop is None or not PICTURE.fullmatch(crop["image"]):
            return None
        left, top, right, bottom = crop["region"]
        if right <= left or bottom <= top:
            return None
        return Picture(
            id=f"picture-{len(self._shown) + 1}",
            source=crop["image"],
            alt=said("crop", page=evidence["page"], words=shortened(evidence["text"])),
            width=round((right - left) * PIXELS_PER_POINT),
            height=round((bottom - top) * PIXELS_PER_POINT),
        )

    def proof(self, evidence: Mapping[str, Any], words: Iterable[str] = (), row: int | None = None) -> Proof:
        """The evidence with ``words`` stressed in its text and, in a numbered ``row``, its picture."""
        return Proof(
            page=evidence["page"],
            printed=evidence.get("printed_page") or "",
            place=PLACES.get(evidence.get("place", ""), ""),
            words=stressed(evidence["text"], words),
            where=box_words(evidence["bbox"]),
            picture=self._embedded(evidence) if row is not None else None,
        )

    def _embedded(self, evidence: Mapping[str, Any]) -> Picture | None:
        """The evidence's picture, embedded once however often it is shown."""
        key = (evidence["page"], _rounded(evidence["bbox"]))
        if key not in self._shown and (picture := self.picture(evidence)):
            self._shown[key] = picture
        return self._shown.get(key)


def box_words(box: Sequence[float]) -> str:
    """A box in whole points: left, top, right, bottom."""
    return ", ".join(f"{value:.0f}" for value in box)


def page_words(page: int, printed: str) -> str:
    """A page as a reader cites it: its number in the PDF, and the printed one where there is one."""
    return said("page-printed", page=page, printed=printed) if printed else said("page", page=page)


@dataclass(frozen=True, slots=True)
class PageReference:
    """A page as it is cited: its number in the PDF and the number printed on it (empty if none)."""

    page: int
    printed: str


def cited(evidence: Iterable[Mapping[str, Any]]) -> tuple[PageReference, ...]:
    """The pages of ``evidence``, each once, in ascending order."""
    pages: dict[int, str] = {}
    for piece in evidence:
        pages[piece["page"]] = pages.get(piece["page"]) or piece.get("printed_page") or ""
    return tuple(PageReference(page, printed) for page, printed in sorted(pages.items()))


def _key(name: str) -> Key | None:
    page, _, box = name.partition(":")
    try:
        return int(page), _rounded([float(value) for value in box.split(",")])
    except ValueError:
        return None


def _rounded(box: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(value, 2) for value in box)
