"""Character vectors from which characters stand beside which: the start of the tagger's embeddings.

Counted over the unlabelled sentences of the data set (without the held-out ones) and generated sentences; positive
pointwise mutual information with the two neighbours on each side, reduced by a singular value decomposition.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from generator import Generator
from sentences import labelled, rows

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from extractors.language.tagger import UNKNOWN, characters

PLACES = (-2, -1, 1, 2)
GENERATED = 2000


def vectors(tokens: list[str], size: int) -> np.ndarray:
    """A vector of ``size`` for each of ``tokens``, of unit variance; equal input gives equal bytes."""
    index = {token: number for number, token in enumerate(tokens)}
    other = index[UNKNOWN]
    held_out = {sample.text for sample in labelled("test")}
    texts = [text for text in rows().values() if text not in held_out]
    texts += [sample.text for sample in Generator(7).samples(GENERATED)]
    counts = np.zeros((len(tokens), len(PLACES), len(tokens)), dtype=np.float32)
    for text in texts:
        read = np.array([index.get(char, other) for char in characters(text)[0]])
        for number, place in enumerate(PLACES):
            near, far = (read[:-place], read[place:]) if place > 0 else (read[-place:], read[:place])
            np.add.at(counts, (near, number, far), 1)
    return _reduced(counts.reshape(len(tokens), -1), size)


def _reduced(counts: np.ndarray, size: int) -> np.ndarray:
    expected = counts.sum(1, keepdims=True) * counts.sum(0, keepdims=True) / counts.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        information = np.where(counts > 0, np.log(counts / expected), 0).clip(min=0).astype(np.float32)
    values, axes = np.linalg.eigh(information @ information.T)
    best = axes[:, ::-1][:, :size] * np.sqrt(np.sqrt(values[::-1][:size].clip(min=0)))
    best *= np.sign(best[np.abs(best).argmax(0), np.arange(size)])
    return (best / best.std()).astype(np.float32)
