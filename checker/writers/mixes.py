"""What a quantity consists of in the report year: emissions by scope, as shares of what is reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.writers.languages import said
from checker.writers.numbers import number, quantity

PARTS = (("carbon-mix", ("carbon.scope1", "carbon.scope2", "carbon.scope3")),)
WIDE = ("group", "company")


@dataclass(frozen=True, slots=True)
class Share:
    """A part with its amount in words and its share in percent, to one digit; ``weight`` is its width."""

    name: str
    amount: str
    percent: str
    weight: str


@dataclass(frozen=True, slots=True)
class Mix:
    """A quantity of one year and its parts, as they are reported for the whole enterprise."""

    title: str
    shares: tuple[Share, ...]


def mixes(metrics: Sequence[Mapping[str, Any]], year: int | None) -> tuple[Mix, ...]:
    """The mixes of which at least two parts are reported for the report year, in one unit."""
    found = ((title, _reported(metrics, names, year)) for title, names in PARTS)
    return tuple(
        Mix(said(title, year=year), _shares(parts)) for title, parts in found if len(parts) > 1 and _is_one(parts)
    )


def _reported(
    metrics: Sequence[Mapping[str, Any]], names: Sequence[str], year: int | None
) -> list[tuple[Mapping[str, Any], Decimal]]:
    """The first value of each part for the year, of the widest boundary."""
    parts = []
    for name in names:
        told = [
            (metric, value)
            for scope in WIDE
            for metric in metrics
            if metric["indicator"] == name
            and metric["kind"] == "actual"
            and metric["period"] == str(year)
            and metric["boundary"] == scope
            and (value := number(metric["value"])) is not None
            and value > 0
        ]
        parts += told[:1]
    return parts


def _is_one(parts: Sequence[tuple[Mapping[str, Any], Decimal]]) -> bool:
    return len({metric["unit"] for metric, _ in parts}) == 1


def _shares(parts: Sequence[tuple[Mapping[str, Any], Decimal]]) -> tuple[Share, ...]:
    whole = sum((value for _, value in parts), Decimal(0))
    return tuple(
        Share(
            name=metric["name"],
            amount=quantity(metric["value"], metric["unit"]),
            percent=f"{value / whole * 100:.1f}%",
            weight=f"{value / whole * 100:.3f}",
        )
        for metric, value in parts
    )
