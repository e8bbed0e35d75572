"""The spaCy pipeline: components registered as factories, each declaring what it assigns and requires.

``doc.spans`` holds the results: sentences, quantities, periods, measures; all offsets are offsets of the printed text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractors.language.measures import MeasureMatcher
from extractors.language.periods import periods
from extractors.language.tokens import QuantityTokenizer
from policies.schema import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_SENTENCE = re.compile(r"[^。!?]+[。!?]*[”\"』」)]?")


def language(vocabulary: Vocabulary) -> Language:
    """The pipeline over ``vocabulary``; a document's ``_.report_year`` may be set before it is run."""
    import spacy

    _register()
    nlp = spacy.blank("zh")
    nlp.tokenizer = QuantityTokenizer(nlp.vocab)
    for name in ("dafeng_sentences", "dafeng_quantities", "dafeng_periods"):
        nlp.add_pipe(name)
    measures: Any = nlp.add_pipe("dafeng_measures")
    measures.matcher = MeasureMatcher(vocabulary.measures)
    return nlp


def read(nlp: Language, text: str, report_year: int | None) -> Doc:
    """``text`` through the pipeline, words such as 去年 resolved against the report year."""
    doc = nlp.make_doc(text)
    doc._.report_year = report_year
    return nlp(doc)


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
    return _annotate(doc, "sentences", (Sentence(*m.span()) for m in _SENTENCE.finditer(doc.text) if m.group().strip()))


def quantity_spans(doc: Doc) -> Doc:
    """Sets ``doc.spans["quantities"]``."""
    return _annotate(doc, "quantities", doc.user_data.get("quantities", ()))


def period_spans(doc: Doc) -> Doc:
    """Sets ``doc.spans["periods"]``."""
    return _annotate(doc, "periods", periods(doc.text, doc._.report_year))


class MeasureComponent:
    """Sets ``doc.spans["measures"]``."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.matcher = MeasureMatcher(())

    def __call__(self, doc: Doc) -> Doc:
        return _annotate(doc, "measures", self.matcher.mentions(doc))
