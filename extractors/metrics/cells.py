"""A table cell or a card's large number: its value, or that it is empty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.language.quantities import DIGITS, Bound, quantities
from policies.units import parse_unit, unit_pattern

_EMPTY = re.compile(
    r"^[\s\-–—―/\\*.~一]*$|^(?:N/?A|n/?a|不适用|未统计|未披露|无|暂无|未涉及|未监测|未核算|NIL|none)$", re.IGNORECASE
)
_SIGN = re.compile(r"^\s*(?P<sign>[-−–﹣↓▼+↑▲<>≤≥~约近]|下降|降低|减少|上升|增长|提高)?\s*(?P<rest>.*)$", re.DOTALL)
_DECIMALS = re.compile(r"\.(\d+)")
_SIGNED = {"-": -1, "−": -1, "–": -1, "﹣": -1, "↓": -1, "▼": -1, "下降": -1, "降低": -1, "减少": -1}
_BOUNDS: dict[str, Bound] = {"<": "<", "≤": "<", ">": ">", "≥": ">", "~": "~", "约": "~", "近": "~"}
_AFTER: dict[str, Bound] = {"以上": ">", "余": ">", "以下": "<", "左右": "~"}


@dataclass(frozen=True, slots=True)
class CellNumber:
    """The number of a cell in ``unit`` ("" where the cell prints none)."""

    value: Decimal
    unit: str
    bound: Bound | None
    with_unit: bool


def is_empty(text: str) -> bool:
    """Whether a cell says that there is no value (-, —, N/A, 未统计): absent, not zero."""
    return bool(_EMPTY.match(text.strip()))


def odd_digit(texts: Sequence[str]) -> int | None:
    """The place of the one number with a decimal more than all others of its row print: 12.31, 12.116, 12.45.

    Its last digit may be a footnote mark that is printed as large as the number. None where the others differ, print
    fewer than two decimals, or are fewer than two.
    """
    decimals = [len(found[1]) if (found := _DECIMALS.search(text)) else 0 for text in texts]
    usual = min(decimals, default=0)
    odd = [place for place, count in enumerate(decimals) if count != usual]
    if usual < 2 or len(decimals) < 3 or len(odd) != 1 or decimals[odd[0]] != usual + 1:
        return None
    return odd[0]


def number_in(text: str) -> CellNumber | None:
    """The value of a cell that holds one number and at most its unit (normalised text)."""
    match = _SIGN.match(text.strip())
    if match is None or is_empty(text):
        return None
    rest = match["rest"].strip()
    plain = re.fullmatch(rf"({DIGITS})\s*[*†]?", rest)
    factor = _SIGNED.get(match["sign"] or "", 1)
    bound = _BOUNDS.get(match["sign"] or "")
    if plain:
        return CellNumber(factor * Decimal(re.sub(r"[,\s]", "", plain[1])), "", bound, False)
    with_unit = re.fullmatch(rf"({DIGITS})\s*({unit_pattern()})(以上|以下|左右|余)?", rest)
    unit = parse_unit(with_unit[2]) if with_unit else None
    if with_unit is None or unit is None:
        return _worded(rest, factor)
    value = Decimal(re.sub(r"[,\s]", "", with_unit[1])) * unit.scale
    return CellNumber(factor * value, unit.symbol, bound or _AFTER.get(with_unit[3] or ""), True)


def _worded(text: str, factor: int) -> CellNumber | None:
    """Numbers in words that fill a cell (三成以上, 2 亿 8,635 万立方米)."""
    found = quantities(text)
    if len(found) != 1 or found[0].end - found[0].start < len(text.strip()) - 2:
        return None
    return CellNumber(factor * found[0].value, found[0].unit, found[0].bound, bool(found[0].unit))
