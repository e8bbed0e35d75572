"""Sentences that may show a measure in words that the vocabulary does not hold: candidates for a person to look at.

A suggestion is no action and no finding: nothing is judged by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.facts import Evidence, Suggestion
from extractors.language.actions import is_financed
from extractors.language.kinds import owner_of, without_asides
from extractors.language.likeness import Likeness, encoder, kept_vectors, lists
from extractors.language.measures import MeasureMatcher
from extractors.language.pipeline import SENTENCE
from extractors.language.stances import stance_words
from extractors.language.texts import Text
from extractors.language.wordlists import any_of, theme_of
from extractors.metrics.evidence import prose_evidence
from policies.schema import Measure

# Chosen on 120 labelled sentences, measured on others (bench/suggest).
THRESHOLD = Decimal("0.22")
MARGIN = Decimal("0.08")  # how far behind the likest measure of its sentence another may lie
MOST_MEASURES = 3  # a sentence
MOST_SENTENCES = 3  # a measure
SHORTEST, LONGEST = 10, 180
WORDED = 0.6  # least share of Chinese characters: less is a table's row run together


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence of a text that tells of something done, between two offsets, and the word that says so."""

    text: Text
    start: int
    end: int
    deed: tuple[int, int]

    @property
    def words(self) -> str:
        return self.text.reading[self.start : self.end].strip()


class Suggester:
    """Compares sentences in which the vocabulary finds no measure with what the measures are called."""

    def __init__(self, measures: Sequence[Measure], matcher: MeasureMatcher, likeness: Likeness) -> None:
        self._measures = {measure.id: measure for measure in measures}
        self._matcher, self._likeness = matcher, likeness

    def suggestions(
        self, texts: Iterable[Text], wanted: Collection[str] | None = None, found: Collection[str] = ()
    ) -> tuple[Suggestion, ...]:
        """The likeliest first, at most three sentences a measure.

        ``wanted`` are the measures to choose from (None: all); those in ``found`` the report shows anyway.
        """
        told = [telling for text in texts for telling in self._tellings(text)]
        chosen: dict[str, list[Suggestion]] = defaultdict(list)
        for telling, candidates in zip(told, self.candidates([one.words for one in told], wanted), strict=True):
            evidence = prose_evidence(telling.text, telling.start, telling.end, *telling.deed)
            for measure, score in candidates:
                if evidence and measure.id not in found:
                    chosen[measure.id].append(_suggestion(measure, score, evidence))
        kept = [one for some in chosen.values() for one in sorted(some, key=_rank)[:MOST_SENTENCES]]
        return tuple(sorted(kept, key=_rank))

    def candidates(
        self, sentences: Sequence[str], wanted: Collection[str] | None = None
    ) -> list[list[tuple[Measure, Decimal]]]:
        """For each normalised sentence the few measures that are like it, with their scores, the likest first.

        For most sentences there are none. Of two with the same score the vocabulary's first is the likelier.
        """
        rows, measures = self._likeness.scores(sentences), self._likeness.measures
        places = [place for place, measure in enumerate(measures) if wanted is None or measure.id in wanted]
        return [[(measures[place], row[place]) for place in _likest(row, places)] for row in rows]

    def tells(self, sentence: str) -> re.Match[str] | None:
        """The deed of a normalised sentence that the enterprise tells of itself and no measure covers, else None."""
        return None if self._matcher.names_any(sentence) else deed_in(sentence)

    def _tellings(self, text: Text) -> Iterator[Telling]:
        for match in SENTENCE.finditer(text.reading):
            deed = self.tells(match.group().strip())
            if deed:
                lead = len(match.group()) - len(match.group().lstrip())
                start = match.start() + lead
                yield Telling(text, match.start(), match.end(), (start + deed.start(), start + deed.end()))


def deed_in(sentence: str) -> re.Match[str] | None:
    """The word by which a sentence of the environment says that the enterprise does something; None without one."""
    chinese = sum("\u4e00" <= char <= "\u9fff" for char in sentence)
    if not SHORTEST <= len(sentence) <= LONGEST or chinese < WORDED * len(sentence) or theme_of(sentence) is None:
        return None
    words = stance_words()
    if any_of(*words["absent"]).search(sentence) or any_of(*lists()["talk"]).search(sentence):
        return None
    if owner_of(without_asides(sentence), "") != "own" or is_financed(sentence):
        return None
    return any_of(*words["done"], *words["ongoing"]).search(sentence)


def _likest(scores: Sequence[Decimal], places: Sequence[int]) -> list[int]:
    """The few of the places whose scores are high enough and near the highest, the highest first."""
    first = sorted(places, key=lambda place: (-scores[place], place))[:MOST_MEASURES]
    if not first or scores[first[0]] < THRESHOLD:
        return []
    return [place for place in first if scores[place] >= scores[first[0]] - MARGIN]


def _suggestion(measure: Measure, score: Decimal, evidence: Evidence) -> Suggestion:
    return Suggestion(measure=measure.id, name=measure.name, score=score, evidence=(evidence,))


def _rank(suggestion: Suggestion) -> tuple[Decimal, int, float, str]:
    evidence = suggestion.evidence[0]
    return -suggestion.score, evidence.page, evidence.bbox[1], suggestion.measure


@lru_cache(maxsize=1)
def suggester(measures: tuple[Measure, ...], matcher: MeasureMatcher) -> Suggester:
    """The suggester over the vocabulary, built once a process; ``SuggestionError`` without the optional package.

    Practices that a plan wants ended are never suggested.
    """
    asked = [measure for measure in measures if not measure.practice]
    return Suggester(asked, matcher, Likeness(asked, encoder(), kept_vectors()))
