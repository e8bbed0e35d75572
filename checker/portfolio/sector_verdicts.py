"""What a sector's figure means against the plan: the same comparisons, lines and words as for one enterprise.

Two things differ. A share of enterprises that silent ones could carry to the other side of the target is
``insufficient``. A sum over the enterprises submitted is a least value of the sector's: it can satisfy a target, but
short of it nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from checker.comparison import Aim, Measured, conclude
from checker.portfolio.outcomes import Outcome, Sector
from checker.portfolio.readings import baseline_of
from checker.results import TargetRecord
from checker.rules.trend import CLOSINGS, movement_status
from checker.trajectories import Line, satisfies, shown, target_record
from checker.verdicts import Verdict
from checker.wording import amount, target_words
from policies.schema import IncreaseCheck, ReductionCheck, Role, SharedBySome, Target, TrendCheck

FALL, RISE = ("下降", "上升"), ("提高", "下降")


@dataclass(frozen=True, slots=True)
class Reference:
    """The year by which a sector is judged and the role by which the check is worded."""

    year: int
    role: Role


@dataclass(frozen=True, slots=True)
class Movement:
    """How far a quantity has gone the way the plan asks for: its ``words`` for that way and for the other."""

    value: Decimal
    unit: str
    words: tuple[str, str]
    manner: str = ""


def verdict_on_sector(outcome: Outcome, sector: Sector) -> Verdict:
    """Status, reason, gap and line of a sector's figure."""
    role = sector.check.role or sector.provision.role
    target = target_of(sector)
    if outcome.value is None:
        return _unvalued(outcome, sector, target)
    if outcome.year is None:
        return _open(outcome, sector, target, "报告年度未能识别，不能判断期限")
    reference = Reference(outcome.year, role)
    if sector.figure.aggregate in ("mean-change", "sum-change"):
        return _of_change(outcome, sector, target, reference)
    return _of_value(outcome, sector, target, reference)


def target_of(sector: Sector) -> TargetRecord | None:
    """The target that the sector's figure is compared with: its own (全部达到) or the check's."""
    own = sector.figure.target if isinstance(sector.figure, SharedBySome) else None
    target: Target | None = own or getattr(sector.check, "target", None)
    if target is None:
        return None
    if isinstance(sector.check, ReductionCheck | IncreaseCheck):
        target = target.model_copy(update={"baseline": baseline_of(sector.check)})
    return target_record(target)


def _unvalued(outcome: Outcome, sector: Sector, target: TargetRecord | None) -> Verdict:
    return Verdict(
        status="insufficient" if outcome.partial else "not-disclosed",
        reason=f"{sector.head}，{outcome.words}。",
        target=target,
    )


def _open(outcome: Outcome, sector: Sector, target: TargetRecord | None, why: str) -> Verdict:
    """The figure is told, but nothing is concluded from it."""
    value = outcome.value or Decimal(0)
    return Verdict(
        status="insufficient",
        reason=f"{sector.head}，{outcome.words}；{why}。",
        value=shown(value, outcome.unit, target.value if target else None),
        unit=outcome.unit,
        period=str(outcome.year) if outcome.year else None,
        target=target,
    )


def _of_value(outcome: Outcome, sector: Sector, target: TargetRecord | None, reference: Reference) -> Verdict:
    if target is None or outcome.value is None:
        return _open(outcome, sector, target, "方案没有可以比较的目标")
    ends = (outcome.value if end is None else end for end in (outcome.low, outcome.high))
    met, most = (satisfies(end, target.comparator, target.value) for end in ends)
    if met != most:
        return _open(outcome, sector, target, f"目标{target_words(target)}在此范围之内，不能判定")
    if outcome.at_least and not met:
        return _open(outcome, sector, target, f"目标{target_words(target)}；提交的企业只是行业的一部分，不能判定")
    aim, line = Aim(target, target_words(target), ""), _line(outcome, sector, target)
    verdict = conclude(_measured(outcome, sector, outcome.value), aim, line, reference)
    return verdict if outcome.base is not None else replace(verdict, notes=())


def _measured(outcome: Outcome, sector: Sector, value: Decimal, words: str = "") -> Measured:
    return Measured(
        value=value,
        unit=outcome.unit,
        words=f"{sector.head}，{outcome.words}{words}",
        metrics=(),
        steps=outcome.steps,
        needs_review=outcome.review,
    )


def _line(outcome: Outcome, sector: Sector, target: TargetRecord) -> Line | None:
    """From the same enterprises' baseline year, else from the plan's own start of the sector (350, 480 kgce/t)."""
    year, unit = baseline_of(sector.check), target.unit
    if outcome.base is not None:
        return Line(year, outcome.base, target, f"这些企业{year}年{amount(shown(outcome.base, unit), unit)}")
    own: Target | None = getattr(sector.check, "target", None)
    if own is None or own.start is None:
        return None
    return Line(year, own.start, target, f"方案{year}年{amount(own.start, unit)}")


def _of_change(outcome: Outcome, sector: Sector, target: TargetRecord | None, reference: Reference) -> Verdict:
    check, percent, points = sector.check, outcome.value or Decimal(0), outcome.points or Decimal(0)
    if isinstance(check, TrendCheck):
        return _of_trend(outcome, sector, check, reference)
    if isinstance(check, ReductionCheck) and target:
        return _against_baseline(outcome, sector, target, reference, Movement(-percent, "%", FALL))
    if isinstance(check, IncreaseCheck) and target:
        both = {
            "points": Movement(points, "pp", RISE, "按百分点"),
            "relative": Movement(percent, "%", RISE, "按相对幅度"),
        }
        readings = [both[check.reading]] if check.reading in both else [*both.values()]
        return _agreed([_against_baseline(outcome, sector, target, reference, one) for one in readings])
    return _open(outcome, sector, target, "方案没有可以比较的变化")


def _against_baseline(
    outcome: Outcome, sector: Sector, target: TargetRecord, reference: Reference, movement: Movement
) -> Verdict:
    """The verdict on a fall or a rise, along the straight line from none in the baseline year."""
    base, unit, value = target.baseline or baseline_of(sector.check), movement.unit, movement.value
    aimed = target.model_copy(update={"unit": unit})
    words = f"“较{base}年{movement.words[0]}{amount(target.value, unit)}”（{target.deadline}年）"
    direction = movement.words[0 if value >= 0 else 1]
    moved = f"，{movement.manner}{direction}{amount(abs(shown(value, unit, target.value)), unit)}"
    measured = replace(_measured(outcome, sector, value, moved), unit=unit)
    return conclude(measured, Aim(aimed, words, ""), Line(base, Decimal(0), aimed, f"{base}年"), reference)


def _agreed(verdicts: list[Verdict]) -> Verdict:
    """One verdict of both readings of an increase; ``insufficient`` where they differ (judgement.md, case 14)."""
    first, *others = verdicts
    if all(other.status == first.status for other in others):
        return replace(first, notes=(*first.notes, *(f"另一读法：{other.reason}" for other in others)))
    both = " ".join(verdict.reason for verdict in verdicts)
    return replace(first, status="insufficient", reason=f"两种读法结论不同：{both}", needs_review=True)


def _of_trend(outcome: Outcome, sector: Sector, check: TrendCheck, reference: Reference) -> Verdict:
    moved = outcome.points if outcome.points is not None else outcome.value or Decimal(0)
    status = movement_status(check, moved, reference.year)
    percent = outcome.value or Decimal(0)
    change = f"，{'下降' if percent < 0 else '上升'}{amount(abs(shown(percent, '%', Decimal(0))), '%')}"
    return Verdict(
        status=status,
        reason=f"{sector.head}，{outcome.words}{change if percent else '，没有变化'}，{CLOSINGS[status]}。",
        value=shown(percent, "%", Decimal(0)),
        unit="%",
        period=str(reference.year),
        steps=outcome.steps,
        needs_review=outcome.review,
    )
