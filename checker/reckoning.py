"""A computed figure as a metric of its own: formula, sources, arithmetic in words, places of what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.selection import Figure
from checker.trajectories import Bound, shown
from checker.wording import amount
from extractors.facts import Derivation, Metric, content_id
from policies.schema import Indicator

FLIPPED: dict[Bound, Bound] = {"<": ">", ">": "<"}


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What is computed, of which year and boundary, by which ``formula`` from which ``sources``.

    ``manner`` is equal for figures of two years that may be compared; ``estimate`` says in words what makes the
    figure an estimate. With a ``baseline`` it is the change since that year, in % or percentage points.
    """

    owner: Indicator
    year: int
    scope: str
    value: Decimal
    sources: tuple[Figure, ...]
    formula: str
    steps: tuple[str, ...]
    manner: str
    bound: Bound = None
    estimate: str = ""
    baseline: int | None = None
    unit: str = ""

    @property
    def printed(self) -> tuple[Metric, ...]:
        """All metrics that the sources rest on, each once."""
        return tuple({metric.id: metric for source in self.sources for metric in source.metrics}.values())

    def figure(self) -> Figure:
        """The figure, its own metric first, with every doubt of its sources."""
        sources = self.sources
        return Figure(
            indicator=self.owner,
            year=self.year,
            scope=self.scope,
            value=self.value,
            unit=self.unit or self.owner.unit,
            metrics=(self._metric(), *self.printed),
            bound=self.bound,
            steps=self.steps,
            rivals=tuple(rival for source in sources for rival in source.rivals),
            tied=tuple(metric for source in sources if source.tied for metric in (source.metrics[0], *source.tied)),
            doubt=next((source.doubt for source in sources if source.doubt), None),
            manner=self.manner,
            estimate=self.estimate,
        )

    def _metric(self) -> Metric:
        owner, printed, unit = self.owner, self.printed, self.unit or self.owner.unit
        rounded, name = shown(self.value, unit), owner.name if self.baseline is None else f"{owner.name}变化"
        return Metric(
            id=content_id("m", owner.id, self.year, self.scope, self.formula, *(one.id for one in printed)),
            indicator=owner.id,
            theme=owner.theme,
            name=name,
            label=name,
            value=rounded,
            unit=unit,
            as_printed=amount(rounded, unit),
            period=str(self.year),
            kind="actual" if self.baseline is None else "change",
            baseline=str(self.baseline) if self.baseline is not None else None,
            boundary=self.scope,
            bound=self.bound,
            confidence=min(one.confidence for one in printed),
            derivation=Derivation(formula=self.formula, sources=tuple(one.id for one in printed), steps=self.steps),
            evidence=tuple(dict.fromkeys(evidence for one in printed for evidence in one.evidence)),
        )


def steps_of(sources: Iterable[Figure]) -> tuple[str, ...]:
    """The steps by which the sources were computed themselves, each once."""
    return tuple(dict.fromkeys(line for source in sources for line in source.steps))


def joint(bounds: Sequence[Bound]) -> tuple[bool, Bound]:
    """Whether figures printed with these bounds make a figure at all, and its bound (不超过 and 超过 make none)."""
    known = {bound for bound in bounds if bound}
    return len(known) < 2, next(iter(known), None)
