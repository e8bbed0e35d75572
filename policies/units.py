"""Units as reports print them: recognised, normalised and converted exactly.

A printed unit (万千瓦时, 千克标准煤/吨) is split into a decimal prefix, a symbol of ``units.yaml`` and, behind a
slash or 每, a denominator of the same form; pint does the arithmetic of dimensions over the registry in ``units.txt``
with Decimal, so nothing is rounded.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policies.loader import load_file
from policies.schema import UnitTable

if TYPE_CHECKING:
    import pint

FOLDER = Path(__file__).parent / "vocabulary"


class UnitError(ValueError):
    """A unit is unknown, or two units have different dimensions."""


@dataclass(frozen=True, slots=True)
class Part:
    """A numerator or denominator: ``scale`` from the prefix, ``symbol`` as dafeng writes the unit."""

    scale: Decimal
    prefix: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: ``scale`` multiplies the number, ``symbol`` is what the product is counted in."""

    scale: Decimal
    symbol: str


# What a unit unknown here may be per: words, no number, no brackets.
_DENOMINATOR = re.compile(r"[^\W\d_][^,，;；。:：()/]{1,24}")


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    data = load_file(FOLDER / "units.yaml", UnitTable)
    names = {entry.symbol: entry.pint for entry in data.units}
    surfaces = {fold(surface): entry.symbol for entry in data.units for surface in entry.surfaces}
    for noun in data.counts:
        names.setdefault(noun, "count")
        surfaces.setdefault(noun, noun)
    return {
        "names": names,
        "surfaces": surfaces,
        "prefixes": data.prefixes,
        "tails": data.tails,
        "counts": set(data.counts),
    }


def fold(text: str) -> str:
    """NFKC without blanks: m³, ㎥ and Ｍ３ become m3-like, case kept."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1)
def unit_pattern() -> str:
    """A regular expression (no groups) for a unit as printed, longest spelling first, blanks allowed inside."""
    tables = _tables()
    # A Latin letter behind a Latin unit makes another word of it; behind a Chinese one it begins the next word.
    atom = _alternatives([*tables["surfaces"], *_printed_variants(tables["surfaces"])])
    piece = rf"(?:(?:{prefix_pattern()})?\s?(?:{atom})(?!(?<=[A-Za-z])[A-Za-z]))"
    tail = _alternatives(tables["tails"])
    return rf"(?:{piece}(?:\s?[/／每]\s?\(?{piece}(?:{tail})?\)?){{0,2}})"


@lru_cache(maxsize=1)
def prefix_pattern() -> str:
    """A regular expression (no groups) for a decimal prefix (万, 亿, 百万), the longest first."""
    return _alternatives(_tables()["prefixes"])


def prefix_scale(text: str) -> Decimal:
    """What a decimal prefix multiplies by."""
    scale: Decimal = _tables()["prefixes"][text]
    return scale


def _printed_variants(surfaces: dict[str, str]) -> list[str]:
    """Spellings with ³, ₂ and full-width signs, which folding would otherwise hide from the pattern."""
    variants = [s.replace("m3", "m³").replace("m2", "m²") for s in surfaces] + [
        s.replace("CO2", "CO₂") for s in surfaces
    ]
    return [variant for variant in variants if variant not in surfaces] + ["％", "㎥", "㎡", "℃"]


def _alternatives(words: Any) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(
        r"\s?".join(re.escape(char) for char in word) if word.isascii() else re.escape(word) for word in ordered
    )


@lru_cache(maxsize=4096)
def parse_unit(text: str) -> Unit | None:
    """The unit that ``text`` spells as a whole, or None: 万千瓦时 → (10000, kWh), 吨/万元产值 → (1, t/万元)."""
    pieces = [piece.strip("()") for piece in re.split(r"[/每]", fold(text))]
    parts = [_part(piece, denominator=index > 0) for index, piece in enumerate(pieces)]
    if not parts or len(parts) > 3 or any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    symbol = "/".join([known[0].symbol, *(part.prefix + part.symbol for part in known[1:])])
    return Unit(known[0].scale, symbol)


def open_unit(text: str) -> Unit | None:
    """The unit as ``parse_unit`` reads it, also where what it is per is no unit known here: 升/十二寸晶圆.

    Such a unit converts into no other.
    """
    pieces = [piece.strip("()") for piece in re.split(r"[/每]", fold(text), maxsplit=1)]
    known = parse_unit(text)
    if known is not None or len(pieces) != 2 or not _DENOMINATOR.fullmatch(pieces[1]):
        return known
    numerator = parse_unit(pieces[0])
    if numerator is None or is_count(numerator.symbol) or "/" in numerator.symbol:
        return None
    return Unit(numerator.scale, f"{numerator.symbol}/{pieces[1]}")


def _part(text: str, denominator: bool) -> Part | None:
    tables = _tables()
    candidates = [text]
    if denominator:
        candidates += [text.removesuffix(tail) for tail in tables["tails"] if text.endswith(tail) and text != tail]
    for candidate in candidates:
        found = _prefixed(candidate, tables)
        if found:
            return found
    return None


def _prefixed(text: str, tables: dict[str, Any]) -> Part | None:
    surfaces: dict[str, str] = tables["surfaces"]
    if text in surfaces or text in tables["names"]:
        return Part(Decimal(1), "", surfaces.get(text, text))
    for prefix in sorted(tables["prefixes"], key=len, reverse=True):
        rest = text[len(prefix) :]
        if text.startswith(prefix) and (rest in surfaces or rest in tables["names"]):
            return Part(tables["prefixes"][prefix], prefix, surfaces.get(rest, rest))
    return None


def is_unit_name(text: str) -> bool:
    """Whether ``text`` is the name of a unit without a decimal prefix: 千克, and not 千吨."""
    return fold(text) in _tables()["surfaces"]


def is_count(symbol: str) -> bool:
    """Whether things are counted by this noun (个, 台, 人次)."""
    return symbol in _tables()["counts"]


@lru_cache(maxsize=1)
def registry() -> pint.UnitRegistry[Any]:
    """The pint registry of ``units.txt``, exact in Decimal."""
    import pint

    made: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Decimal)
    made.load_definitions(str(FOLDER / "units.txt"))
    return made


@lru_cache(maxsize=4096)
def _quantity(unit: str) -> Any:
    """``unit`` as a pint quantity of magnitude one times its scale."""
    pieces = fold(unit).split("/") if unit not in ("", "1") else [""]
    made = registry()
    total = made.Quantity(Decimal(1))
    for index, piece in enumerate(pieces):
        factor = _pint_part(piece)
        total = total / factor if index else factor
    return total


def _pint_part(piece: str) -> Any:
    made = registry()
    if piece in ("", "1"):
        return made.Quantity(Decimal(1), "one")
    part = _part(piece, denominator=True)
    if part is None:
        raise UnitError(f"unknown unit: {piece}")
    number, _, name = _tables()["names"][part.symbol].rpartition(" * ")
    return made.Quantity(part.scale * Decimal(number or 1), name)


@lru_cache(maxsize=4096)
def dimension(unit: str) -> str | None:
    """A name of the unit's dimension, equal for units that convert into each other; None for an unknown unit."""
    try:
        return str(_quantity(unit).dimensionality)
    except UnitError:
        return None


def same_dimension(one: str, other: str) -> bool:
    """Whether values in the two units can be compared; False when either is unknown."""
    first = dimension(one)
    return first is not None and first == dimension(other)


@lru_cache(maxsize=4096)
def _factor(unit: str, to: str) -> Decimal:
    source, goal = _quantity(unit), _quantity(to)
    if source.dimensionality != goal.dimensionality:
        raise UnitError(f"{unit} does not convert to {to}")
    return Decimal((source / goal).to_base_units().magnitude)


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """``value`` of ``unit`` in ``to``, exactly; raises UnitError when a unit is unknown or the dimensions differ."""
    return value if unit == to else value * _factor(unit, to)
