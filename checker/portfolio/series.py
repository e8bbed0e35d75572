"""The printed values of one report by which another report of the same enterprise is compared with it.

They are many and seldom needed (only where a batch holds several reports of one enterprise), so they are kept packed.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from pydantic import TypeAdapter
from pydantic_core import to_json

from checker.selection import WIDE, Facts, Figure
from extractors.facts import Metric

CROWD = 3
Spot = tuple[str, int, str]
ENTRIES = TypeAdapter(tuple[tuple[Spot, tuple[Metric, ...]], ...])


def series(facts: Facts) -> dict[Spot, tuple[Metric, ...]]:
    """The values by indicator, year and boundary (the enterprise as a whole, or one of its sites).

    The value judged comes first, what is printed otherwise at another place behind it. Left out are bounds (不超过),
    values in doubt (a slip, a negative amount), and crowds of values whose rows were not told apart. Of each value one
    place is kept.
    """
    found: dict[Spot, tuple[Metric, ...]] = {}
    for name in facts.indicators:
        for year in facts.years(name):
            for figure in facts.places(name, year):
                values = (*figure.metrics, *figure.rivals, *figure.tied)
                if _comparable(figure) and len(values) <= CROWD:
                    found[name, year, figure.scope] = tuple(map(_one_place, values))
    return found


def packed(values: Mapping[Spot, tuple[Metric, ...]]) -> bytes:
    """The values in a fiftieth of the memory."""
    return zlib.compress(to_json(list(values.items())))


def unpacked(content: bytes) -> dict[Spot, tuple[Metric, ...]]:
    """What ``packed`` was given."""
    return dict(ENTRIES.validate_json(zlib.decompress(content)))


def _comparable(figure: Figure) -> bool:
    extent = figure.scope in WIDE or figure.scope.startswith("site:")
    return extent and figure.doubt is None and figure.bound not in ("<", ">")


def _one_place(metric: Metric) -> Metric:
    return metric.model_copy(update={"evidence": metric.evidence[:1]})
