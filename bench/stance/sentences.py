"""The sentences labelled with a stance: of the public data set (labels here, sentences in ../shared) and written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from bench.esg import sentence

HERE = Path(__file__).parent
# What a result file calls the labels: a slogan only names a measure, what is denied is absent.
STANCES = {"slogan": "named", "denied": "absent", "other": "named"}


class Labelled(NamedTuple):
    """A sentence and its stance as a result file writes it."""

    text: str
    stance: str


def labelled(split: str) -> list[Labelled]:
    """The real sentences of ``split`` ("train", "test"). Raises ValueError where a sentence is another one now."""
    found = []
    for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["split"] != split:
            continue
        text = sentence(entry["row"], entry["sha256"])
        found.append(Labelled(text, STANCES.get(entry["stance"], entry["stance"])))
    return found


def written(split: str) -> list[Labelled]:
    """The sentences written by hand; every third one is for the test."""
    entries = YAML(typ="safe").load(HERE / "written.yaml")
    kept = [entry for place, entry in enumerate(entries) if (place % 3 == 2) == (split == "test")]
    return [Labelled(entry["text"], STANCES.get(entry["stance"], entry["stance"])) for entry in kept]
