"""The sample report's small model: measured series, and what is computed from them, as they are printed.

Everything is computed from printed (rounded) figures, so that a reader who recomputes a figure gets the same digits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FIGURES = Path(__file__).parent / "figures.yaml"


@dataclass(frozen=True)
class Series:
    """One quantity over the report's years; None is an empty cell, printed as ``empty``."""

    unit: str
    decimals: int
    values: tuple[Decimal | None, ...]
    empty: str


class Figures:
    """All series by name, and the ways the templates print them."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.years: tuple[int, ...] = tuple(data["years"])
        self._data: dict[str, dict[str, Any]] = data["series"]
        self._plants: dict[str, list[str | None]] = data["plants"]
        self.series: Callable[[str], Series] = cache(self._series)

    def value(self, name: str, year: int) -> Decimal:
        """The figure of one year; KeyError when its cell is empty."""
        value = self.series(name).values[self.years.index(year)]
        if value is None:
            raise KeyError(f"{name} {year}")
        return value

    def show(self, name: str, year: int, plain: bool = False) -> str:
        """The figure as printed: thousands separated (unless ``plain``), the mark of an empty cell for none."""
        series = self.series(name)
        value = series.values[self.years.index(year)]
        return series.empty if value is None else f"{value:f}" if plain else f"{value:,f}"

    def scaled(self, name: str, year: int, power: int, decimals: int) -> str:
        """The figure in a unit ten to the ``power`` times larger (吨 as 万吨: 4)."""
        return f"{rounded(self.value(name, year).scaleb(-power), decimals):,f}"

    def change(self, name: str, year: int, since: int, decimals: int = 1) -> str:
        """The size of the change between two years in percent, without sign."""
        start = self.value(name, since)
        return f"{abs(rounded((self.value(name, year) - start) / start * 100, decimals)):f}"

    def points(self, name: str, year: int, since: int) -> str:
        """The size of the change of a share between two years in percentage points, without sign."""
        return f"{abs(self.value(name, year) - self.value(name, since)):f}"

    def plants(self, name: str) -> list[str]:
        """The figures of the plants in the last year; the last plant has what is missing to the group's figure."""
        known = [Decimal(value) for value in self._plants[name] if value is not None]
        rest = self.value(name, self.years[-1]) - sum(known)
        return [f"{value:,f}" for value in (*known, rest)]

    def _series(self, name: str) -> Series:
        entry = self._data[name]
        decimals = entry["decimals"]
        values = tuple(self._cell(entry, index) for index in range(len(self.years)))
        shown = tuple(None if value is None else rounded(value, decimals) for value in values)
        return Series(entry["unit"], decimals, shown, entry.get("empty", "—"))

    def _cell(self, entry: dict[str, Any], index: int) -> Decimal | None:
        if "values" in entry:
            text = entry["values"][index]
            return None if text is None else Decimal(text)
        if "ratio" in entry:
            above, below = (self.series(entry["ratio"][key]).values[index] for key in ("of", "by"))
            return above / below * Decimal(entry["ratio"]["factor"]) if above is not None and below else None
        parts = [(self.series(part).values[index], Decimal(weight)) for part, weight in entry["sum"].items()]
        known = [value * weight for value, weight in parts if value is not None]
        return sum(known, Decimal(0)) if known else None


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded half up, as Chinese statistics round."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def load_figures(path: Path = FIGURES) -> Figures:
    """The model as its YAML file says."""
    return Figures(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
