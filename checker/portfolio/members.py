"""The enterprises of a batch, each with its reports; every enterprise counts once, by its latest report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.portfolio.digests import Digest
from checker.portfolio.identity import core
from checker.portfolio.model import Enterprise
from extractors.facts import content_id


@dataclass(frozen=True, slots=True)
class Member:
    """One enterprise; ``digests`` start with the report by which it counts, older ones behind it."""

    id: str
    name: str
    digests: tuple[Digest, ...]

    @property
    def counted(self) -> Digest:
        """The report of the latest year; of several of one year, the one with the most findings that tell something."""
        return self.digests[0]

    @property
    def record(self) -> Enterprise:
        """As the portfolio file carries it."""
        ascending = sorted(self.digests, key=lambda digest: digest.year or 0)
        return Enterprise(
            id=self.id,
            name=self.name,
            industries=self.counted.entry.industries,
            documents=tuple(digest.entry.id for digest in ascending),
            years=tuple(sorted({digest.year for digest in self.digests if digest.year})),
            counted=self.counted.entry.id,
        )


def members(digests: Iterable[Digest]) -> list[Member]:
    """The enterprises in the order of their first documents; documents that could not be read belong to none."""
    groups: dict[str, list[Digest]] = {}
    for digest in digests:
        if digest.entry.state != "failed":
            groups.setdefault(digest.key, []).append(digest)
    return [_member(key, group) for key, group in groups.items()]


def _member(key: str, group: list[Digest]) -> Member:
    ordered = tuple(sorted(group, key=lambda digest: (-(digest.year or 0), -_telling(digest))))
    entry = ordered[0].entry
    return Member(id=content_id("e", key), name=entry.company or Path(entry.file).stem, digests=ordered)


def _telling(digest: Digest) -> int:
    return sum(cell.status not in ("not-disclosed", "cant-tell") for cell in digest.cells.values())


def alike(found: Sequence[Member]) -> list[tuple[Member, Member]]:
    """Pairs of enterprises whose names differ in the words of their legal form only: perhaps one, perhaps two."""
    by_core: dict[str, list[Member]] = {}
    for member in found:
        if member.counted.entry.company:
            by_core.setdefault(core(member.name), []).append(member)
    return [(group[0], other) for name, group in by_core.items() if name for other in group[1:]]


def copies(digests: Sequence[Digest]) -> list[tuple[Digest, Digest]]:
    """Pairs of documents with the same bytes, under two names."""
    first: dict[str, Digest] = {}
    found = []
    for digest in digests:
        if digest.entry.sha256 and first.setdefault(digest.entry.sha256, digest) is not digest:
            found.append((first[digest.entry.sha256], digest))
    return found
