"""The view of a portfolio: everything its reports show, counted, ordered and worded, out of portfolio.json alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.writers.findings import part_of
from checker.writers.languages import listed
from checker.writers.numbers import quantity
from checker.writers.texts import clean
from checker.writers.words import BETWEEN_KINDS, GLYPHS, INDUSTRIES, PLAN_PARTS, PORTFOLIO, ROLES, STATES, STATUSES

GAPS = ("not-met", "behind")
OPEN = ("insufficient", "cant-tell", "not-disclosed")
SILENT = ("not-disclosed", "not-applicable")


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its enterprise; ``reports`` are the names of its files by format; ``problem`` why it failed."""

    file: str
    company: str
    year: str
    industries: str
    state: str
    pages: int
    binding: int
    other: int
    met: int
    open: int
    review: int
    doubts: int
    reports: tuple[tuple[str, str], ...]
    problem: str


@dataclass(frozen=True, slots=True)
class SectorRow:
    """A sector provision; ``glyph`` stands beside the status's word."""

    provision: str
    title: str
    role: str
    industry: str
    name: str
    value: str
    target: str
    coverage: str
    status: str
    label: str
    glyph: str
    reason: str
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    review: bool


@dataclass(frozen=True, slots=True)
class BetweenRow:
    """Two reports of one enterprise that do not go together."""

    kind: str
    enterprise: str
    name: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """The enterprises of an industry, those with the fewest and lightest gaps first."""

    industry: str
    rows: tuple[DocumentRow, ...]


@dataclass(frozen=True, slots=True)
class PortfolioView:
    """The whole portfolio; ``matrix`` is JSON for the page's script: columns, and a letter a cell for each row."""

    plan: str
    program: str
    coverage: Mapping[str, Any]
    documents: tuple[DocumentRow, ...]
    unread: tuple[DocumentRow, ...]
    sectors: tuple[SectorRow, ...]
    silent: tuple[SectorRow, ...]
    between: tuple[BetweenRow, ...]
    rankings: tuple[Ranking, ...]
    notes: tuple[str, ...]
    matrix: str
    industries: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str, str], ...]


def portfolio_view(parsed: Mapping[str, Any]) -> PortfolioView:
    """The view of a parsed portfolio.json. Raises KeyError where a key is missing."""
    told = clean(parsed)
    names = {enterprise["id"]: enterprise["name"] for enterprise in told["enterprises"]}
    documents = [_document(document, names) for document in told["documents"]]
    sectors = [_sector(finding) for finding in told["sectors"]]
    used = [name for name in INDUSTRIES if any(name in one["industries"] for one in told["enterprises"])]
    checks = _columns(told)
    return PortfolioView(
        plan=f"《{told['plan']['title']}》",
        program=f"{told['program']['name']} {told['program']['version']}",
        coverage=told["coverage"],
        documents=tuple(documents),
        unread=tuple(row for row in documents if row.problem),
        sectors=tuple(row for row in sectors if row.status not in SILENT),
        silent=tuple(row for row in sectors if row.status in SILENT),
        between=tuple(_between(finding, names) for finding in told["between"]),
        rankings=tuple(_ranking(industry, told, names) for industry in used),
        notes=tuple(note["message"] for note in told["notes"]),
        matrix=_matrix(told, checks, names),
        industries=tuple((name, INDUSTRIES[name]) for name in used),
        parts=tuple(
            (part, PLAN_PARTS.get(part, part)) for part in dict.fromkeys(part_of(c["provision"]) for c in checks)
        ),
        roles=tuple((role, ROLES[role]) for role in ROLES if any(check["role"] == role for check in checks)),
        statuses=tuple((status, glyph, STATUSES[status]) for status, glyph in GLYPHS.items()),
    )


def _document(document: Mapping[str, Any], names: Mapping[str, str]) -> DocumentRow:
    problem = document.get("problem")
    counts = document.get("counts") or {}
    return DocumentRow(
        file=document["file"],
        company=names.get(document.get("enterprise") or "", document.get("company") or "—"),
        year=str(document.get("report_year") or "—"),
        industries=listed(INDUSTRIES.get(name, name) for name in document["industries"]) or "—",
        state=STATES[document["state"]],
        pages=document["pages"],
        binding=document["binding_gaps"],
        other=document["other_gaps"],
        met=_counted(counts, ("met", "on-track")),
        open=_counted(counts, OPEN),
        review=document["needs_review"],
        doubts=document["inconsistencies"],
        reports=tuple(sorted(document["outputs"].items())),
        problem=problem["message"] if problem else "",
    )


def _counted(counts: Mapping[str, Mapping[str, int]], statuses: Sequence[str]) -> int:
    return sum(number for found in counts.values() for status, number in found.items() if status in statuses)


def _sector(finding: Mapping[str, Any]) -> SectorRow:
    value, unit, coverage = finding.get("value"), finding.get("unit") or "", finding["coverage"]
    target = finding.get("target")
    return SectorRow(
        provision=finding["provision"],
        title=finding["title"],
        role=ROLES.get(finding["role"], finding["role"]),
        industry=INDUSTRIES.get(finding["industry"] or "", PORTFOLIO["all_industries"]),
        name=finding["name"],
        value=quantity(value, unit) if value is not None else "—",
        target=target["as_printed"] if target else "—",
        coverage=f"{coverage['counted']}/{coverage['submitted']}",
        status=finding["status"],
        label=STATUSES[finding["status"]],
        glyph=GLYPHS[finding["status"]],
        reason=finding["reason"],
        steps=tuple(finding.get("steps") or ()),
        notes=tuple(finding.get("notes") or ()),
        review=finding["needs_review"],
    )


def _between(finding: Mapping[str, Any], names: Mapping[str, str]) -> BetweenRow:
    return BetweenRow(
        kind=BETWEEN_KINDS[finding["kind"]],
        enterprise=names.get(finding["enterprise"], finding["enterprise"]),
        name=finding.get("name") or "—",
        message=finding["message"],
        advice=finding.get("advice") or "",
    )


def _ranking(industry: str, told: Mapping[str, Any], names: Mapping[str, str]) -> Ranking:
    counted = [document for document in told["documents"] if document["counted"] and industry in document["industries"]]
    rows = sorted((_document(document, names) for document in counted), key=_merit)
    return Ranking(INDUSTRIES[industry], tuple(rows))


def _merit(row: DocumentRow) -> tuple[int, int, int, int, str]:
    return row.binding, row.other, row.open, -row.met, row.company


def _columns(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The checks that address at least one of the enterprises."""
    return [check for check in told["checks"] if set(check["statuses"]) - {"not-applicable"}]


def _matrix(told: Mapping[str, Any], checks: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> str:
    """The matrix for the page's script; no text in it can end the element that it stands in."""
    letters = {status: chr(ord("a") + at) for at, status in enumerate(GLYPHS)}
    outputs = {document["id"]: document["outputs"].get("html", "") for document in told["documents"]}
    industries = {enterprise["id"]: enterprise["industries"] for enterprise in told["enterprises"]}
    rows = []
    for row in told["matrix"]:
        cells = {cell["check"]: cell for cell in row["cells"]}
        found = [cells.get(check["check"]) for check in checks]
        values = {
            at: quantity(cell["value"], cell.get("unit") or "")
            for at, cell in enumerate(found)
            if cell and cell.get("value") is not None
        }
        rows.append(
            {
                "name": names[row["enterprise"]],
                "industries": industries[row["enterprise"]],
                "report": outputs.get(row["document"], ""),
                "cells": "".join(letters[cell["status"] if cell else "not-applicable"] for cell in found),
                "values": values,
            }
        )
    columns = [
        {
            "place": check["provision"],
            "part": part_of(check["provision"]),
            "title": check["title"],
            "role": check["role"],
        }
        for check in checks
    ]
    content = json.dumps({"columns": columns, "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    return content.replace("<", "\\u003c").replace("&", "\\u0026")
