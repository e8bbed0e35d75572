"""The table of coded messages: everything dafeng has to say to a user about a document, a plan or a run.

The table is ``messages.yaml``; a code (``R101``) is stable, the words may be improved.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ruamel.yaml import YAML

TABLE = Path(__file__).with_name("messages.yaml")


class MessageError(ValueError):
    """An unknown code, an unknown or missing field, or a table that is not well formed."""


@dataclass(frozen=True, slots=True)
class Message:
    """One coded message: what is said and what to do, in both languages, and the names of its fields."""

    code: str
    zh: str
    en: str
    advice_zh: str
    advice_en: str
    fields: frozenset[str]


def message(code: str, lang: str = "zh", **fields: Any) -> str:
    """The words of message ``code`` in Chinese ("zh") or English ("en") with ``fields`` filled in.

    Raises ``MessageError`` for an unknown code or language and where ``fields`` are not exactly those of the message.
    """
    known = entry(code)
    if set(fields) != known.fields:
        raise MessageError(f"{code} takes the fields {sorted(known.fields)}, not {sorted(fields)}")
    return chosen(lang, known.zh, known.en).format(**fields)


def taken(code: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the ``given`` fields that message ``code`` takes."""
    return {name: given[name] for name in entry(code).fields}


def advice(code: str, lang: str = "zh") -> str:
    """What a user can do about message ``code``; raises ``MessageError`` as ``message`` does."""
    known = entry(code)
    return chosen(lang, known.advice_zh, known.advice_en)


def chosen(lang: str, zh: str, en: str) -> str:
    """The words in the language asked for."""
    if lang not in ("zh", "en"):
        raise MessageError(f"no messages in {lang!r}")
    return zh if lang == "zh" else en


def told(code: str, lang: str = "zh", **fields: Any) -> str:
    """What a terminal shows of message ``code``: the code, what happened, and what to do."""
    return advised(code, message(code, lang, **fields), lang)


def advised(code: str, words: str, lang: str = "zh") -> str:
    """The words of message ``code``, filled in before, between its code and what to do."""
    return f"{code} {words}{chosen(lang, '。', '. ')}{advice(code, lang)}"


def entry(code: str) -> Message:
    """The table's row of ``code``; raises ``MessageError`` where there is none."""
    try:
        return catalogue()[code]
    except KeyError:
        raise MessageError(f"unknown message code {code!r}") from None


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Message]:
    """All messages by their code, in the order of the codes."""
    rows = YAML(typ="safe").load(TABLE)
    return MappingProxyType({code: checked(code, rows[code]) for code in sorted(rows)})


def checked(code: str, row: object) -> Message:
    """A row of the table as a ``Message``; both languages must be there and have the same fields."""
    match row:
        case {"zh": str(zh), "en": str(en), "advice": {"zh": str(advice_zh), "en": str(advice_en), **more}, **others}:
            fields = names(zh)
        case _:
            raise MessageError(f"{code}: zh, en and advice (zh, en) are needed")
    if more or others or names(en) != fields or names(advice_zh) | names(advice_en):
        raise MessageError(f"{code}: unknown keys, or fields that differ between the languages")
    return Message(code, zh, en, advice_zh, advice_en, fields)


def names(text: str) -> frozenset[str]:
    """The names of the fields in braces."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
