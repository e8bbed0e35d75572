"""The learned layer: which role each part of a sentence plays around its numbers.

A character tagger (HanLP's ``RNNNamedEntityRecognizer``, one BiLSTM layer) trained by ``bench/tagger/train.py`` on
generated sentences and on sentences labelled by this project. It reads the sentence on both sides of a number and so
complements the cue words of ``kinds.py``. Nothing is ever downloaded: a folder is checked before HanLP sees it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from extractors.errors import TaggerError

Label = Literal[
    "INDICATOR", "VALUE", "CHANGE", "TARGET", "BASE", "LIMIT", "OTHER", "PERIOD", "BASEYEAR", "DIRECTION", "SUBJECT"
]
LABELS: tuple[Label, ...] = get_args(Label)
NUMBER_LABELS: tuple[Label, ...] = ("VALUE", "CHANGE", "TARGET", "BASE", "LIMIT", "OTHER")
SHIPPED = Path(__file__).parent / "models" / "roles"
UNKNOWN = "〓"
FILES = ("config.json", "vocabs.json", "model.pt")
LONGEST = 400
BATCH = 64
_NUMBER = re.compile(r"0[0,.]*0|0")
_BREAK = re.compile(r"[。；;!！?？]")


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A part of a sentence and its role; ``start`` and ``end`` are offsets of the sentence as given.

    VALUE is the enterprise's own actual value, CHANGE a change or a saving, TARGET an own goal, plan, expected or
    design figure, BASE an earlier value, LIMIT a figure of a standard or permit, OTHER one of the nation, the sector,
    a peer, a customer or a supplier. The remaining labels name the words around the numbers.
    """

    start: int
    end: int
    label: Label


def characters(text: str) -> tuple[list[str], list[int]]:
    """What the tagger reads of ``text`` and the offset of each character.

    Half-width, lower case, every digit as 0, without blanks; training and use agree on it.
    """
    read: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        plain = _plain(char)
        if plain:
            read.append(plain)
            offsets.append(offset)
    return read, offsets


@lru_cache(maxsize=65536)
def _plain(char: str) -> str:
    half = unicodedata.normalize("NFKC", char)
    half = (half if len(half) == 1 else char).lower()
    if half.isspace():
        return ""
    return "0" if half.isdecimal() else half


class RoleTagger:
    """Tags sentences with roles; make one with ``load``."""

    def __init__(self, recognizer: Any) -> None:
        self._recognizer = recognizer
        self._known = frozenset(recognizer.vocabs["token"].token_to_idx)

    @classmethod
    def load(cls, folder: Path | None = None) -> RoleTagger:
        """The tagger in ``folder``, or the shipped one. Sets torch to one thread, for speed and equal results.

        HanLP makes the classes that a folder's config names: load only folders that the user has named.
        Raises TaggerError for a folder that is missing, incomplete, or made for other labels.
        """
        path = (folder or SHIPPED).resolve()
        check_folder(path)
        import hanlp
        import torch

        torch.set_num_threads(1)
        try:
            return cls(hanlp.load(str(path), devices=-1, verbose=False))
        except Exception as error:  # whatever the classes named in a broken folder raise
            first = _first_cause(error)
            raise TaggerError("R409", path=str(path), cause=f"{type(first).__name__}: {first}") from error

    def roles(self, sentences: Sequence[str]) -> list[list[RoleSpan]]:
        """The spans of each sentence, in order, without overlap."""
        pieces: list[tuple[int, list[str], list[int]]] = []
        for number, sentence in enumerate(sentences):
            read, offsets = characters(sentence)
            pieces += [(number, read[a:b], offsets[a:b]) for a, b in _cut(read)]
        found: list[list[RoleSpan]] = [[] for _ in sentences]
        for (number, read, offsets), tags in zip(pieces, self._tags([read for _, read, _ in pieces]), strict=True):
            found[number] += [
                RoleSpan(offsets[a], offsets[b - 1] + 1, label) for a, b, label in spans_of(whole_numbers(read, tags))
            ]
        return found

    def _tags(self, pieces: list[list[str]]) -> list[list[str]]:
        if not pieces:
            return []
        known = [[char if char in self._known else UNKNOWN for char in piece] for piece in pieces]
        return [
            _tags_of(entities, len(piece))
            for piece, entities in zip(pieces, self._recognizer(known, batch_size=BATCH), strict=True)
        ]


def _first_cause(error: BaseException) -> BaseException:
    """What went wrong first: HanLP's own telling of an error may fail in its turn."""
    while error.__context__ is not None:
        error = error.__context__
    return error


def check_folder(path: Path) -> None:
    """Raises TaggerError for a folder that is missing, incomplete, or made for other labels, without loading it."""
    missing = [name for name in FILES if not (path / name).is_file()]
    if missing:
        raise TaggerError("R408", path=str(path), missing="、".join(missing))
    try:
        config = json.loads((path / "config.json").read_text(encoding="utf-8"))
        tags = json.loads((path / "vocabs.json").read_text(encoding="utf-8"))["tag"]["idx_to_token"]
    except (ValueError, KeyError, TypeError) as error:
        raise TaggerError("R409", path=str(path), cause=str(error)) from error
    if config.get("transformer") and not (path / "transformer").is_dir():
        raise TaggerError("R408", path=str(path), missing="transformer")
    unknown = sorted({tag[2:] for tag in tags if tag != "O"} - set(LABELS))
    if unknown:
        raise TaggerError("R410", path=str(path), labels="、".join(unknown))


def _cut(read: list[str]) -> Iterable[tuple[int, int]]:
    """Pieces of at most LONGEST characters, cut after a full stop or semicolon where there is one."""
    start = 0
    while start < len(read):
        end = min(start + LONGEST, len(read))
        if end < len(read):
            stops = [m.end() for m in _BREAK.finditer("".join(read[start:end]))]
            end = start + stops[-1] if stops and stops[-1] > LONGEST // 4 else end
        yield start, end
        start = end


def _tags_of(entities: Iterable[tuple[str, str, int, int]], length: int) -> list[str]:
    tags = ["O"] * length
    for _, label, start, end in entities:
        tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tags


def whole_numbers(read: list[str], tags: list[str]) -> list[str]:
    """``tags`` with one label for all digits of a number: the most frequent, of equals the first."""
    mended = list(tags)
    for match in _NUMBER.finditer("".join(read)):
        start, end = match.span()
        labels = [tag[2:] for tag in tags[start:end]]
        if len(set(labels)) == 1 and not any(tag.startswith("B-") for tag in tags[start + 1 : end]):
            continue
        best = max(labels, key=lambda label: (labels.count(label), -labels.index(label)))
        joined = start > 0 and tags[start] == f"I-{best}" and tags[start - 1][2:] == best
        first = f"I-{best}" if joined else f"B-{best}"
        mended[start:end] = [first] + [f"I-{best}"] * (end - start - 1) if best else ["O"] * (end - start)
    return mended


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, Label]]:
    """BIO tags as (start, end, label)."""
    spans: list[tuple[int, int, Label]] = []
    for at, tag in enumerate(tags):
        label = tag[2:]
        if not label:
            continue
        if tag.startswith("I-") and spans and spans[-1][1] == at and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], at + 1, spans[-1][2])
        else:
            spans.append((at, at + 1, label))  # type: ignore[arg-type]
    return spans


def label_at(spans: Iterable[RoleSpan], start: int, end: int) -> Label | None:
    """The number label that covers most of ``start``..``end`` (a number in the sentence), None where there is none."""
    shared: dict[Label, int] = {}
    for span in spans:
        common = min(end, span.end) - max(start, span.start)
        if common > 0 and span.label in NUMBER_LABELS:
            shared[span.label] = shared.get(span.label, 0) + common
    return min(shared, key=lambda label: (-shared[label], NUMBER_LABELS.index(label)), default=None)
