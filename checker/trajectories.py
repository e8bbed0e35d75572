"""Where a value stands between its baseline and its target: the straight line and the gap.

judgement.md: before the deadline a value that does not satisfy the target yet is ``on-track`` at or ahead of the
straight line from the baseline to the target, ``behind`` otherwise; from the deadline on it is ``not-met``.
Nothing is rounded here; rounding is for display.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal

from checker.results import Gap, Status, TargetRecord
from policies.schema import Comparator, Target

BASELINE = 2020
DEADLINE = 2025
Bound = Literal["<", ">", "~"] | None


def target_record(target: Target) -> TargetRecord:
    """The target with the plan's defaults: a target with a baseline and no deadline of its own falls due in 2025."""
    deadline = target.deadline
    if deadline is None and target.baseline is not None:
        deadline = DEADLINE
    return TargetRecord(
        comparator=target.comparator,
        value=target.value,
        unit=target.unit,
        deadline=deadline,
        baseline=target.baseline,
        as_printed=target.as_printed,
    )


def satisfies(value: Decimal, comparator: Comparator, target: Decimal) -> bool:
    """Whether ``value`` satisfies the target, unrounded."""
    match comparator:
        case "<=":
            return value <= target
        case "<":
            return value < target
        case ">=":
            return value >= target
        case ">":
            return value > target
        case "=":
            return value == target


def surely(value: Decimal, bound: Bound, comparator: Comparator, target: Decimal) -> bool | None:
    """As ``satisfies`` for a value printed with 以下/以上; None when the bound leaves both open.

    不超过440 satisfies ≤450, 超过460 does not; 不超过500 may or may not.
    """
    met = satisfies(value, comparator, target)
    upward = comparator in (">=", ">")
    if bound in (None, "~") or met == ((bound == ">") == upward):
        return met
    return None


@dataclass(frozen=True, slots=True)
class Line:
    """The straight line from ``start`` in ``start_year`` to the target in its deadline.

    ``source`` tells whose start it is.
    """

    start_year: int
    start: Decimal
    target: TargetRecord
    source: str

    def at(self, year: int) -> Decimal | None:
        """What the line asks for in ``year``; None before it begins, and where there is no deadline."""
        deadline = self.target.deadline
        if deadline is None or year < self.start_year or deadline <= self.start_year:
            return None
        if year >= deadline:
            return self.target.value
        return self.start + (self.target.value - self.start) * (year - self.start_year) / (deadline - self.start_year)

    def ahead(self, value: Decimal, year: int) -> bool | None:
        """Whether ``value`` is at or ahead of the line in ``year``; None where the line says nothing."""
        required = self.at(year)
        if required is None:
            return None
        return value >= required if self.target.comparator in (">=", ">") else value <= required


def status_of(met: bool, target: TargetRecord, year: int, ahead: bool | None, worst: Status = "not-met") -> Status:
    """met, on-track, behind or ``worst`` by deadline and line; insufficient before the deadline without a line."""
    if met:
        return "met"
    if target.deadline is None or year >= target.deadline:
        return worst
    if ahead is None:
        return "insufficient"
    return "on-track" if ahead else "behind"


def gap_of(value: Decimal, target: TargetRecord, year: int, met: bool) -> Gap:
    """Value minus target, as a share of the target, and the change needed each year until the deadline."""
    absolute = value - target.value
    years = (target.deadline or year) - year
    needed = -absolute / years if not met and years > 0 else None
    return Gap(
        absolute=shown(absolute, target.unit, Decimal(0)),
        relative=round_to(absolute / target.value, 4) if target.value else None,
        needed_per_year=shown(needed, target.unit) if needed is not None else None,
    )


def round_to(value: Decimal, places: int) -> Decimal:
    """``value`` to so many decimals, half to even, zero without a sign; exact however many digits it has."""
    with localcontext() as context:
        context.prec = max(28, value.adjusted() + places + 2)
        rounded = value.quantize(Decimal(1).scaleb(-places))
    return abs(rounded) if rounded == 0 else rounded


def shown(value: Decimal, unit: str = "", beside: Decimal | None = None) -> Decimal:
    """A computed value rounded for display: percentages and large values to 2 decimals, others to 4 digits.

    Short exact values stay as they are. A digit more is kept where rounding would hide on which side of ``beside``
    (the target) the value lies.
    """
    if len(value.normalize().as_tuple().digits) <= 8:
        return value
    places = 2 if unit in ("%", "pp") or abs(value) >= 10 else max(4, 3 - value.adjusted())
    while places < 16:
        rounded = round_to(value, places)
        if beside is None or _side(rounded - beside) == _side(value - beside):
            return rounded
        places += 2
    return value


def _side(difference: Decimal) -> int:
    return (difference > 0) - (difference < 0)
