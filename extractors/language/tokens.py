"""The tokenizer: a number with its unit is one token, a Latin word is one, a Chinese character is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.language.quantities import quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_PIECE = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL)


def _doc(vocab: Vocab, pieces: list[str]) -> Doc:
    """A document of the pieces; a piece of blanks that follows a token becomes its trailing blank."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for piece in pieces:
        if piece == " " and words and not spaces[-1]:
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    return Doc(vocab, words=words, spaces=spaces)


def text_of(doc: Doc) -> str:
    """The document's text: as it was given, or put together by spaCy where another tokenizer made the document."""
    text: str = doc.user_data.get("text") or doc.text
    return text


def plain_doc(vocab: Vocab, text: str) -> Doc:
    """``text`` cut into Latin words, numbers and single characters, for phrases to be looked up."""
    return _doc(vocab, _PIECE.findall(text))


class QuantityTokenizer:
    """A spaCy tokenizer that finds the quantities of a text first and keeps each whole.

    The quantities are left in ``doc.user_data["quantities"]`` for the component that makes spans of them, and the text
    in ``doc.user_data["text"]``, as spaCy's own ``doc.text`` puts it together anew each time.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        found = quantities(text)
        pieces: list[str] = []
        at = 0
        for quantity in found:
            if quantity.start < at:
                continue
            pieces += _PIECE.findall(text[at : quantity.start])
            pieces.append(text[quantity.start : quantity.end])
            at = quantity.end
        pieces += _PIECE.findall(text[at:])
        doc = _doc(self.vocab, pieces)
        doc.user_data["text"] = text
        doc.user_data["quantities"] = found
        return doc
