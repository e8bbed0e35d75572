"""How a provision binds and whom it addresses, by its words (judgement.md, roles)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from extractors.language.wordlists import read_lists
from policies.schema import Addressee, Role

TABLE = Path(__file__).with_name("wording.yaml")


@lru_cache(maxsize=16)
def pattern(group: str) -> re.Pattern[str]:
    """Any of the words of a group of ``wording.yaml``."""
    return re.compile("|".join(f"(?:{word})" for word in read_lists(TABLE)[group]))


def role_of(words: str, quantified: bool) -> Role | None:
    """The role that the words show; None where they show none, so that a person must decide.

    A figure set without a word that binds is a yardstick (benchmark).
    """
    if pattern("binding").search(words):
        return "binding"
    if quantified:
        return "benchmark"
    if pattern("authority").search(words):
        return "context"
    if pattern("encouraged").search(words):
        return "encouraged"
    if pattern("aim").search(words):
        return "context"
    return "expected" if pattern("expected").search(words) else None


def addressee_of(words: str, role: Role) -> Addressee:
    """Whom the words address: a context provision an authority, a yardstick an industry, all else enterprises."""
    if role == "context":
        return "authority" if pattern("authority").search(words) else "industry"
    return "industry" if role == "benchmark" else "enterprise"


def demands(sentence: str) -> list[str]:
    """The sentence in pieces of one demand each, cut where a clause begins with a verb of demanding.

    The pieces joined give the sentence again, so that each can be quoted.
    """
    clauses = re.findall(r"[^，,]+[，,]?", sentence)
    pieces: list[str] = []
    for clause in clauses:
        if pieces and not (pattern("verbs").match(clause.strip()) and _stands_alone(pieces[-1])):
            pieces[-1] += clause
        else:
            pieces.append(clause)
    return pieces


def _stands_alone(piece: str) -> bool:
    """Whether what comes before is a demand and not the circumstance of the next (在…地区, 到2025年)."""
    return not re.match(r"^(?:到|在|对|针对|通过|按照|以|根据)[^，,]{0,20}[，,]$", piece.strip()) and (
        pattern("expected").search(piece) is not None or pattern("binding").search(piece) is not None
        or pattern("encouraged").search(piece) is not None
    )  # fmt: skip
