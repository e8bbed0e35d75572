"""A part of a page that is read by itself, its words parted into lines once however often they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.layout.lines import lines_of
from extractors.pages import Line, Word


@dataclass(frozen=True)
class Region:
    """The words of the page's own text, or of a closed box on it."""

    words: list[Word]

    @cached_property
    def lines(self) -> list[Line]:
        """The region's lines, from top to bottom."""
        return lines_of(self.words)

    def without(self, words: Iterable[Word]) -> Region:
        """The region without those of ``words`` that are in it."""
        taken = {id(word) for word in words}
        kept = [word for word in self.words if id(word) not in taken]
        return self if len(kept) == len(self.words) else Region(kept)


def without(regions: Sequence[Region], words: Iterable[Word]) -> list[Region]:
    """The regions without ``words``."""
    known = list(words)
    return [region.without(known) for region in regions] if known else list(regions)
