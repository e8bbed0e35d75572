"""Figures of paragraphs written in the manner of reports: ``python -m bench.language.paragraphs [--errors] [SET...]``.

``paragraphs/*.yaml`` hold 250 paragraphs on invented companies with the figures that must be read from them and the
numbers that must not be taken for the enterprise's own (traps), and the labels of 110 sentences of the public data set
beside the repository (``d``), where it is there. Writers and labellers had not seen the program; after
the first measuring of each set its classes of error were mended, so that only the first figures (README.md) are of
unseen text.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bench.esg import DATA, sentence
from bench.history import append, say
from extractors.extraction import extractor
from extractors.facts import Metric
from extractors.language.pipeline import read, tag
from extractors.language.texts import text_of_words
from extractors.metrics.prose import ProseContext, figures_of, prose_metrics
from extractors.pages import Box, Char, word_of
from policies.units import UnitError, convert

FOLDER = Path(__file__).parent / "paragraphs"
YEAR = 2023


def read_set(name: str) -> Iterator[dict[str, Any]]:
    """The paragraphs of a set with their texts; none where those lie in the public data set and it is not here."""
    for paragraph in YAML(typ="safe").load(FOLDER / f"{name}.yaml"):
        if "text" in paragraph:
            yield paragraph
        elif DATA.exists():
            yield {**paragraph, "text": sentence(paragraph["row"], str(paragraph["sha256"]))}


def found_in(text: str) -> list[Metric]:
    """The figures that the program reads from a paragraph under an environmental heading."""
    shared = extractor()
    chars = [Char(char, Box(10 * place, 0, 10 * place + 10, 10), 10) for place, char in enumerate(text)]
    whole = text_of_words(1, [word_of(chars)])
    doc = next(read(shared.nlp, [whole.reading], YEAR))
    figures = figures_of(whole, doc, shared.index, ProseContext(True, "环境", YEAR))
    return list(chain.from_iterable(prose_metrics(figures, partial(tag, shared.nlp))))


def agrees(metric: Metric, label: dict[str, Any]) -> bool:
    """Whether value, unit and year are those of the label."""
    if str(metric.period)[:4] != str(label["period"])[:4]:
        return False
    try:
        return convert(metric.value, metric.unit or "1", label["unit"] or "1") == Decimal(str(label["value"]))
    except UnitError:
        return False


def digits(text: str) -> str:
    return re.sub(r"[^\d.]", "", str(text))


def compared(paragraph: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What came of each label and each figure: (right | kind | missed | extra | trap | avoided, words)."""
    free = found_in(paragraph["text"])
    given = list(free)
    for label in paragraph["metrics"] or ():
        fitting = [metric for metric in free if agrees(metric, label)]
        best = next((metric for metric in fitting if metric.kind == label["kind"]), next(iter(fitting), None))
        if best is None:
            yield "missed", f"{label['name']} {label['value']} {label['unit']} {label['period']} {label['kind']}"
            continue
        free.remove(best)
        yield "right" if best.kind == label["kind"] else "kind", f"{label['name']} {label['kind']} > {best.kind}"
    yield from (("extra", f"{one.name} {one.as_printed} {one.kind}") for one in free if one.theme != "activity")
    for trap in paragraph.get("traps") or ():
        taken = any(one.kind == "actual" and digits(one.as_printed) == digits(trap["as_printed"]) for one in given)
        yield "trap" if taken else "avoided", f"{trap['as_printed']} {trap.get('why', '')}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=["a", "b", "c", "d"])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--history", type=Path)
    asked = parser.parse_args()
    for name in asked.sets:
        counts: Counter[str] = Counter()
        for paragraph in read_set(name):
            for outcome, words in compared(paragraph):
                counts[outcome] += 1
                if asked.errors and outcome not in ("right", "avoided"):
                    say(f"  {paragraph['row']} {outcome}: {words}")
        labels = counts["right"] + counts["kind"] + counts["missed"]
        if not labels:
            continue
        row = {
            "set": name,
            "figures": labels,
            "right": round(counts["right"] / labels, 3),
            "found": round((labels - counts["missed"]) / labels, 3),
            "extra": counts["extra"],
            "traps": f"{counts['trap']}/{counts['trap'] + counts['avoided']}",
        }
        say("  ".join(f"{key} {value}" for key, value in row.items()))
        append(asked.history, row)


if __name__ == "__main__":
    main()
