"""条文—规则对照表: every sentence of a plan's text with what is made of it, or the reason why nothing is.

A sentence is accounted for when each of its words stands in a quote of a provision, belongs to a heading, or lies in a
clause that the plan's head calls background.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from policies.clauses import clauses, closed_up
from policies.schema import Check, Plan, Provision

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”」』）]*|\n")
_NUMBERED = re.compile(r"(?:\d+\s*[.．、]|[（(][一二三四五六七八九十]+[）)]|专栏\s*\d+\s*[：:])")
_MARKS = re.compile(r"[\W_]+")
HEADING = "标题"


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of a clause: the provisions quoted from it, their checks, and why there is none where there is none.

    ``missing`` are words that no quote, heading or background reason accounts for; empty when all is well.
    """

    place: str
    sentence: str
    provisions: tuple[Provision, ...]
    checks: tuple[Check, ...]
    reasons: tuple[str, ...]
    missing: str


@dataclass(frozen=True)
class Coverage:
    """The table of a plan; ``quoted`` of the text's ``characters`` stand in quotes, marks and numbering not counted."""

    rows: tuple[Row, ...]
    quoted: int
    characters: int

    @cached_property
    def unaccounted(self) -> tuple[Row, ...]:
        """Sentences with words that nothing accounts for."""
        return tuple(row for row in self.rows if row.missing)

    @property
    def share(self) -> float:
        """The quoted share of the normative text, for display only."""
        return self.quoted / self.characters if self.characters else 1.0


def coverage(plan: Plan) -> Coverage:
    """The table of ``plan`` in the order of its text."""
    background = {one.ref: one.reason for one in plan.head.background}
    rows: list[Row] = []
    quoted = characters = 0
    for place, text in clauses(plan.text).items():
        here = [one for one in plan.provisions if place in (one.ref, *one.also)]
        quotes = [(one, _marks(text, one)) for one in here]
        marks = [any(column) for column in zip(*(own for _, own in quotes), strict=True)] or [False] * len(text)
        if place not in background:
            words = _words(text)
            quoted += sum(mark and word for mark, word in zip(marks, words, strict=True))
            characters += sum(words)
        rows.extend(_rows(place, text, quotes, marks, background.get(place)))
    return Coverage(tuple(rows), quoted, characters)


def _words(text: str) -> list[bool]:
    """For each character of ``text`` whether it is part of a word: no mark, no blank, no numbering of a paragraph."""
    words = [not _MARKS.fullmatch(char) for char in text]
    for line in re.finditer(r"[^\n]+", text):
        numbering = _NUMBERED.match(line.group().lstrip())
        if numbering:
            start = line.start() + len(line.group()) - len(line.group().lstrip())
            words[start : start + numbering.end()] = [False] * numbering.end()
    return words


def _rows(
    place: str, text: str, quotes: Sequence[tuple[Provision, list[bool]]], marks: list[bool], background: str | None
) -> Iterable[Row]:
    spans = [(match.start(), match.end()) for match in _SENTENCE.finditer(text) if match.group().strip()]
    for index, (start, end) in enumerate(spans):
        sentence = text[start:end].strip()
        heading = _is_heading(sentence, index, len(spans))
        here = tuple(one for one, own in quotes if any(own[start:end]))
        words = "".join(char for char, mark in zip(text[start:end], marks[start:end], strict=True) if not mark)
        missing = "" if background or heading else _MARKS.sub("", _NUMBERED.sub("", words, count=1))
        if index == 0:
            missing = missing.removeprefix(place.partition("-")[2])
        yield Row(place, sentence, here, _checks(here), _reasons(here, background, heading), missing)


def _checks(provisions: Sequence[Provision]) -> tuple[Check, ...]:
    return tuple(check for provision in provisions for check in provision.checks)


def _reasons(provisions: Sequence[Provision], background: str | None, heading: bool) -> tuple[str, ...]:
    told = [provision.unchecked for provision in provisions if provision.unchecked]
    if background:
        told.append(background)
    elif heading and not provisions:
        told.append(HEADING)
    return tuple(dict.fromkeys(told))


def _is_heading(sentence: str, index: int, count: int) -> bool:
    """Whether a clause's sentence is its heading: numbered, the first, and no longer than a line."""
    return index == 0 and bool(_NUMBERED.match(sentence)) and len(closed_up(sentence)) <= 40 and (
        count > 1 or not sentence.endswith("。")
    )  # fmt: skip


def _marks(text: str, provision: Provision) -> list[bool]:
    """For each character of ``text`` whether it stands in a quote of the provision; blanks never count."""
    at = [index for index, char in enumerate(text) if not char.isspace()]
    closed = closed_up(text)
    marks = [False] * len(text)
    for quote in dict.fromkeys(closed_up(quote) for quote in provision.quotes):
        start = closed.find(quote) if quote else -1
        while start >= 0:
            for index in at[start : start + len(quote)]:
                marks[index] = True
            start = closed.find(quote, start + 1)
    return marks
