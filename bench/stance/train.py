"""Trains the classifier of stances: ``python -m bench.stance.train [--out FOLDER]``.

A spaCy ``textcat`` over single characters and runs of up to three of them, trained on one thread with a fixed seed, so
that the same bytes come out each time on one machine. Half a minute.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import spacy
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from bench.stance.sentences import Labelled, labelled, written
from extractors.language.second_stance import LABELS, SHIPPED, plain

ROUNDS, BATCH, SEED = 24, 16, 7
MODEL = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 3,
    "no_output_layer": False,
    "length": 16384,
}


def trained(samples: list[Labelled]) -> spacy.language.Language:
    """The pipeline trained on ``samples``."""
    fix_random_seed(SEED)
    order = random.Random(SEED)  # noqa: S311
    nlp = spacy.blank("zh")
    textcat = nlp.add_pipe("textcat", config={"model": MODEL})
    for label in LABELS:
        textcat.add_label(label)
    examples = [
        Example.from_dict(nlp.make_doc(plain(text)), {"cats": {label: float(label == stance) for label in LABELS}})
        for text, stance in samples
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(ROUNDS):
        order.shuffle(examples)
        for batch in minibatch(examples, BATCH):
            nlp.update(batch, sgd=optimizer)
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    nlp = trained([*labelled("train"), *written("train")])
    nlp.to_disk(options.out)


if __name__ == "__main__":
    main()
