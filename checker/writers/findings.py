"""Findings as rows of the gap table: order, wording, figures, evidence, trajectory in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.writers.chart import Chart, trajectory_chart
from checker.writers.evidence import Crops, PageReference, Proof, cited
from checker.writers.languages import listed, said
from checker.writers.numbers import number, percent, quantity, unit_shown
from checker.writers.texts import Segments, stressed
from checker.writers.words import BAND_TITLES, BANDS, COMPARATORS, KINDS, ROLES, Verdict, verdict

UNJUDGED = ("insufficient", "cant-tell", "not-disclosed", "not-applicable")
SETTLED = ("met", "on-track", "not-applicable")


@dataclass(frozen=True, slots=True)
class Source:
    """A metric that a finding rests on: what it is, what the report prints, the figure in its unit."""

    name: str
    note: str
    printed: str
    figure: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One row of the gap table; ``number`` counts from 1 through the whole table, ``anchor`` is its link target.

    ``value`` is worded for the eye, ``exact`` the decimal behind it in ``unit``.
    """

    number: int
    anchor: str
    provision: str
    also: tuple[str, ...]
    title: str
    role: str
    role_label: str
    status: str
    verdict: Verdict
    quotes: tuple[Segments, ...]
    target: str
    value: str
    exact: str
    unit: str
    period: str
    gap: tuple[str, ...]
    pages: tuple[PageReference, ...]
    reason: str
    advice: str
    needs_review: bool
    notes: tuple[str, ...]
    steps: tuple[str, ...]
    path: str
    chart: Chart | None
    sources: tuple[Source, ...]
    rests_on: tuple[str, ...]
    proofs: tuple[Proof, ...]
    place: int = 0

    @property
    def part(self) -> str:
        """The part of the plan: 一, 二, 三 …, 专栏1."""
        return part_of(self.provision)

    @property
    def is_open(self) -> bool:
        """Whether somebody has to act on it."""
        return self.status not in SETTLED

    @property
    def opened(self) -> str:
        """What unfolds below the row, in words; empty when there is nothing."""
        counts = (("proofs", len(self.proofs)), ("steps", len(self.steps)), ("notes", len(self.notes)))
        parts = [said(name, count=count) for name, count in counts if count]
        parts += [said("trajectory")] if self.path or self.chart else []
        return listed(parts) or (said("sources") if self.sources else "")


def part_of(provision: str) -> str:
    """The part of the plan that a place lies in: 二(一)3 in 二, 专栏1-皮革 in 专栏1."""
    return re.split(r"[(（-]", provision)[0]


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the gap table: the statuses that ask for the same from a reader."""

    id: str
    title: str
    rows: tuple[FindingRow, ...]


class FindingRows:
    """Makes rows out of findings; knows the metrics and crops they refer to."""

    def __init__(self, result: Mapping[str, Any], crops: Crops) -> None:
        self._crops = crops
        self._metrics = {metric["id"]: metric for metric in result.get("metrics") or ()}
        self._places = {finding["check"]: at for at, finding in enumerate(result.get("findings") or ())}

    def row(self, number: int, finding: Mapping[str, Any]) -> FindingRow:
        place = self._places.get(finding["check"], 0)
        metrics = [self._metrics[name] for name in finding.get("metrics") or () if name in self._metrics]
        printed = [metric["as_printed"] for metric in metrics]
        evidence, words = finding.get("evidence") or (), printed or finding.get("keywords") or ()
        judged = finding["status"] not in UNJUDGED
        return FindingRow(
            number=number,
            place=place,
            anchor=f"f{number}",
            provision=finding["provision"],
            also=tuple(finding.get("also") or ()),
            title=finding["title"],
            role=finding["role"],
            role_label=ROLES.get(finding["role"], finding["role"]),
            status=finding["status"],
            verdict=verdict(finding),
            quotes=tuple(stressed(quote, finding.get("keywords") or ()) for quote in finding.get("quotes") or ()),
            target=target_words(finding.get("target")),
            value=quantity(finding.get("value"), finding.get("unit")) if finding.get("value") is not None else "",
            exact=finding.get("value") or "",
            unit=unit_shown(finding.get("unit")) if finding.get("value") else "",
            period=_period(finding.get("period")),
            gap=gap_words(finding),
            pages=cited(evidence),
            reason=finding.get("reason") or "",
            advice=finding.get("advice") or "",
            needs_review=bool(finding.get("needs_review")),
            notes=tuple(finding.get("notes") or ()),
            steps=_steps(finding, metrics),
            path=path_words(finding),
            chart=trajectory_chart(finding, metrics) if judged else None,
            sources=tuple(map(_metric_source, metrics)),
            rests_on=(*(finding.get("metrics") or ()), *(finding.get("actions") or ())),
            proofs=tuple(self._crops.proof(piece, words, number) for piece in evidence),
        )


def bands(rows: FindingRows, findings: Iterable[Mapping[str, Any]]) -> tuple[Band, ...]:
    """The applicable findings in the order of their weight, in three bands, numbered through.

    Bands go from gaps to what is settled; inside one, mandatory provisions come before yardsticks, expected and
    encouraged measures, then the worse status first, then the order of the plan.
    """
    known, made, count = list(findings), [], 0
    for name, statuses in BANDS:
        members = sorted(
            (finding for finding in known if finding["status"] in statuses),
            key=lambda finding: (list(ROLES).index(finding["role"]), statuses.index(finding["status"])),
        )
        numbered = tuple(rows.row(count + place, item) for place, item in enumerate(members, 1))
        made.append(Band(name, BAND_TITLES[name], numbered))
        count += len(members)
    return tuple(band for band in made if band.rows)


def target_words(target: Mapping[str, Any] | None) -> str:
    """The target in words, the plan's own first: 降为 450 kgce/t（≤ 450 kgce/t），基准 2020 年，期限 2025 年."""
    if not target:
        return ""
    sign = COMPARATORS.get(target["comparator"], target["comparator"])
    limit, printed = f"{sign} {quantity(target['value'], target['unit'])}", target.get("as_printed")
    parts = [said("bracketed", outer=printed, inner=limit) if printed and not _same(printed, limit) else limit]
    parts += [said("baseline", year=target["baseline"])] if target.get("baseline") else []
    parts += [said("deadline", year=target["deadline"])] if target.get("deadline") else []
    return said("comma").join(parts)


def _same(one: str, other: str) -> bool:
    return one.replace(" ", "") == other.replace(" ", "")


def gap_words(finding: Mapping[str, Any]) -> tuple[str, ...]:
    """How far the value lies from the target, and what each year until the deadline must bring."""
    gap, target = finding.get("gap"), finding.get("target")
    distance = number(gap.get("absolute")) if gap else None
    if not gap or not target or distance is None:
        return ()
    if distance == 0:
        return (said("equal"),)
    unit = "pp" if target["unit"] == "%" else target["unit"]
    share = number(gap.get("relative"))
    far = quantity(str(abs(distance)), unit)
    if share is not None and unit != "pp":
        far = said("bracketed", outer=far, inner=percent(abs(share)))
    words = [said("above" if distance > 0 else "below", distance=far)]
    yearly = number(gap.get("needed_per_year"))
    if yearly:
        change = "fall-needed" if target["comparator"] in ("<=", "<") else "rise-needed"
        words.append(said(change, year=target["deadline"], amount=quantity(str(abs(yearly)), unit)))
    return tuple(words)


def path_words(finding: Mapping[str, Any]) -> str:
    """The trajectory in words: where the line starts, what it asks for in the report year, what is reported."""
    path, target = finding.get("trajectory"), finding.get("target")
    if not path or path.get("start_year") is None:
        return ""
    unit, year = path["unit"], finding.get("period")
    begun = quantity(path["start_value"], unit)
    words = said("path", year=path["start_year"], value=begun, source=path["source"])
    if target:
        goal = quantity(target["value"], target["unit"])
        due = target.get("deadline")
        words += said("path-end", year=due, goal=goal) if due else said("path-goal", goal=goal)
    words += said("path-due", year=_period(year) or said("report-year"), value=quantity(path["required"], unit))
    if finding.get("value") is not None and finding.get("unit") == unit:
        words += said("path-said", value=quantity(finding["value"], unit))
    return words + said("stop")


def _steps(finding: Mapping[str, Any], metrics: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The finding's own steps, then those by which its metrics were computed, each once."""
    steps = list(finding.get("steps") or ())
    for metric in metrics:
        steps += (metric.get("derivation") or {}).get("steps") or ()
    return tuple(dict.fromkeys(steps))


def _metric_source(metric: Mapping[str, Any]) -> Source:
    note = f"{_period(metric['period'])} {KINDS.get(metric['kind'], metric['kind'])}"
    figure = quantity(metric["value"], metric["unit"])
    return Source(metric["name"], note, metric["as_printed"], figure)


def _period(period: str | None) -> str:
    return said("year", year=period) if period and period.isdecimal() and len(period) == 4 else period or ""
