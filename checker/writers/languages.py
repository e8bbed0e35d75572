"""The words of a report's frame in the language asked for; the plan's words and the evidence stay as they are.

The words are data (``report_templates/words.yaml``). A report is made inside ``speaking(language)``; outside it, and by
default, the frame is Chinese.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

import report_templates

LANGUAGES = ("zh", "en")
TABLE = "words.yaml"

_spoken: ContextVar[str] = ContextVar("spoken", default="zh")


class WordsError(ValueError):
    """The table of words is not well formed: a language is missing, or the languages have other fields."""


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Everything made inside has its frame in ``language`` ("zh" or "en")."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> str:
    """The language of what is being made."""
    return _spoken.get()


class Words(Mapping[str, str]):
    """A group of the table by id, in the language spoken when a word is asked for."""

    def __init__(self, group: str) -> None:
        self.group = group

    def __getitem__(self, name: str) -> str:
        return catalogue()[spoken()][self.group][name]

    def __iter__(self) -> Iterator[str]:
        return iter(catalogue()[spoken()][self.group])

    def __len__(self) -> int:
        return len(catalogue()[spoken()][self.group])


PHRASES = Words("phrases")


def said(name: str, /, **fields: Any) -> str:
    """The phrase ``name`` with its fields filled in; raises KeyError for one that the table lacks."""
    return PHRASES[name].format(**fields)


def listed(parts: Iterable[str]) -> str:
    """Parts of a list with the language's mark between them (、 or a comma)."""
    return said("listed").join(parts)


def joined(parts: Iterable[str]) -> str:
    """Sentences or notes with the language's semicolon between them."""
    return said("semicolon").join(parts)


def frame() -> Mapping[str, Mapping[str, str]]:
    """All groups of words in the language spoken, for templates."""
    return catalogue()[spoken()]


@cache
def catalogue() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """The table by language, group and id, as in the file; ``WordsError`` where it is not well formed."""
    from ruamel.yaml import YAML

    groups = YAML(typ="safe").load(Path(str(report_templates.__file__)).with_name(TABLE))
    for group, words in groups.items():
        for name, row in words.items():
            if set(row) != set(LANGUAGES) or len({_fields(row[language]) for language in LANGUAGES}) != 1:
                raise WordsError(f"{TABLE}: {group}.{name}")
    return {
        language: {group: {name: row[language] for name, row in words.items()} for group, words in groups.items()}
        for language in LANGUAGES
    }


def _fields(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
