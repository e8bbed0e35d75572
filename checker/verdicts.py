"""What a rule concludes on one check, before it becomes a finding; and what every rule is given to judge from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from checker.results import Gap, Status, TargetRecord, Trajectory
from checker.selection import WIDE, Facts
from extractors.facts import Action, Metric
from policies.schema import Role


class Standing(Protocol):
    """The year that is judged, and the role by which the check is worded."""

    @property
    def year(self) -> int: ...
    @property
    def role(self) -> Role: ...


@dataclass(frozen=True, slots=True)
class Case:
    """A report's facts, the year judged, the role by which the check is worded, and the boundaries that count."""

    facts: Facts
    year: int
    role: Role
    scopes: tuple[str, ...] = WIDE


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with its reason and everything that it rests on. Values are rounded for display, judged unrounded.

    ``behind`` are the metrics of the trajectory's other years, derived ones among them; the status does not rest on
    them.
    """

    status: Status
    reason: str
    value: Decimal | None = None
    unit: str | None = None
    period: str | None = None
    target: TargetRecord | None = None
    gap: Gap | None = None
    trajectory: Trajectory | None = None
    advice: str = ""
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    needs_review: bool = False
    metrics: tuple[Metric, ...] = ()
    behind: tuple[Metric, ...] = ()
    actions: tuple[Action, ...] = ()
