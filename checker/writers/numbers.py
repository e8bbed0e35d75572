"""Numbers and units as a reader sees them. Rounding happens here, for display only."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext

from checker.writers.languages import said

POWERS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def number(text: str | None) -> Decimal | None:
    """The decimal behind a value of the result file, None where there is none or it is not a finite number."""
    try:
        value = Decimal(text) if text is not None else None
    except InvalidOperation:
        return None
    return value if value is not None and value.is_finite() else None


def shown(text: str | None) -> str:
    """A value for the eye: thousands grouped from five digits on, at most four decimals, ≈ where digits were cut.

    What is not a number is shown as it stands.
    """
    value = number(text)
    if value is None:
        return text or ""
    cut = _cut(value)
    digits = format(cut, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    whole, dot, rest = digits.lstrip("-").partition(".")
    grouped = f"{int(whole):,}" if len(whole) > 4 else whole
    sign = "-" if cut < 0 else ""
    return f"{'' if cut == value else '≈'}{sign}{grouped}{dot}{rest}"


def _cut(value: Decimal) -> Decimal:
    """``value`` with at most four decimals (two from 1000 on, four significant digits below 1)."""
    exponent = value.as_tuple().exponent
    places = 2 if abs(value) >= 1000 else 4 if abs(value) >= 1 else 3 - min(value.adjusted(), -1)
    if not isinstance(exponent, int) or -exponent <= places:
        return value
    with localcontext() as context:
        context.prec = max(len(value.as_tuple().digits) + 2, 28)
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def unit_shown(unit: str | None) -> str:
    """A unit with raised and lowered digits (m³, tCO₂e).

    The plain number's unit "1" is left out, and so is "count": the noun stands in what is printed.
    """
    if unit in (None, "", "1", "count"):
        return ""
    lowered = re.sub(r"(?<=CO)2|(?<=SO)2|(?<=NO)2", lambda match: match[0].translate(POWERS), unit or "")
    return re.sub(r"(?<=m)3(?!\d)", "³", re.sub(r"(?<=m)2(?!\d)", "²", lowered))


def quantity(value: str | None, unit: str | None) -> str:
    """Value and unit together; a per cent sign stands next to its number."""
    name = said("points") if unit == "pp" else unit_shown(unit)
    figure = shown(value)
    return figure + name if name.startswith(("%", "‰")) or not name else f"{figure} {name}"


def percent(share: Decimal) -> str:
    """A share as per cent with at most one decimal, ≈ where digits were cut."""
    exact = share * 100
    cut = exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{'' if cut == exact else '≈'}{shown(str(cut))}%"
