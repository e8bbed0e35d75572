"""The spaCy pipeline: components registered as factories, each declaring what it assigns and requires.

``doc.spans`` holds the results: sentences, quantities, periods, measures; all offsets are offsets of the printed text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.language.kinds import Role
from extractors.language.measures import MeasureMatcher
from extractors.language.periods import periods
from extractors.language.roles import FACTORY, register
from extractors.language.tagger import NUMBER_LABELS
from extractors.language.tokens import QuantityTokenizer, text_of
from policies.schema import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

SENTENCE = re.compile(r"[^。!?]+[。!?]*[”\"』」)]?")


def language(vocabulary: Vocabulary, tagger: bool = True, model: Path | None = None) -> Language:
    """The pipeline over ``vocabulary``.

    ``tagger`` tells whether the learned layer takes part, ``model`` names the folder of another model than the shipped.
    """
    import spacy

    _register()
    nlp = spacy.blank("zh")
    nlp.tokenizer = QuantityTokenizer(nlp.vocab)
    for name in ("dafeng_sentences", "dafeng_quantities", "dafeng_periods"):
        nlp.add_pipe(name)
    measures: Any = nlp.add_pipe("dafeng_measures")
    measures.matcher = MeasureMatcher(vocabulary.measures)
    if tagger:
        register()
        nlp.add_pipe(FACTORY, config={"folder": str(model) if model else None})
    return nlp


def read(nlp: Language, texts: Iterable[str], report_year: int | None) -> Iterator[Doc]:
    """Each text through the rules, words such as 去年 resolved against the report year.

    The learned layer is slower than all of them together: ``tag`` shows it the sentences whose figures ask for it.
    """
    idle = [name for name in nlp.pipe_names if name == FACTORY]
    return nlp.pipe((_dated(nlp, text, report_year) for text in texts), disable=idle)


def _dated(nlp: Language, text: str, report_year: int | None) -> Doc:
    doc = nlp.make_doc(text)
    doc._.report_year = report_year
    return doc


def tag(nlp: Language, parts: Sequence[Span]) -> None:
    """Lets the learned layer read parts of documents, where the pipeline has one."""
    if FACTORY in nlp.pipe_names:
        component: Any = nlp.get_pipe(FACTORY)
        component.tag(parts)


def matcher_of(nlp: Language) -> MeasureMatcher:
    """The matcher of measures in a pipeline."""
    component: Any = nlp.get_pipe("dafeng_measures")
    return component.matcher  # type: ignore[no-any-return]


def number_role(doc: Doc, start: int, end: int, sentence: int) -> Role | None:
    """The learned layer's role of the number between two offsets, in the sentence that begins at ``sentence``."""
    spans = list(doc.spans["roles"]) if "roles" in doc.spans else []
    label = next(
        (s.label_ for s in spans if s.start_char < end and start < s.end_char and s.label_ in NUMBER_LABELS), None
    )
    subjects = [s.text for s in spans if s.label_ == "SUBJECT" and sentence <= s.start_char and s.end_char <= start]
    return Role(label, subjects[-1] if subjects else "") if label else None


def _register() -> None:
    """Registers extensions and factories once."""
    from spacy.language import Language
    from spacy.tokens import Doc

    if Doc.has_extension("report_year"):
        return
    Doc.set_extension("report_year", default=None)
    Language.component("dafeng_sentences", assigns=["doc.spans"], func=sentences)
    Language.component("dafeng_quantities", assigns=["doc.spans"], func=quantity_spans)
    Language.component("dafeng_periods", assigns=["doc.spans"], requires=["doc.spans"], func=period_spans)
    Language.factory("dafeng_measures", assigns=["doc.spans"], func=MeasureComponent)


def annotated(doc: Doc, key: str) -> list[tuple[Span, Any]]:
    """The spans of a group, each with what was read there (a Quantity, a Period, a Mention)."""
    group = doc.spans[key]
    return list(zip(group, group.attrs["data"], strict=True))


def _annotate(doc: Doc, key: str, items: Iterable[Any]) -> Doc:
    """Sets the span group ``key``; what was read goes into its attributes, as spans of two groups may be equal."""
    from spacy.tokens import SpanGroup

    found = [(span, item) for item in items if (span := doc.char_span(item.start, item.end, alignment_mode="expand"))]
    doc.spans[key] = SpanGroup(
        doc, name=key, spans=[span for span, _ in found], attrs={"data": [item for _, item in found]}
    )
    return doc


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence between two offsets."""

    start: int
    end: int


def sentences(doc: Doc) -> Doc:
    """Sets ``doc.spans["sentences"]``: pieces that end with a full stop, a question or an exclamation mark."""
    return _annotate(
        doc, "sentences", (Sentence(*m.span()) for m in SENTENCE.finditer(text_of(doc)) if m.group().strip())
    )


def quantity_spans(doc: Doc) -> Doc:
    """Sets ``doc.spans["quantities"]``."""
    return _annotate(doc, "quantities", doc.user_data.get("quantities", ()))


def period_spans(doc: Doc) -> Doc:
    """Sets ``doc.spans["periods"]``."""
    return _annotate(doc, "periods", periods(text_of(doc), doc._.report_year))


class MeasureComponent:
    """Sets ``doc.spans["measures"]``."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.matcher = MeasureMatcher(())

    def __call__(self, doc: Doc) -> Doc:
        return _annotate(doc, "measures", self.matcher.mentions(doc))
