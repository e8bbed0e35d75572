"""Measures of the vocabulary in running text: phrases found by spaCy's matcher, gaps and look-alikes by patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extractors.language.terms import TermIndex
from extractors.language.texts import normal
from extractors.language.tokens import plain_doc, text_of
from policies.schema import Measure

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

GAP = r"[^,;。!?]{0,14}?"


@dataclass(frozen=True, slots=True)
class Mention:
    """A measure named between two offsets of the text."""

    measure: str
    start: int
    end: int
    slogan: bool = False


class _Patterns(NamedTuple):
    """What names a measure, what only looks like it, and where it is a slogan."""

    synonyms: re.Pattern[str]
    lookalikes: re.Pattern[str]
    slogans: re.Pattern[str]


def measure_pattern(term: str) -> str:
    """A synonym as a regular expression; ``…`` inside it stands for a gap within the clause."""
    pattern = GAP.join(re.escape(piece) for piece in normal(term).lower().split("…"))
    before = r"(?<![a-z])" if re.match(r"[A-Za-z]", term) else ""
    after = r"(?![a-z])" if re.search(r"[A-Za-z]$", term) else ""
    return f"{before}{pattern}{after}"


class MeasureMatcher:
    """Finds every measure named in a spaCy document."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self.measures = {measure.id: measure for measure in measures}
        self._compiled: dict[str, _Patterns] = {}
        by_beginning: dict[str, list[str]] = {}
        for measure in measures:
            for piece in _beginnings(measure):
                by_beginning.setdefault(piece, []).append(measure.id)
        self._beginnings, self._keys = TermIndex(list(by_beginning)), list(by_beginning.values())
        self._phrases: PhraseMatcher | None = None

    def names_any(self, text: str) -> bool:
        """Whether a measure is named in the normalised ``text``, told without spaCy."""
        lowered = text.lower()
        keys = dict.fromkeys(key for place in self._beginnings.found(lowered) for key in self._keys[place])
        return any(self._mentions(key, lowered) for key in keys)

    def mentions(self, doc: Doc) -> list[Mention]:
        """All mentions in the document, in reading order."""
        text = text_of(doc).lower()
        found = [mention for key in self._candidates(doc) for mention in self._mentions(key, text)]
        return sorted(found, key=lambda mention: (mention.start, mention.end, mention.measure))

    def _candidates(self, doc: Doc) -> list[str]:
        """Measures of which a first piece stands in the document; only these are looked at closely."""
        matcher = self._phrases or self._matcher(doc.vocab)
        keys = {doc.vocab.strings[match_id] for match_id, _, _ in matcher(doc)}
        return sorted(keys)

    def _matcher(self, vocab: Vocab) -> PhraseMatcher:
        from spacy.matcher import PhraseMatcher

        matcher = PhraseMatcher(vocab, attr="LOWER")
        for key, measure in self.measures.items():
            matcher.add(key, [plain_doc(vocab, piece) for piece in _beginnings(measure)])
        self._phrases = matcher
        return matcher

    def _patterns(self, key: str) -> _Patterns:
        """The patterns of a measure, compiled when it is first met: all of them together take seconds."""
        if key not in self._compiled:
            measure = self.measures[key]
            self._compiled[key] = _Patterns(*map(_compiled, (measure.synonyms, measure.lookalikes, measure.slogans)))
        return self._compiled[key]

    def _mentions(self, key: str, text: str) -> list[Mention]:
        patterns = self._patterns(key)
        barred = [match.span() for match in patterns.lookalikes.finditer(text)]
        slogans = [match.span() for match in patterns.slogans.finditer(text)]
        return [
            Mention(key, match.start(), match.end(), any(low <= match.start() < high for low, high in slogans))
            for match in patterns.synonyms.finditer(text)
            if not any(low <= match.start() and match.end() <= high for low, high in barred)
        ]


def _beginnings(measure: Measure) -> list[str]:
    """The first pieces of a measure's synonyms."""
    return sorted({piece for term in measure.synonyms if (piece := normal(term).lower().split("…")[0])})


def _longest_first(terms: Sequence[str]) -> list[str]:
    return sorted(terms, key=lambda term: (-len(term), term))


def _compiled(terms: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(measure_pattern, _longest_first(terms))) if terms else r"(?!)")
