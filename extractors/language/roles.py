"""The spaCy component ``dafeng_roles``: the learned tagger's spans beside those of the rules.

Call ``register()`` before ``nlp.add_pipe("dafeng_roles", config={"folder": None})``; the model is loaded with the
first document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.language.tagger import RoleSpan, RoleTagger

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

FACTORY = "dafeng_roles"


def register() -> None:
    """Makes the factory known to spaCy; again does nothing."""
    from spacy.language import Language

    if not Language.has_factory(FACTORY):
        Language.factory(
            FACTORY,
            assigns=["doc.spans"],
            requires=["doc.spans"],
            default_config={"folder": None},
            func=RoleComponent,
        )


class RoleComponent:
    """Sets ``doc.spans["roles"]``: spans whose ``label_`` is the role.

    Reads the sentences of ``doc.spans["sentences"]``, or the whole document where there are none. ``folder`` names
    another model than the shipped one. A role that ends inside a token is widened to the whole token.
    """

    def __init__(self, nlp: Language, name: str, folder: str | None) -> None:
        self.folder = Path(folder) if folder else None
        self._tagger: RoleTagger | None = None

    @property
    def tagger(self) -> RoleTagger:
        """The tagger, loaded when it is first asked for. Raises TaggerError for a folder that cannot be used."""
        if self._tagger is None:
            self._tagger = RoleTagger.load(self.folder)
        return self._tagger

    def __call__(self, doc: Doc) -> Doc:
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        """Documents tagged in batches, which costs a fraction of one call a document."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            for doc in docs:
                doc.spans["roles"] = []
            self.tag([part for doc in docs for part in _parts(doc)])
            yield from docs

    def tag(self, parts: Sequence[Span]) -> None:
        """Adds to ``doc.spans["roles"]`` what is read in these parts of documents alone."""
        tagged = zip(parts, self.tagger.roles([part.text for part in parts]) if parts else [], strict=True)
        spans: dict[int, list[Span]] = {}
        for part, roles in tagged:
            spans.setdefault(id(part.doc), []).extend(filter(None, (_span(part, role) for role in roles)))
        docs = {id(part.doc): part.doc for part in parts}
        for key, found in spans.items():
            known = docs[key].spans.get("roles", ())
            docs[key].spans["roles"] = [*known, *found]


def _parts(doc: Doc) -> list[Span]:
    """The sentences that hold a quantity; without a group of quantities all sentences, or the whole document."""
    sentences = list(doc.spans["sentences"]) if "sentences" in doc.spans else []
    if "quantities" not in doc.spans:
        return sentences or [doc[:]]
    starts = [span.start_char for span in doc.spans["quantities"]]
    return [part for part in sentences if any(part.start_char <= start < part.end_char for start in starts)]


def _span(part: Span, role: RoleSpan) -> Span | None:
    start = part.start_char
    return part.doc.char_span(start + role.start, start + role.end, label=role.label, alignment_mode="expand")
