"""Measures the tagger: ``python bench/tagger/evaluate.py [--model FOLDER] [--errors]``.

Span F1 by label on the held-out real sentences, and the kind of each number on them and on the sentences written by
hand, beside the rules of baseline.py. A number is right when its kind is right ("none" included).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from baseline import kind as rule_kind
from generator import LABELS, Sample
from sentences import NUMBER_KINDS, labelled, numbers, written

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from extractors.language.tagger import RoleSpan, RoleTagger, label_at

Pair = tuple[str, str]


def span_scores(samples: list[Sample], found: list[list[RoleSpan]]) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and number of gold spans by label, exact borders."""
    right, gold, given = Counter[str](), Counter[str](), Counter[str]()
    for sample, spans in zip(samples, found, strict=True):
        known, said = set(sample.spans), {(s.start, s.end, s.label) for s in spans}
        for counter, part in ((right, known & said), (gold, known), (given, said)):
            counter.update(label for *_, label in part)
    for counter in (right, gold, given):
        counter["all"] = counter.total()
    return {label: _score(right[label], given[label], gold[label]) for label in (*LABELS.values(), "all")}


def _score(right: int, given: int, gold: int) -> tuple[float, float, float, int]:
    precision, recall = right / given if given else 0.0, right / gold if gold else 0.0
    return precision, recall, 2 * right / (given + gold) if given + gold else 0.0, gold


def kinds(samples: list[Sample], found: list[list[RoleSpan]]) -> dict[str, list[Pair]]:
    """(gold kind, given kind) of each number, by the tagger and by the rules."""
    pairs: dict[str, list[Pair]] = {"tagger": [], "rules": []}
    for sample, spans in zip(samples, found, strict=True):
        for number in numbers(sample):
            pairs["tagger"].append((number.kind, label_at(spans, number.start, number.end) or "none"))
            pairs["rules"].append((number.kind, rule_kind(sample.text, number.start, number.end)))
    return pairs


def print_kinds(name: str, samples: list[Sample], tagger: RoleTagger, errors: bool) -> None:
    found = tagger.roles([sample.text for sample in samples])
    pairs = kinds(samples, found)
    say(f"\n{name}: {len(samples)} sentences, {len(pairs['tagger'])} numbers")
    say(f"{'kind':<8}{'n':>5}" + "".join(f"{who + ' P':>10}{who + ' R':>10}" for who in pairs))
    for kind in (*NUMBER_KINDS, "none"):
        cells = ""
        for given in pairs.values():
            right = sum(gold == said == kind for gold, said in given)
            score = _score(right, sum(said == kind for _, said in given), sum(gold == kind for gold, _ in given))
            cells += f"{score[0]:>10.3f}{score[1]:>10.3f}"
        say(f"{kind:<8}{sum(gold == kind for gold, _ in pairs['rules']):>5}{cells}")
    for who, given in pairs.items():
        say(f"accuracy {who}: {sum(gold == said for gold, said in given) / len(given):.3f}")
    both = [(t, r) for t, r in zip(pairs["tagger"], pairs["rules"], strict=True)]
    say(f"one of both right: {sum(t[0] in (t[1], r[1]) for t, r in both) / len(both):.3f}")
    say(f"both agree: {sum(t[1] == r[1] for t, r in both) / len(both):.3f}, right where they agree: "
        f"{sum(t[0] == t[1] == r[1] for t, r in both) / max(1, sum(t[1] == r[1] for t, r in both)):.3f}")  # fmt: skip
    if errors:
        for sample, spans in zip(samples, found, strict=True):
            for n in numbers(sample):
                said = label_at(spans, n.start, n.end) or "none"
                if said != n.kind:
                    say(f"  {n.kind}>{said}: {sample.text[max(0, n.start - 30) : n.start]}"
                        f"【{sample.text[n.start : n.end]}】{sample.text[n.end : n.end + 10]}")  # fmt: skip


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--dev", action="store_true", help="the sentences that may be looked at while tuning")
    options = parser.parse_args()
    tagger = RoleTagger.load(options.model)
    if options.dev:
        print_kinds("written by hand, dev", written("dev"), tagger, options.errors)
        return
    held_out = labelled("test")
    say(f"{'label':<12}{'P':>7}{'R':>7}{'F1':>7}{'n':>6}")
    for label, (precision, recall, score, count) in span_scores(
        held_out, tagger.roles([s.text for s in held_out])
    ).items():
        say(f"{label:<12}{precision:>7.3f}{recall:>7.3f}{score:>7.3f}{count:>6}")
    print_kinds("held-out real sentences", held_out, tagger, options.errors)
    print_kinds("written by hand, test", written("test"), tagger, options.errors)
    started, texts = time.perf_counter(), [s.text for s in held_out] * 8
    tagger.roles(texts)
    say(f"\n{sum(map(len, texts)) / (time.perf_counter() - started):,.0f} characters a second, one thread")


if __name__ == "__main__":
    main()
