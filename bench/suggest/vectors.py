"""Makes the vectors that come with the program for ``--suggest`` to start at once: python -m bench.suggest.vectors."""

from __future__ import annotations

import sys

import numpy as np

from extractors.language.likeness import KEPT, encoder, lists, measure_text, text_key
from policies.loader import load_vocabulary


def main() -> None:
    """Writes the vectors of all measures and of the general sentences, the same bytes on the same kind of machine."""
    measures = [measure_text(measure) for measure in load_vocabulary().measures if not measure.practice]
    texts = sorted({*measures, *lists()["general"]})
    vectors = encoder().query(texts).astype(np.float16)
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(KEPT, keys=np.array([text_key(text).encode() for text in texts]), vectors=vectors)
    sys.stdout.write(f"{KEPT}: {len(texts)} texts, {KEPT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
