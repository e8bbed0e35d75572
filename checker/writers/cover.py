"""The cover of a gap report: who was checked against what, by which program, from which pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.writers.evidence import Crops, Proof, page_words
from checker.writers.languages import Words, frame, listed, said
from checker.writers.texts import spans
from checker.writers.words import INDUSTRIES

TOLD = Words("facts")
HASH = 12  # characters of a hash that a reader compares


@dataclass(frozen=True, slots=True)
class Industry:
    """A recognised industry and what shows it; without proofs the user named it."""

    name: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What the report says of its own period or boundary, in its words, and where."""

    name: str
    text: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Cover:
    """The facts of the cover; ``ocr`` and ``unreadable`` are page numbers in words, empty for none.

    ``state`` is "read", "partly-read" or "failed"; ``read`` counts the pages that gave trustworthy text.
    """

    company: str
    title: str
    year: str
    industries: tuple[Industry, ...]
    statements: tuple[Statement, ...]
    plan: str
    plan_number: str
    plan_hash: str
    program: str
    file: str
    file_hash: str
    pages: int
    read: int
    ocr: str
    ocr_count: int
    unreadable: str
    unreadable_count: int
    state: str

    @property
    def pages_read(self) -> str:
        """How many pages there are, were read, were read by text recognition, and were not read."""
        words = said("pages-total", total=self.pages, read=self.read)
        words += said("pages-ocr", count=self.ocr_count, pages=self.ocr) if self.ocr_count else ""
        if self.unreadable_count:
            return words + said("pages-unread", count=self.unreadable_count, pages=self.unreadable)
        return words + said("pages-all-unread" if self.state == "failed" else "pages-none-unread")

    @property
    def unread_words(self) -> str:
        """Which pages were not read, and which only by text recognition."""
        if self.unreadable_count:
            words = said("unread-pages", pages=self.unreadable)
        else:
            words = said("file-unread") if self.state == "failed" else said("all-read", count=self.pages)
        return words + (said("ocr-pages", pages=self.ocr) if self.ocr_count else "")


def cover(result: Mapping[str, Any], crops: Crops) -> Cover:
    """The cover of a result file; what the document does not tell is said to be unknown."""
    document, plan, program = result["document"], result["plan"], result["program"]
    unreadable, ocr = document.get("unreadable_pages") or (), document.get("ocr_pages") or ()
    state = document.get("state") or ("partly-read" if unreadable else "read")
    return Cover(
        company=document.get("company") or said("unknown-company"),
        title=document.get("title") or "",
        year=said("year", year=document["report_year"]) if document.get("report_year") else said("unknown-year"),
        industries=tuple(_industry(item, crops) for item in document.get("industries") or ()),
        statements=tuple(
            Statement(TOLD[item["of"]], item["evidence"]["text"], crops.proof(item["evidence"]))
            for item in document.get("statements") or ()
        ),
        plan=plan.get("title") or plan["id"],
        plan_number=plan.get("number") or "",
        plan_hash=plan["sha256"][:HASH],
        program=f"{program['name']} {program['version']}",
        file=re.split(r"[\\/]", document["file"])[-1],
        file_hash=(document.get("sha256") or "")[:HASH],
        pages=document.get("pages") or 0,
        read=0 if state == "failed" else max((document.get("pages") or 0) - len(unreadable), 0),
        ocr=spans(ocr),
        ocr_count=len(ocr),
        unreadable=spans(unreadable),
        unreadable_count=len(unreadable),
        state=state,
    )


def cover_facts(head: Cover) -> Iterator[tuple[str, str]]:
    """The cover as lines of a label and a text, for formats whose cover is a plain list."""
    words = frame()["facts"]
    yield words["company"], head.company
    yield words["year"], head.year
    yield words["industries"], listed(map(_industry_words, head.industries)) or said("unknown-industry")
    yield from ((statement.name, statement.text) for statement in head.statements)
    yield words["plan"], said("bracketed", outer=head.plan, inner=head.plan_number) if head.plan_number else head.plan
    yield words["plan_hash"], head.plan_hash
    yield words["title"], head.title or head.file
    yield words["file"], head.file
    yield words["file_hash"], head.file_hash
    yield words["pages"], head.pages_read
    yield words["program"], head.program


def _industry_words(industry: Industry) -> str:
    """An industry and the page that shows it, or that the user named it."""
    if not industry.proofs:
        return said("bracketed", outer=industry.name, inner=said("by-user"))
    page = page_words(industry.proofs[0].page, industry.proofs[0].printed)
    return said("bracketed", outer=industry.name, inner=said("rests-on", page=page))


def _industry(industry: Mapping[str, Any], crops: Crops) -> Industry:
    name = INDUSTRIES.get(industry["id"], industry["id"])
    return Industry(name, tuple(crops.proof(piece) for piece in industry.get("evidence") or ()))
