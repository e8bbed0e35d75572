"""The measures that a person may find in the report although the vocabulary does not: sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.writers.evidence import Crops, Proof
from checker.writers.languages import said


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure that a sentence may show, and how like its names the sentence is (two digits)."""

    name: str
    score: str


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A sentence and the measures that it may show, the likeliest first."""

    proof: Proof
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What there is to look at; ``note`` says what it is and what it is not."""

    title: str
    note: str
    rows: tuple[SuggestionRow, ...]


def suggestions(found: Iterable[Mapping[str, Any]], crops: Crops) -> Suggestions:
    """The suggestions of a result file by their sentences, in the order of the result; no rows where there are none."""
    proofs: dict[tuple[Any, ...], Proof] = {}
    named: dict[tuple[Any, ...], list[Candidate]] = {}
    for item in found:
        piece = item["evidence"][0]
        key = (piece["page"], tuple(piece["bbox"]), piece["text"])
        proofs.setdefault(key, crops.proof(piece))
        named.setdefault(key, []).append(Candidate(item["name"], item["score"]))
    rows = tuple(SuggestionRow(proof, tuple(named[key])) for key, proof in proofs.items())
    return Suggestions(said("suggestions"), said("suggestions-note"), rows)
