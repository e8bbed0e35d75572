"""Parts that a sentence lists behind their whole (能力5万立方米，包括3.2万立方米和2.1万立方米) and that exceed it.

Such a list need not be complete, so only an excess is a contradiction. What is compared, planned or changed in the
same clause is no part.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.contradictions.telling import Contradiction
from checker.precision import NUMBER
from checker.selection import Facts
from checker.wording import amount, pages
from extractors.facts import Evidence, Metric
from extractors.language.quantities import Quantity, quantities
from policies.units import UnitError, convert

CUE = re.compile(r"其中|包括|包含|由")
END = re.compile(r"[。;)!?]")
# Figures behind these words are no parts: they compare, plan, count on, or begin another whole.
OTHER = re.compile(r"较|比|同|增|减|降|升|目标|计划|预计|累计|占|达标|上年|去年|分别")
GAP = 16


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A whole and two or more parts in one text, in the whole's unit."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    total: Decimal
    slack: Decimal


def overfull(facts: Facts) -> list[Contradiction]:
    """The enumerations whose parts exceed the whole, each text once."""
    found: dict[tuple[int, str, str], Contradiction] = {}
    for place in _places(facts):
        text = unicodedata.normalize("NFKC", place.text)
        for one in _enumerations(text):
            if one.total > one.whole.value + one.slack:
                key = (place.page, text[one.whole.start : one.whole.end], text[one.parts[0].start : one.parts[0].end])
                found.setdefault(key, _told(facts, one, text, place))
    return list(found.values())


def _places(facts: Facts) -> list[Evidence]:
    """Every place of the prose that metrics stand in, the longest texts first, each once."""
    prose = {one: None for metric in facts.report.metrics for one in metric.evidence if one.place == "prose"}
    return sorted(prose, key=lambda one: (one.page, -len(one.text), one.text, one.bbox))


def _enumerations(text: str) -> Iterator[Enumeration]:
    found = quantities(text)
    for place, whole in enumerate(found[:-2]):
        gap = text[whole.end : found[place + 1].start]
        if CUE.search(gap) and len(gap) <= GAP and not END.search(gap) and not OTHER.search(gap) and not whole.bound:
            parts = tuple(_parts(text, whole, found[place + 1 :]))
            made = _made(text, whole, parts) if len(parts) > 1 else None
            if made:
                yield made


def _parts(text: str, whole: Quantity, behind: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities behind a whole that may be its parts, up to the clause's end or another whole."""
    last = whole.end
    for place, part in enumerate(behind):
        gap = text[last : part.start]
        after = text[part.end : behind[place + 1].start] if place + 1 < len(behind) else text[part.end :]
        if (place and (END.search(gap) or OTHER.search(gap))) or not part.unit or CUE.search(after.split("、")[0]):
            return
        yield part
        last = part.end


def _made(text: str, whole: Quantity, parts: tuple[Quantity, ...]) -> Enumeration | None:
    try:
        values = [convert(part.value, part.unit, whole.unit) for part in parts]
        slack = sum((convert(_digit(text, one), one.unit, whole.unit) for one in (whole, *parts)), Decimal(0)) / 2
    except UnitError:
        return None
    return Enumeration(whole, parts, sum(values, Decimal(0)), slack) if whole.unit not in ("", "%") else None


def _digit(text: str, one: Quantity) -> Decimal:
    """What the last printed digit is worth, in the quantity's unit."""
    found = NUMBER.search(text[one.start : one.end])
    printed = Decimal(found.group().replace(",", "")) if found else Decimal(0)
    if not printed:
        return Decimal(1)
    return Decimal(1).scaleb(int(printed.as_tuple().exponent)) * abs(one.value) / printed


def _told(facts: Facts, one: Enumeration, text: str, place: Evidence) -> Contradiction:
    printed = [text[part.start : part.end].strip() for part in (one.whole, *one.parts)]
    total = amount(one.total, one.whole.unit)
    whole = _metric(facts, printed[0], place.page)
    return Contradiction(
        kind="sum",
        message=f"{pages([place])}称{printed[0]}包括{'、'.join(printed[1:])}，各项之和{total}大于总数。",
        metrics=(whole,) if whole else (),
        values=(*printed[1 if whole else 0 :], total),
        computed=one.total,
        places=(place,),
    )


def _metric(facts: Facts, printed: str, page: int) -> Metric | None:
    """The metric of the page that is printed so."""
    for metric in facts.report.metrics:
        words = unicodedata.normalize("NFKC", metric.as_printed).strip()
        if words == printed and any(one.page == page for one in metric.evidence):
            return metric
    return None
