"""The findings as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), for machines that track results.

A check is a rule, a finding its result: not-met and behind are failures (error where the provision is binding, else
warning), met and on-track passes, what is open asks for review. A page of a PDF is no line of a text, so locations name
the page as a logical location and keep page and box in their properties.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from checker.writers.evidence import page_words
from checker.writers.languages import said, spoken
from checker.writers.texts import clean, shortened
from checker.writers.words import INCONSISTENCIES, ROLES, verdict

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
KINDS = {
    "not-met": "fail",
    "behind": "fail",
    "met": "pass",
    "on-track": "pass",
    "planned": "open",
    "insufficient": "open",
    "not-disclosed": "open",
    "cant-tell": "review",
    "not-applicable": "notApplicable",
}
CONTRADICTION = "contradiction/"
LINK = re.compile(r"\[(?=[^\]]*\]\()")


def sarif_report(result: Mapping[str, Any]) -> str:
    """The log of a parsed result file; the same input gives the same text."""
    parsed = clean(result)
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(parsed)]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(result: Mapping[str, Any]) -> dict[str, Any]:
    rules = _rules(result)
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    results = [*_findings(result, places), *_contradictions(result, places)]
    return {
        "tool": {"driver": {**_driver(result), "rules": rules}},
        "language": {"zh": "zh-CN", "en": "en-US"}[spoken()],
        "artifacts": [_artifact(result["document"])],
        "invocations": [_invocation(result)],
        "results": results,
        "properties": {
            "enterprise": result["document"].get("company"),
            "reportYear": result["document"].get("report_year"),
            "plan": result["plan"]["id"],
            "planSha256": result["plan"]["sha256"],
        },
    }


def _driver(result: Mapping[str, Any]) -> dict[str, Any]:
    program = result["program"]
    return {"name": program["name"], "version": program["version"], "semanticVersion": program["version"]}


def _artifact(document: Mapping[str, Any]) -> dict[str, Any]:
    """The PDF as it was given; its hash where it could be read."""
    known = {"hashes": {"sha-256": document["sha256"]}} if document.get("sha256") else {}
    return {"location": {"uri": _uri(document["file"])}, "mimeType": "application/pdf", **known}


def _uri(file: str) -> str:
    """A file as a relative reference without its folders, which are of one machine only."""
    return quote(re.split(r"[\\/]", file)[-1] or "report.pdf")


def _invocation(result: Mapping[str, Any]) -> dict[str, Any]:
    failed = result["document"].get("state") == "failed"
    return {
        "executionSuccessful": not failed,
        "toolExecutionNotifications": [
            {
                "descriptor": {"id": warning["code"]},
                "level": "error" if failed else "warning",
                "message": _text(warning["message"]),
                **({"locations": [_page(result, warning["page"], "")]} if warning.get("page") else {}),
            }
            for warning in result.get("warnings") or ()
        ],
    }


def _rules(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A rule for each check and each kind of contradiction that the result holds, in its order."""
    rules = {finding["check"]: _rule(finding) for finding in result.get("findings") or ()}
    for item in result.get("inconsistencies") or ():
        name = INCONSISTENCIES.get(item["kind"], item["kind"])
        rules[CONTRADICTION + item["kind"]] = {
            "id": CONTRADICTION + item["kind"],
            "shortDescription": _text(name),
            "defaultConfiguration": {"level": "warning"},
        }
    return list(rules.values())


def _rule(finding: Mapping[str, Any]) -> dict[str, Any]:
    quotes = "\n".join(finding.get("quotes") or ())
    return {
        "id": finding["check"],
        "name": finding["provision"],
        "shortDescription": _text(finding["title"]),
        **({"fullDescription": _text(quotes)} if quotes else {}),
        "defaultConfiguration": {"level": _level(finding["role"])},
        "properties": {
            "provision": finding["provision"],
            "also": list(finding.get("also") or ()),
            "role": finding["role"],
            "tags": [ROLES.get(finding["role"], finding["role"])],
        },
    }


def _text(words: str) -> dict[str, str]:
    """A message in which nothing is a placeholder (SARIF 3.11.5) and nothing a link (3.11.6)."""
    return {"text": LINK.sub(r"\\[", words.replace("{", "{{").replace("}", "}}"))}


def _level(role: str) -> str:
    return "error" if role == "binding" else "warning"


def _findings(result: Mapping[str, Any], places: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for finding in result.get("findings") or ():
        kind, shown = KINDS.get(finding["status"], "review"), verdict(finding)
        text = f"{finding['title']}{said('colon')}{shown.label}{said('stop')}{finding['reason']}"
        advice = f"\n{finding['advice']}" if finding.get("advice") else ""
        yield {
            "ruleId": finding["check"],
            "ruleIndex": places[finding["check"]],
            "kind": kind,
            "level": _level(finding["role"]) if kind == "fail" else "none",
            "message": _text(text + advice),
            **_locations(result, finding),
            "partialFingerprints": {"check/v1": f"{finding['provision']}:{finding['check']}"},
            "properties": {
                "status": finding["status"],
                "role": finding["role"],
                "needsReview": bool(finding.get("needs_review")),
                **{name: finding[name] for name in ("value", "unit", "period", "target", "gap") if finding.get(name)},
            },
        }


def _contradictions(result: Mapping[str, Any], places: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for item in result.get("inconsistencies") or ():
        name = CONTRADICTION + item["kind"]
        yield {
            "ruleId": name,
            "ruleIndex": places[name],
            "kind": "review",
            "level": "none",
            "message": _text(item["message"]),
            **_locations(result, item),
            "properties": {"values": list(item["values"])},
        }


def _locations(result: Mapping[str, Any], fact: Mapping[str, Any]) -> dict[str, Any]:
    found = [_location(result, piece) for piece in fact.get("evidence") or ()]
    return {"locations": found or [{"physicalLocation": _physical(result)}]}


def _location(result: Mapping[str, Any], piece: Mapping[str, Any]) -> dict[str, Any]:
    place = _page(result, piece["page"], piece.get("printed_page") or "")
    box = {"page": piece["page"], "bbox": list(piece["bbox"]), "place": piece.get("place")}
    return {**place, "message": _text(shortened(piece["text"], 1000)), "properties": box}


def _page(result: Mapping[str, Any], page: int, printed: str) -> dict[str, Any]:
    logical = {"name": page_words(page, printed), "fullyQualifiedName": f"page/{page}", "kind": "page"}
    return {"physicalLocation": _physical(result), "logicalLocations": [logical]}


def _physical(result: Mapping[str, Any]) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(result["document"]["file"]), "index": 0}}
