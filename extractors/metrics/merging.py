"""One fact said in several places is one metric with several pieces of evidence; contradictions stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.facts import Metric, plain
from extractors.language.texts import folded
from extractors.metrics.drafts import merged_with

_SUBJECT = re.compile(r"^(?:本?公司|本?集团|我们|报告期内?|目前|全年|共|累计|上马了?|配套|新上|建设了?|20\d\d年)+")
_ORDER = {"table": 0, "card": 1, "chart": 2, "prose": 3, "scan": 4}


def merged(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """Metrics with those joined that say the same; in the order of their first page and place on it."""
    kept: dict[tuple[str, ...], Metric] = {}
    for metric in sorted(metrics, key=lambda m: _ORDER[m.evidence[0].place]):
        key = next((key for key in _keys(metric) if key in kept), None)
        if key is None:
            for each in _keys(metric):
                kept[each] = metric
            continue
        joined = merged_with(kept[key], metric)
        old = kept[key].id
        for each in [each for each, known in kept.items() if known.id == old]:
            kept[each] = joined
        for each in _keys(metric):
            kept.setdefault(each, joined)
    unique = {metric.id: metric for metric in kept.values()}
    return tuple(
        sorted(unique.values(), key=lambda m: (m.evidence[0].page, m.evidence[0].bbox[1], m.evidence[0].bbox[0], m.id))
    )


def _keys(metric: Metric) -> list[tuple[str, ...]]:
    """What two places must share to be one fact: value, unit, year, kind, boundary, and the indicator or label.

    Prose that names the sites of a group's figure repeats that figure, where it agrees in three digits. A figure of
    four digits or more that agrees in all else is the same one though its labels differ in words.
    """
    value = plain(abs(metric.value))
    same = (value, metric.unit, metric.period, metric.kind)
    name = metric.indicator or _core(metric.name)
    keys: list[tuple[str, ...]] = [(*same, metric.boundary, name)]
    digits = len(value.replace(".", "").strip("0"))
    if digits >= 3 and metric.evidence[0].place != "table":
        keys.append((*same, "group", name))
    if metric.indicator is None and digits >= 4:
        keys.append((*same, "value"))
    return keys


def _core(name: str) -> str:
    """A name without the words that only say whose it is, for comparing."""
    return _SUBJECT.sub("", folded(name))
