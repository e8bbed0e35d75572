"""How right the candidates are on labelled real sentences: python -m bench.suggest.evaluate (README.md says more)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.esg import sentence
from extractors.extraction import extractor
from extractors.language.suggestions import Suggester, suggester
from extractors.language.texts import normal

LABELS = Path(__file__).with_name("labels.jsonl")
SPLITS = ("choose", "test", "shown")


class Labelled(NamedTuple):
    """A sentence and the measures that a person accepted for it."""

    text: str
    measures: frozenset[str]


class Outcome(NamedTuple):
    """What was suggested for a sentence: how many measures, how many of them accepted, and whether any could be."""

    shown: int
    right: int
    labelled: bool


def labelled(split: str) -> list[Labelled]:
    """The sentences of a split. Raises ValueError where a sentence is another one now."""
    entries = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    return [
        Labelled(normal(sentence(entry["row"], entry["sha256"])), frozenset(entry["measures"]))
        for entry in entries
        if entry["split"] == split
    ]


def outcomes(sentences: Sequence[Labelled], judge: Suggester) -> list[Outcome]:
    """The candidates of each sentence against what was accepted; a sentence that tells of no deed has none."""
    found = judge.candidates([one.text for one in sentences])
    kept = [some if judge.tells(one.text) else [] for one, some in zip(sentences, found, strict=True)]
    return [
        Outcome(len(some), sum(measure.id in one.measures for measure, _ in some), bool(one.measures))
        for one, some in zip(sentences, kept, strict=True)
    ]


def lines(found: Iterable[Outcome]) -> str:
    """Precision by sentences and by candidates, and recall over the sentences that show some measure."""
    every = list(found)
    shown = [one for one in every if one.shown]
    hit, wanted = sum(one.right > 0 for one in shown), sum(one.labelled for one in every)
    candidates, right = sum(one.shown for one in shown), sum(one.right for one in shown)
    return (
        f"  {len(shown)} of {len(every)} sentences shown, {hit} with a right candidate ({_share(hit, len(shown))})\n"
        f"  {candidates} candidates, {right} right ({_share(right, candidates)})\n"
        f"  {wanted} sentences show a measure, {hit} of them found ({_share(hit, wanted)})\n"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def main() -> None:
    """Prints all splits."""
    base = extractor()
    judge = suggester(base.vocabulary.measures, base.matcher)
    for split in SPLITS:
        sys.stdout.write(f"{split}\n{lines(outcomes(labelled(split), judge))}")


if __name__ == "__main__":
    main()
