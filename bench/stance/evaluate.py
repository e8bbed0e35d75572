"""Measures the stances: ``python -m bench.stance.evaluate [--errors]``.

On held-out real sentences and on sentences written by hand: the rules alone, the classifier alone, and both as the
product uses them. A sentence is right when its stance is.
"""

from __future__ import annotations

import argparse
from collections import Counter

from bench.history import say
from bench.stance.sentences import Labelled, labelled, written
from extractors.extraction import extractor
from extractors.language.pipeline import annotated, read
from extractors.language.quantities import has_measured
from extractors.language.second_stance import likeliest
from extractors.language.stances import StanceReading, seconded, stance_of
from extractors.language.texts import normal


def ruled(text: str) -> StanceReading:
    """The stance by the rules towards the first measure that the sentence names, or towards its beginning."""
    doc = next(read(extractor().nlp, [text], None))
    mentions = [mention for _, mention in annotated(doc, "measures")]
    if not mentions:
        return stance_of(text, 0, 0, has_measured(text), whole=True)
    return stance_of(text, mentions[0].start, mentions[0].end, has_measured(text))


def readings(sample: Labelled) -> dict[str, str]:
    """What each way of reading makes of a sentence."""
    text = normal(sample.text)
    rules = ruled(text)
    return {"rules": rules.stance, "classifier": likeliest(text)[0], "both": seconded(rules, text).stance}


def measured(name: str, samples: list[Labelled], errors: bool) -> None:
    found = [readings(sample) for sample in samples]
    say(f"\n{name}: {len(samples)} sentences")
    for way in ("rules", "classifier", "both"):
        right = sum(one[way] == sample.stance for one, sample in zip(found, samples, strict=True))
        by_stance = Counter(sample.stance for sample in samples)
        rights = Counter(s.stance for one, s in zip(found, samples, strict=True) if one[way] == s.stance)
        parts = "  ".join(f"{stance} {rights[stance]}/{count}" for stance, count in sorted(by_stance.items()))
        say(f"{way:<11}{right / len(samples):.3f}  {parts}")
    if errors:
        for one, sample in zip(found, samples, strict=True):
            if one["both"] != sample.stance:
                say(f"  {sample.stance} > {one['both']} ({one['classifier']}): {sample.text[:100]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    measured("held-out real sentences", labelled("test"), options.errors)
    measured("written by hand, held out", written("test"), options.errors)


if __name__ == "__main__":
    main()
