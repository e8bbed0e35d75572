"""A contradiction as it is found, and as the result file carries it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from checker.precision import NUMBER
from checker.results import Inconsistency
from checker.wording import amount, plain_number
from extractors.facts import Evidence, Metric

Kind = Literal["sum", "prose-vs-table", "year-on-year", "unit-slip", "restated", "duplicate"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Places that disagree: the ``metrics`` with the one in question first, and further ``values`` that were computed.

    ``computed`` is what the metric in question ought to be by the others, in its unit, where that can be said.
    ``places`` are shown beside the metrics' own.
    """

    kind: Kind
    message: str
    metrics: tuple[Metric, ...]
    values: tuple[str, ...] = ()
    computed: Decimal | None = None
    places: tuple[Evidence, ...] = ()

    @property
    def subject(self) -> str:
        """What is in question: the first metric's id, or the sentence where no metric was made of it."""
        return self.metrics[0].id if self.metrics else self.message

    def adding(self, sentence: str) -> Contradiction:
        """The same with one more clause before the full stop."""
        return replace(self, message=f"{self.message.rstrip('。')}{sentence}。")

    def record(self) -> Inconsistency:
        """As the result file carries it, every place once."""
        return Inconsistency(
            kind=self.kind,
            message=self.message,
            values=(*(f"{metric.as_printed}{metric.printed_unit}" for metric in self.metrics), *self.values),
            evidence=tuple(dict.fromkeys([*(one for metric in self.metrics for one in metric.evidence), *self.places])),
        )


def as_printed_like(value: Decimal, metric: Metric) -> str:
    """``value`` (in the metric's unit) as the metric prints its own: 86.4万立方米 beside 87.0万立方米."""
    found = NUMBER.search(metric.as_printed)
    printed = Decimal(found.group().replace(",", "")) if found else Decimal(0)
    scale = (abs(metric.value) / printed).normalize() if printed else Decimal(0)
    if found is None or scale.as_tuple().digits != (1,):
        return amount(value, metric.unit)
    unit = metric.as_printed[found.end() :].strip() or metric.printed_unit
    return f"{plain_number((value / scale).normalize() + 0)}{unit}" if unit else amount(value, metric.unit)
