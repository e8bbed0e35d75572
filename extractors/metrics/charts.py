"""Figures of charts over years: one for each value, named by the legend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.facts import Evidence, Metric
from extractors.geometry import union
from extractors.language.indicators import IndicatorIndex
from extractors.language.texts import normal
from extractors.metrics.cards import measured
from extractors.metrics.cells import number_in
from extractors.metrics.columns import unit_in
from extractors.metrics.drafts import Draft, metric_of, recognised
from extractors.metrics.evidence import words_evidence
from extractors.metrics.tables import TableContext, is_change, reading_order
from extractors.pages import Chart, ChartPoint, join_words

CERTAINTY = Decimal("0.8")


def chart_metrics(chart: Chart, index: IndicatorIndex, context: TableContext) -> Iterator[Metric]:
    """The figures of a chart; a value of a year after the report's is a target.

    Months are those of the year that the legend names, or of the report's.
    """
    label = join_words(chart.label)
    named = re.search(r"(?:19|20)\d\d(?=年)", normal(label))
    year = named.group() if named else str(context.report_year)
    for point in chart.points:
        printed = join_words([point.value])
        number = number_in(normal(printed))
        if number is None:
            continue
        value, unit = measured(number, label)
        draft = Draft(
            label=label,
            context=context.heading,
            section=context.section,
            value=value,
            unit=unit,
            as_printed=printed,
            printed_unit="" if number.with_unit else unit_in(label) or "",
            period=f"{year}-{point.year:02}" if point.monthly else str(point.year),
            kind="target" if point.year > context.report_year else "change" if is_change(normal(label)) else "actual",
            certainty=CERTAINTY,
        )
        known = recognised(draft, index)
        if known:
            yield metric_of(draft, known, _evidence(chart, point))


def _evidence(chart: Chart, point: ChartPoint) -> Evidence:
    words = [*chart.label, point.axis, point.value]
    around = union(word.box for word in words)
    return words_evidence(chart.page, reading_order(words), point.value.box, "chart", around)
