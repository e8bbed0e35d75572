"""A second reading of how a report speaks of a measure, by a small spaCy ``textcat``, where the rules find no cue.

Trained by ``bench/stance/train.py`` on sentences labelled by this project. It is asked only where the words
of ``stances.yaml`` find no deed and no plan, and answers only where it is sure.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from extractors.facts import Stance
from extractors.language.texts import normal

if TYPE_CHECKING:
    from spacy.language import Language

LABELS: tuple[Stance, ...] = get_args(Stance)
SHIPPED = Path(__file__).parent / "models" / "stance"
KINDS: tuple[tuple[Stance, ...], ...] = (
    ("done", "ongoing"), ("planned", "studied"), ("stopped", "absent"), ("named",),
)  # fmt: skip
SURE = 0.7


def plain(text: str) -> str:
    """What the classifier reads of a text: normalised, every digit as 0, without blanks; training agrees on it."""
    return "".join("0" if char.isdecimal() else char for char in normal(text) if not char.isspace())


@lru_cache(maxsize=1)
def _classifier() -> Language:
    import spacy

    return spacy.load(SHIPPED)


def likeliest(text: str) -> tuple[Stance, float]:
    """The stance that the classifier holds likeliest for a sentence, and how likely its kind is (0 to 1).

    Done and ongoing are of one kind, as are planned and studied, stopped and absent.
    """
    cats = _classifier()(plain(text)).cats
    kind = max(KINDS, key=lambda kind: sum(cats[label] for label in kind))
    return max(kind, key=lambda label: cats[label]), sum(cats[label] for label in kind)
