"""Which indicator of the vocabulary a label names, given the unit that stands with the figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.language.terms import TermIndex
from extractors.language.texts import folded
from policies.schema import Indicator
from policies.units import dimension, same_dimension

# A mass that is one of a substance: standard coal, carbon dioxide.
COAL = {"t": "tce", "kg": "kgce", "g": "gce"}
CARBON = {"t": "tCO2e", "kg": "kgCO2e", "g": "gCO2e"}
# A printed mass stands for an amount of carbon dioxide where the indicator is one of emissions.
_MASS_AS = {"tCO2e": CARBON}
_DENOMINATOR = [
    (re.compile(r"百万元(?:营|收|产)"), "百万元"),
    (re.compile(r"万元|每万元"), "万元"),
    (re.compile(r"人均|每人"), "人"),
    (
        re.compile(
            r"吨(?:标准)?(?:机制|文化|生活|包装|商品|原|白)?(?:纸|浆|产品|pulp)|每吨|吨[^,]{0,8}单耗|吨[^,]{0,4}(?:能耗|电耗|水耗|汽耗|煤耗|取水|耗电|耗汽|耗水|用水|用电)|一吨[^,]{1,8}(?:要|需|用|耗)|吨产品"
        ),
        "t",
    ),
    (re.compile(r"每千升"), "kL"),
    (re.compile(r"每日|日均|日处理|日最|日产|每天|日供"), "d"),
]
# A mass of standard coal or of carbon dioxide is printed without the substance where the label names it.
_SUBSTANCES = [
    (re.compile(r"标准煤|标煤"), COAL),
    (re.compile(r"二氧化碳|CO2|温室气体|碳排放|碳减排|减碳"), CARBON),
]
_PIECE = re.compile(r"[单每](万?[只件台套双瓶箱])")


@dataclass(frozen=True, slots=True)
class Match:
    """An indicator found in a label: the synonym that named it and the unit the figure is then read in."""

    indicator: Indicator
    synonym: str
    unit: str


# What is told per unit of something is no total, whatever the something is.
_PER = re.compile(
    r"(?<![各下所属])单位(?:发电量|供电量|供热量|建筑面积|面积|营业?收入?|产值|收入|产量|产能|gdp|工业增加值|增加值|利润|里程|周转量|运输量)"
)


class IndicatorIndex:
    """The vocabulary's indicators, ready to be looked up by label and unit."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self.indicators = {indicator.id: indicator for indicator in indicators}
        self._terms = sorted(
            ((folded(term), indicator) for indicator in indicators for term in (indicator.name, *indicator.synonyms)),
            key=lambda pair: (-len(pair[0]), not pair[1].requires, pair[0], pair[1].id),
        )
        self._index = TermIndex([term for term, _ in self._terms])
        self._bare = TermIndex([term for term, indicator in self._terms if "1" in (indicator.unit, *indicator.units)])
        self._excludes = {i.id: tuple(folded(word) for word in i.excludes) for i in indicators}
        self._requires = {i.id: tuple(folded(word) for word in i.requires) for i in indicators}

    def match(self, label: str, unit: str, context: str = "") -> Match | None:
        """The indicator whose longest synonym stands in ``label`` and whose dimension fits ``unit``."""
        text, around = folded(label), folded(label + context)
        for place in self._index.found(text):
            term, indicator = self._terms[place]
            if not self._allowed(indicator, text, around):
                continue
            fitting = fitting_unit(indicator, unit, label)
            if fitting is not None:
                return Match(indicator, term, fitting)
        return None

    def named(self, label: str, context: str = "") -> Match | None:
        """The indicator that ``label`` names whatever the unit: for changes, which are printed in percent."""
        text, around = folded(label), folded(label + context)
        for place in self._index.found(text):
            term, indicator = self._terms[place]
            if self._allowed(indicator, text, around):
                return Match(indicator, term, "")
        return None

    def names_bare(self, text: str) -> bool:
        """Whether ``text`` names an indicator whose figures are printed without a unit."""
        return any(True for _ in self._bare.found(folded(text)))

    def _allowed(self, indicator: Indicator, text: str, around: str) -> bool:
        if any(word in text for word in self._excludes[indicator.id]):
            return False
        if "/" not in indicator.unit and indicator.unit != "%" and _PER.search(text):
            return False
        required = self._requires[indicator.id]
        return not required or any(word in around for word in required)


def fitting_unit(indicator: Indicator, unit: str, label: str) -> str | None:
    """The unit in which a figure printed in ``unit`` is one of ``indicator``; None where the dimensions differ."""
    implied = implied_unit(unit, label)
    # 吨盐综合能耗 92 千克标准煤 is never a total.
    bare = (unit,) if "/" not in implied or "/" in unit else ()
    for wanted in (indicator.unit, *indicator.units):
        for candidate in (*bare, implied):
            if _fits(candidate, wanted):
                return _completed(candidate, wanted, indicator.unit)
            as_carbon = _MASS_AS.get(wanted.split("/")[0], {}).get(candidate.split("/")[0])
            if as_carbon and _fits(joined := "/".join([as_carbon, *candidate.split("/")[1:]]), wanted):
                return joined
    return None


def _completed(unit: str, fitted: str, canonical: str) -> str:
    """A unit printed without its denominator, where the indicator is one per tonne or per head."""
    numerator, slash, denominator = canonical.partition("/")
    bare = bool(slash) and "/" not in unit and same_dimension(fitted, numerator)
    return f"{unit}/{denominator}" if bare else unit


def _fits(unit: str, wanted: str) -> bool:
    if unit in ("", "1"):
        return wanted == "1"
    if wanted.split("/")[1:] and dimension(unit) != dimension(wanted):
        return False
    return same_dimension(unit, wanted)


def implied_unit(unit: str, label: str, pieces: bool = True) -> str:
    """The unit with the substance and the denominator that the label speaks of.

    万元产值综合能耗 1.03 吨标准煤 is tce/万元, 节约标准煤 10 万吨 is tce. ``pieces`` tells whether single things (单只)
    are denominators as 万只 are.
    """
    if unit in COAL:
        unit = next((unit_of[unit] for words, unit_of in _SUBSTANCES if words.search(label)), unit)
    if not unit or "/" in unit or unit in ("%", "pp", "‰", "万元", "亿元", "元"):
        return unit
    piece = _PIECE.search(label)
    if piece and (pieces or piece[1].startswith("万")):
        return f"{unit}/{piece[1]}"
    for pattern, denominator in _DENOMINATOR:
        if pattern.search(label):
            return f"{unit}/{denominator}"
    return unit
