"""What of the vocabulary a plan uses, and what is kept although no provision asks for it (``beyond.yaml``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policies.schema import Check, Plan, Vocabulary
from policies.verification import checks, indicators_of, measures_of


def idle_faults(plan: Plan, vocabulary: Vocabulary) -> Iterator[str]:
    """One Chinese sentence for each measure or indicator that nothing uses, and each entry of ``beyond`` gone stale."""
    judged = [check for _, check in checks(plan)]
    kept = {name for group in vocabulary.beyond for name in (*group.measures, *group.indicators)}
    used = used_measures(judged) | used_indicators(judged, vocabulary)
    known = [("措施", measure.id) for measure in vocabulary.measures]
    known += [("指标", indicator.id) for indicator in vocabulary.indicators]
    for kind, name in known:
        if name not in used and name not in kept:
            yield f"{name}：没有条文用到这项{kind}，beyond.yaml 也没有说明为何保留"
    names = {name for _, name in known}
    yield from (f"beyond.yaml：没有措施或指标 {name}" for name in sorted(kept - names))


def used_measures(judged: Iterable[Check]) -> set[str]:
    """The measures that some check names."""
    return {name for check in judged for name in measures_of(check)}


def used_indicators(judged: Iterable[Check], vocabulary: Vocabulary) -> set[str]:
    """The indicators that some check names, and all that these are made of or derived from."""
    made_of = {
        indicator.id: (*indicator.parts, *filter(None, (indicator.numerator, indicator.denominator)))
        for indicator in vocabulary.indicators
    }
    waiting = [name for check in judged for name in indicators_of(check)]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(made_of.get(name, ()))
    return found
