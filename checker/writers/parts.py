"""Findings by the part of the plan they stand in: how many have each status."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from checker.writers.findings import FindingRow
from checker.writers.words import GLYPHS, PLAN_PARTS, STATUSES


@dataclass(frozen=True, slots=True)
class Piece:
    """How many findings of a part have one status."""

    status: str
    label: str
    glyph: str
    count: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the plan with its pieces, the gravest first."""

    id: str
    name: str
    pieces: tuple[Piece, ...]


def part_rows(rows: Iterable[FindingRow]) -> tuple[PartRow, ...]:
    """The parts of the plan that have findings, in the plan's order."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in sorted(rows, key=lambda row: row.place):
        counts[row.part][row.status] += 1
    return tuple(PartRow(part, PLAN_PARTS.get(part, part), _pieces(found)) for part, found in counts.items())


def _pieces(found: Counter[str]) -> tuple[Piece, ...]:
    return tuple(
        Piece(status, STATUSES[status], glyph, found[status]) for status, glyph in GLYPHS.items() if found[status]
    )
