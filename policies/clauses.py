"""The clauses of a plan's text: one heading of plan.md, one reference, one text."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

_HEADING = re.compile(r"^(#+)\s+(.+?)\s*$", re.MULTILINE)


@lru_cache(maxsize=8)
def clauses(text: str) -> MappingProxyType[str, str]:
    """The words of each clause by its reference (二(一)3, 专栏1-皮革), in the text's order.

    A reference is a heading of the second level; a heading of the first level ends a clause and names none.
    """
    found: dict[str, str] = {}
    headings = list(_HEADING.finditer(text))
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        if heading[1] == "##":
            found[heading[2]] = text[heading.end() : following.start() if following else None].strip()
    return MappingProxyType(found)


def closed_up(text: str) -> str:
    """``text`` without white space, in which a quote is looked for."""
    return re.sub(r"\s+", "", text)
