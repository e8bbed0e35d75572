"""Figures on KPI cards: the large number, its unit beside it or in the label's brackets, the label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractors.facts import Evidence, Metric
from extractors.geometry import union
from extractors.language.indicators import IndicatorIndex
from extractors.language.kinds import RELATIVE, Reading, reading_of, signed
from extractors.language.periods import periods
from extractors.language.quantities import quantities
from extractors.language.texts import normal
from extractors.metrics.cells import CellNumber, number_in
from extractors.metrics.columns import unit_in
from extractors.metrics.drafts import Draft, metric_of, recognised
from extractors.metrics.evidence import words_evidence
from extractors.metrics.tables import TableContext, printed_unit, reading_order
from extractors.pages import Card, Word, join_words

SHORTEST_DEED = 4


def card_metrics(card: Card, index: IndicatorIndex, context: TableContext) -> Iterator[Metric]:
    """The figures of a card that are environmental ones: its value, and its share in brackets."""
    for shown in (card.value, card.share):
        metric = _metric(card, shown, index, context) if shown else None
        if metric:
            yield metric


def _metric(card: Card, shown: tuple[Word, ...], index: IndicatorIndex, context: TableContext) -> Metric | None:
    printed, label = join_words(shown), join_words(card.label)
    number = number_in(normal(printed))
    if number is None or not label:
        return None
    value, unit = measured(number, label)
    sentence = f"{normal(label)}{normal(printed)}"
    found = quantities(sentence)
    years = periods(sentence, context.report_year)
    reading = reading_of(sentence, found[-1], 0, years, context.report_year) if found else None
    if reading and reading.owner != "own":
        return None
    if reading and unit in RELATIVE and reading.cue and normal(label).startswith(reading.cue):
        reading = _share_of_deed(reading, label)
    draft = Draft(
        label=label,
        context=context.heading,
        section=context.section,
        value=signed(value, reading.sign if reading else 1),
        unit=unit,
        as_printed=printed,
        printed_unit="" if number.with_unit else unit_in(label) or "",
        period=(reading.period if reading else None) or str(context.report_year),
        kind=reading.kind if reading else "actual",
        baseline=reading.baseline if reading else None,
        bound=number.bound,
        certainty=Decimal("0.9"),
    )
    known = recognised(draft, index)
    return metric_of(draft, known, _evidence(card, shown)) if known else None


def _share_of_deed(reading: Reading, label: str) -> Reading:
    """增加厂务废水回收 21.6%: a label that names what was done gives the share of it, 增加 21.6% the change."""
    named = reading.kind == "change" and len(label) - len(reading.cue) >= SHORTEST_DEED
    return replace(reading, kind="actual", sign=1) if named else reading


def _evidence(card: Card, shown: tuple[Word, ...]) -> Evidence:
    words = [*card.value, *card.share, *card.label]
    mark, around = union(word.box for word in shown), union(word.box for word in words)
    return words_evidence(card.page, reading_order(words), mark, "card", around)


def measured(number: CellNumber, label: str) -> tuple[Decimal, str]:
    """The value and its unit: the number's own, or the one in the label's brackets."""
    if number.with_unit:
        return number.value, number.unit
    unit = printed_unit(unit_in(label))
    return (number.value * unit.scale, unit.symbol) if unit else (number.value, "")
