"""A sector's figure before it is judged: what was counted, how, and whose values are lacking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from checker.portfolio.members import Member
from checker.portfolio.model import Contribution, Quantity
from checker.trajectories import shown
from checker.wording import amount, plain_number
from policies.schema import Check, Indicator, Industry, Provision, SectorFigure, SectorQuantity, Vocabulary

NAMED = 6


@dataclass(frozen=True)
class Sector:
    """One figure of one industry (None: of all that the plan addresses) and the enterprises submitted for it."""

    provision: Provision
    check: Check
    figure: SectorFigure
    quantity: SectorQuantity | None
    industry: Industry | None
    members: tuple[Member, ...]
    vocabulary: Vocabulary

    @cached_property
    def owner(self) -> Indicator:
        """The indicator that is summed or averaged; raises LookupError for a figure that only counts enterprises."""
        wanted = self.quantity.indicator if self.quantity else None
        found = next((one for one in self.vocabulary.indicators if one.id == wanted), None)
        if found is None:
            raise LookupError(f"{self.check.id}: there is no indicator {wanted} to add up")
        return found

    @cached_property
    def weight(self) -> Indicator | None:
        """The indicator by which a mean is weighted."""
        wanted = self.quantity.weight if self.quantity else None
        return next((one for one in self.vocabulary.indicators if one.id == wanted), None)

    @property
    def subject(self) -> str:
        """提交的造纸企业 or 提交的企业."""
        return f"提交的{self.industry.name if self.industry else ''}企业"

    @property
    def head(self) -> str:
        """提交的造纸企业共4家（本项面向生产纸浆的企业）."""
        whom = f"（本项面向{self.check.population}）" if self.check.population else ""
        return f"{self.subject}共{len(self.members)}家{whom}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sector's figure. ``words`` tell it within a sentence; ``value`` is None where nothing could be counted.

    ``points`` is a change in absolute terms beside the relative ``value``; ``low`` and ``high`` are the ends between
    which a share lies; ``base`` is the same figure in the baseline year. ``at_least`` marks a figure that the rest of
    the sector can only make greater; ``partial`` tells that something is disclosed where nothing could be counted.
    """

    words: str
    counted: tuple[Member, ...]
    contributions: tuple[Contribution, ...]
    value: Decimal | None = None
    unit: str = ""
    points: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    base: Decimal | None = None
    numerator: Quantity | None = None
    denominator: Quantity | None = None
    years: tuple[int, ...] = ()
    year: int | None = None
    at_least: bool = False
    partial: bool = False
    review: bool = False
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())


def names(members: Sequence[Member]) -> str:
    """甲、乙、丙; of many the first with their number: 甲、乙、丙、丁、戊、己等12家."""
    told = "、".join(member.name for member in members[:NAMED])
    return f"{told}等{len(members)}家" if len(members) > NAMED else told


def listed(members: Sequence[Member]) -> str:
    """The names in brackets; empty where there are none."""
    return f"（{names(members)}）" if members else ""


def usual(years: Sequence[int]) -> int | None:
    """The year by which a sector is judged: the one that most of the enterprises report, the later of two."""
    tally = Counter(years)
    return max(tally, key=lambda year: (tally[year], year), default=None)


def quantity(words: str, value: Decimal, unit: str) -> Quantity:
    """A numerator or denominator, rounded for display."""
    return Quantity(words=words, value=shown(value, unit), unit=unit)


def number(value: Decimal) -> str:
    """A computed number for a line of arithmetic."""
    return plain_number(shown(value))


def told(value: Decimal, unit: str) -> str:
    """A computed value with its unit, rounded for display."""
    return amount(shown(value, unit), unit)
