"""What each printed line says of a table without grid: header, values, label, or prose that ends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.geometry import Box, union
from extractors.layout.columns import strips_of
from extractors.layout.tokens import (
    ends_sentence,
    has_leader,
    has_sentence,
    is_datum,
    is_header_word,
    is_number,
    is_year,
    plain,
)
from extractors.pages import Line, Word

LONGEST_HEAD = 26
NOTES = ("注", "註", "数据来源", "資料來源", "资料来源", "备注", "*", "※", "Note")


@dataclass(frozen=True)
class Strip:
    """The pieces of one printed line, from left to right."""

    pieces: tuple[Line, ...]

    @cached_property
    def box(self) -> Box:
        return union(piece.box for piece in self.pieces)

    @cached_property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(piece.text for piece in self.pieces)

    @cached_property
    def values(self) -> tuple[Line, ...]:
        """The pieces that are values."""
        return tuple(piece for piece, text in zip(self.pieces, self.texts, strict=True) if is_datum(text))

    @cached_property
    def years(self) -> tuple[Line, ...]:
        """The pieces that are years."""
        return tuple(piece for piece, text in zip(self.pieces, self.texts, strict=True) if is_year(text))

    @cached_property
    def is_prose(self) -> bool:
        """Whether the line is running text, a note or a line of contents."""
        first = plain(self.texts[0])
        return (
            any(has_sentence(text) or (ends_sentence(text) and len(text) > 6) for text in self.texts)
            or first.startswith(NOTES)
            or has_leader(self.texts[-1])
        )

    @cached_property
    def is_header(self) -> bool:
        """Whether the line heads columns: two years, a year and a header word, or two header words."""
        if self.is_prose or len(self.pieces) < 2 or any(len(text) > LONGEST_HEAD for text in self.texts):
            return False
        words = sum(is_header_word(text) for text in self.texts)
        if any(is_number(piece_text) for piece_text in self.texts if not is_year(piece_text)):
            return False
        return len(self.years) >= 2 or len(self.years) + words >= 2

    @cached_property
    def is_data(self) -> bool:
        """Whether the line holds values beside a label, or values alone."""
        if self.is_prose or not self.values:
            return False
        return self.values[-1] is not self.pieces[0]

    @property
    def label(self) -> Line | None:
        """The first piece where it is no value."""
        return self.pieces[0] if not self.values or self.pieces[0] is not self.values[0] else None


def strips(words: Sequence[Word]) -> list[Strip]:
    """The lines of ``words`` from top to bottom."""
    return [Strip(tuple(pieces)) for pieces in strips_of(words)]
