"""The vocabulary's files as they stand, and what a label means by the rule of ``Indicator``'s docstring."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from opencc import OpenCC
from ruamel.yaml import YAML

from policies.schema import Indicator, Industry
from policies.units import dimension

VOCABULARY = Path(__file__).parents[3] / "policies" / "vocabulary"
INDICATOR_FILES = sorted((VOCABULARY / "indicators").glob("*.yaml"))


def entries(file: Path) -> list[dict[str, Any]]:
    """The entries of a YAML file, without validation."""
    return list(YAML(typ="safe").load(file.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def indicators() -> tuple[Indicator, ...]:
    return tuple(Indicator.model_validate(entry) for file in INDICATOR_FILES for entry in entries(file))


@lru_cache(maxsize=1)
def industries() -> tuple[Industry, ...]:
    return tuple(Industry.model_validate(entry) for entry in entries(VOCABULARY / "industries.yaml"))


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def folded(text: str) -> str:
    """NFKC, simplified, lower case, no blanks."""
    return "".join(_converter().convert(unicodedata.normalize("NFKC", text)).lower().split())


@lru_cache(maxsize=1024)
def dimensions(indicator: Indicator) -> frozenset[str | None]:
    return frozenset(dimension(unit) for unit in (indicator.unit, *indicator.units))


def meant(label: str, unit: str, context: str = "") -> str | None:
    """The id of the indicator that a label with a unit names; None where the vocabulary has none.

    Of equally long synonyms the one counts whose indicator requires a word, for it is the narrower one.
    """
    text, around, printed = folded(label), folded(label + context), dimension(unit)
    found = [
        (-len(word), not indicator.requires, indicator.id)
        for indicator in indicators()
        if printed in dimensions(indicator) and allowed(indicator, text, around)
        for word in (*indicator.synonyms, folded(indicator.name))
        if word in text
    ]
    return min(found)[-1] if found else None


def allowed(indicator: Indicator, text: str, around: str) -> bool:
    if any(word in text for word in indicator.excludes):
        return False
    return not indicator.requires or any(word in around for word in indicator.requires)
