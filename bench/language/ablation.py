"""What the learned layer brings: ``python -m bench.language.ablation [--errors]``.

The kind of each labelled number of the hundred real sentences of the tests, by the rules alone and with the tagger's
second opinion as the product uses it; and whether figures that are not the enterprise's own are told from those that
are. The sentences were labelled without sight of the program and none of them was trained on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from bench.esg import sentence
from bench.history import say
from extractors.extraction import extractor
from extractors.language.kinds import Reading, reading_of, second_opinion
from extractors.language.pipeline import annotated, number_role, read, tag
from extractors.language.texts import normal
from tests.cases import cases

Told = tuple[str, str, str, str]  # the words, the label, the rules' kind, the kind with the tagger


def kind_of(reading: Reading) -> str:
    """The kind as the labels name it."""
    if reading.owner != "own":
        return reading.owner
    return reading.kind


def told(case: dict[str, Any]) -> Iterator[Told]:
    """Each labelled number of a sentence with its kinds; numbers that measure nothing are left out."""
    nlp = extractor().nlp
    text = normal(sentence(case["row"], case["sha256"]))
    doc = next(read(nlp, [text], None))
    tag(nlp, list(doc.spans["sentences"]))
    labels = {label["start"]: label for label in case["quantities"] if label["kind"] != "none"}
    periods = [period for _, period in annotated(doc, "periods")]
    previous = 0
    for _, quantity in annotated(doc, "quantities"):
        rules = reading_of(text, quantity, previous, periods, None)
        both = second_opinion(rules, number_role(doc, quantity.start, quantity.number_end, 0))
        previous = quantity.end
        if quantity.start in labels:
            label = labels[quantity.start]
            yield text[quantity.start - 20 : quantity.end], label["kind"], kind_of(rules), kind_of(both)


def scores(pairs: list[tuple[bool, bool]]) -> str:
    """Precision, recall and F1 of (is so, said so)."""
    right = sum(wanted and said for wanted, said in pairs)
    given, gold = sum(said for _, said in pairs), sum(wanted for wanted, _ in pairs)
    precision, recall = right / max(1, given), right / max(1, gold)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * right / max(1, given + gold):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    labelled = cases("language/real_sentences")
    found = [one for case in labelled for one in told(case)]
    say(f"{len(found)} numbers of {len(labelled)} sentences")
    for name, place in (("rules", 2), ("rules and tagger", 3)):
        kinds = sum(one[1] == one[place] for one in found) / len(found)
        own = [(one[1] not in ("other", "rule"), one[place] not in ("other", "rule")) for one in found]
        say(f"{name:<17} kind right {kinds:.3f}; the enterprise's own: {scores(own)}")
    if options.errors:
        for words, label, rules, both in found:
            if label != both:
                say(f"  {label} > {rules}, {both}: {words}")


if __name__ == "__main__":
    main()
