"""Measures that a report speaks of, each with its stance and the sentences that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extractors.facts import Action, Evidence, Place
from extractors.language.kinds import owner_of, without_asides
from extractors.language.measures import Mention
from extractors.language.pipeline import Sentence, annotated
from extractors.language.stances import StanceReading, seconded, stance_of
from extractors.language.texts import Text
from extractors.language.tokens import text_of
from extractors.language.wordlists import cue_pattern
from extractors.metrics.evidence import prose_evidence
from policies.schema import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TITLE = re.compile(r"《[^》]*》")
_LEADER = re.compile(r"\.{4,}|…{2,}|·{4,}")
# A row whose every value is nought: the measure is not carried out (绿色电力采购量 0 0 0).
_NOTHING = re.compile(r"^[^\d]*(?:(?<!\d)0(?:\.0+)?(?![\d.])[^\d]*){2,}$")
MOST_EVIDENCE = 6
SHORT_TITLE = 16


def actions_in(text: Text, doc: Doc, measures: dict[str, Measure], place: Place) -> Iterator[Action]:
    """One action for each mention of a measure in a paragraph or table row; titles of documents do not count."""
    if _LEADER.search(text.printed):
        return
    titles = [match.span() for match in _TITLE.finditer(text_of(doc))]
    sentences = [sentence for _, sentence in annotated(doc, "sentences")]
    for _, mention in annotated(doc, "measures"):
        if any(low <= mention.start < high for low, high in titles):
            continue
        at = next((i for i, s in enumerate(sentences) if s.start <= mention.start < s.end), None)
        if at is not None:
            yield from _action(text, doc, mention, _bounds(sentences, at), measures, place)


def _bounds(sentences: list[Sentence], at: int) -> tuple[int, int]:
    """The sentence's bounds; a bare title (二是垃圾焚烧发电。) is read together with the sentence that follows it."""
    sentence = sentences[at]
    short = sentence.end - sentence.start <= SHORT_TITLE and at + 1 < len(sentences)
    return sentence.start, sentences[at + 1].end if short else sentence.end


def _action(
    text: Text, doc: Doc, mention: Mention, bounds: tuple[int, int], measures: dict[str, Measure], place: Place
) -> Iterator[Action]:
    start, end = bounds
    sentence = text.reading[start:end]
    before = without_asides(sentence[: mention.start - start])
    if owner_of(before, re.split(r"[,;。]", before)[-1]) != "own" or is_financed(sentence):
        return
    evidence = prose_evidence(text, start, end, mention.start, min(mention.end, end))
    if evidence is None:
        return
    measure = measures[mention.measure]
    figures = any(start <= q.start < end and q.unit for _, q in annotated(doc, "quantities"))
    reading = stance_of(
        sentence, mention.start - start, min(mention.end, end) - start, figures, measure.practice, place == "table"
    )
    if place == "table" and _NOTHING.search(sentence[min(mention.end, end) - start :]):
        reading = StanceReading("absent", "0")
    if not mention.slogan and place == "prose":
        reading = seconded(reading, sentence)
    yield Action(
        measure=mention.measure,
        name=measure.name,
        stance="named" if mention.slogan else reading.stance,
        cue=reading.cue,
        evidence=(evidence.model_copy(update={"place": place}),),
    )


def is_financed(sentence: str) -> bool:
    """Whether a lender speaks of what its customers do with its money."""
    return all(cue_pattern(group).search(sentence) for group in ("financed", "for"))


def merged_actions(actions: Iterable[Action]) -> tuple[Action, ...]:
    """One action a measure and stance, with the first few pieces of evidence; in the order of the vocabulary's ids."""
    kept: dict[tuple[str, str], Action] = {}
    for action in actions:
        key = (action.measure, action.stance)
        kept[key] = _joined(kept[key], action) if key in kept else action
    return tuple(kept[key] for key in sorted(kept))


def _joined(action: Action, other: Action) -> Action:
    places: tuple[Evidence, ...] = tuple(dict.fromkeys((*action.evidence, *other.evidence)))[:MOST_EVIDENCE]
    return action.model_copy(update={"evidence": places})
