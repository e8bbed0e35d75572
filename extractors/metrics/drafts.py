"""From a number with its label to a Metric: indicator, theme, unit and name, or nothing where it is no such figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.facts import Evidence, Kind, Metric, content_id
from extractors.language.indicators import IndicatorIndex, Match, implied_unit
from extractors.language.quantities import Bound
from extractors.language.texts import normal
from extractors.language.wordlists import has_weak, theme_of
from policies.schema import Theme
from policies.units import UnitError, convert, dimension, is_count

# The theme that a unit alone shows.
UNIT_THEMES: dict[str, Theme] = {
    "[standard_coal]": "energy",
    "[electricity]": "energy",
    "[heat]": "energy",
    "[power]": "energy",
    "[carbon_dioxide]": "carbon",
}
# A share belongs to the environment where the words next to it do.
NEAR = 12
MONEY = ("元", "万元", "百万元", "亿元", "美元", "港元", "欧元", "新台币元", "新台币百万元")
AREAS = ("[area]", "[land_area]")
# Units that say nothing of the environment: a figure in them counts only where the vocabulary knows it.
SILENT = (
    "[year]",
    "[day]",
    "[hour]",
    "[minute]",
    "[second]",
    "[month_of_year]",
    "[length]",
    "[voltage]",
    "[ratio]",
    "[celsius]",
)


# A share with a name of its own is told where the section is about the environment, whatever it is a share of.
_SHARE = re.compile(r"(?:率|占比|比例|比重)$|^占[^,;。]{2,}$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure as read, before it is known what it is a figure of.

    ``label`` names it; ``context`` are the words around (group row, caption, clause); ``section`` says that it stands
    under an environmental heading. ``value`` is in ``unit``. ``about`` is what the figure is recognised by where the
    label alone is too short. ``theme`` is that of the total whose part the figure is. ``printed_label`` is the label as
    it stands on the page where that is written otherwise (in traditional characters, say).
    """

    label: str
    context: str
    section: bool
    value: Decimal
    unit: str
    as_printed: str
    period: str
    kind: Kind
    baseline: str | None = None
    bound: Bound | None = None
    boundary: str = "group"
    printed_unit: str = ""
    about: str = ""
    theme: Theme | None = None
    printed_label: str = ""
    certainty: Decimal = Decimal("0.9")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What shows that a draft is an environmental figure: its theme, and the indicator where the vocabulary has it."""

    theme: Theme
    match: Match | None


def recognised(draft: Draft, index: IndicatorIndex) -> Recognised | None:
    """What the figure is one of; None where nothing shows that it is an environmental one."""
    match = _match(draft, index)
    theme = match.indicator.theme if match else _open_theme(draft) or draft.theme
    return Recognised(theme, match) if theme else None


def metric_of(draft: Draft, known: Recognised, evidence: Evidence) -> Metric:
    """The Metric of a draft that has been recognised, with the place where it stands."""
    match = known.match
    value, unit = _in_canonical_unit(draft, match)
    if match is None:
        # What is counted stands in the name; the noun it is counted by stays in what is printed.
        unit = "count" if is_count(unit) else implied_unit(unit, draft.label, pieces=False)
    return Metric(
        id=content_id(
            "m",
            draft.label,
            value,
            unit,
            draft.period,
            draft.kind,
            draft.boundary,
            evidence.model_dump(exclude={"certainty"}),
        ),
        indicator=match.indicator.id if match else None,
        theme=known.theme,
        name=_name(draft, match),
        label=draft.printed_label or draft.label,
        value=value,
        unit=unit,
        as_printed=draft.as_printed,
        printed_unit=draft.printed_unit,
        period=draft.period,
        kind=draft.kind,
        baseline=draft.baseline,
        boundary=draft.boundary,
        bound=draft.bound,
        confidence=draft.certainty if match else draft.certainty - Decimal("0.2"),
        evidence=(evidence,),
    )


def _match(draft: Draft, index: IndicatorIndex) -> Match | None:
    named = draft.about or draft.label
    if draft.kind in ("change", "target") and draft.unit in ("%", "pp", "‰"):
        return index.match(named, draft.unit, draft.context) or index.named(named, draft.context)
    return index.match(named, draft.unit, draft.context)


def _open_theme(draft: Draft) -> Theme | None:
    """The theme of a figure that no indicator covers (the vocabulary is open at its edge)."""
    label, context = normal(draft.about or draft.label), normal(draft.context)
    measure = dimension(draft.unit.split("/")[0])
    if draft.unit in ("", "1"):
        return None
    if measure in SILENT and draft.unit not in ("%", "‰"):
        return "activity" if draft.unit == "h" and has_weak(label) else None
    own = theme_of(label)
    near = own or (theme_of(context) if draft.section or not draft.context else None)
    if is_count(draft.unit) or draft.unit in MONEY or measure in AREAS:
        return "activity" if near or (draft.section and has_weak(label + context)) else None
    if own and (measure != "[ratio]" or theme_of(label[-NEAR:])):
        return own  # type: ignore[return-value]
    if measure in UNIT_THEMES:
        return UNIT_THEMES[measure]
    if measure == "[ratio]" and not (theme_of(label[-NEAR:]) or has_weak(label[-NEAR:])):
        return "activity" if draft.section and _SHARE.search(label) else None
    return near  # type: ignore[return-value]


def _in_canonical_unit(draft: Draft, match: Match | None) -> tuple[Decimal, str]:
    """The value in the indicator's canonical unit, or in the printed one where the two do not convert."""
    unit = match.unit if match and match.unit else draft.unit
    if match is None or draft.unit in ("%", "pp", "‰") or not unit:
        return draft.value, unit
    try:
        return convert(draft.value, unit, match.indicator.unit), match.indicator.unit.removeprefix("1")
    except UnitError:
        return draft.value, unit


def _name(draft: Draft, match: Match | None) -> str:
    name = match.indicator.name if match else draft.label.strip()
    return (
        f"{name}变化"
        if draft.kind == "change" and not name.endswith(("变化", "节能量", "减排量", "节电量", "节水量"))
        else name
    )


def merged_with(metric: Metric, other: Metric) -> Metric:
    """``metric`` with the evidence of ``other`` added, which says the same."""
    places = tuple(sorted({*metric.evidence, *other.evidence}, key=lambda e: (e.page, e.bbox)))
    return metric.model_copy(update={"evidence": places, "confidence": max(metric.confidence, other.confidence)})
