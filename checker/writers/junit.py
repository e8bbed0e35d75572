"""The findings as JUnit XML: a suite a document, a case a finding, for machines that show test results.

A gap (not-met, behind) is a failure whose type tells role and status; what could not be told is an error; what is
open or does not apply is skipped. A document that was not read is one case with an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from checker.writers.languages import said
from checker.writers.texts import clean
from checker.writers.words import verdict

OUTCOMES = {
    "not-met": "failure",
    "behind": "failure",
    "cant-tell": "error",
    "insufficient": "skipped",
    "not-disclosed": "skipped",
    "planned": "skipped",
    "not-applicable": "skipped",
}
COUNTED = (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))


def junit_report(result: Mapping[str, Any]) -> bytes:
    """The suite of a parsed result file as UTF-8 XML; the same input gives the same bytes, without a time."""
    parsed = clean(result)
    root = ElementTree.Element("testsuites", name=" ".join(map(str, parsed["program"].values())))
    _suite(root, parsed)
    ElementTree.indent(root, " ")
    xml: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _suite(root: ElementTree.Element, result: Mapping[str, Any]) -> None:
    document = result["document"]
    name = f"{document.get('company') or document['file']} {document.get('report_year') or ''}".strip()
    suite = ElementTree.SubElement(root, "testsuite", name=name)
    properties = ElementTree.SubElement(suite, "properties")
    for key, value in (
        ("file", document["file"]),
        ("sha256", document.get("sha256") or ""),
        ("plan", result["plan"]["id"]),
        ("plan-sha256", result["plan"]["sha256"]),
    ):
        ElementTree.SubElement(properties, "property", name=key, value=value)
    if document.get("state") == "failed":
        _unread(suite, result)
    for finding in result.get("findings") or ():
        _case(suite, finding)
    suite.set("tests", str(len(suite.findall("testcase"))))
    for count, outcome in COUNTED:
        suite.set(count, str(len(suite.findall(f"testcase/{outcome}"))))


def _unread(suite: ElementTree.Element, result: Mapping[str, Any]) -> None:
    case = ElementTree.SubElement(suite, "testcase", classname="document", name=result["document"]["file"])
    causes = [f"{warning['code']} {warning['message']}" for warning in result.get("warnings") or ()]
    error = ElementTree.SubElement(case, "error", type="failed", message=said("failed"))
    error.text = "\n".join(causes)


def _case(suite: ElementTree.Element, finding: Mapping[str, Any]) -> None:
    case = ElementTree.SubElement(suite, "testcase", classname=finding["provision"], name=_name(finding))
    outcome = OUTCOMES.get(finding["status"])
    if outcome is None:
        return
    message = f"{verdict(finding).label}{said('colon')}{finding['reason']}"
    node = ElementTree.SubElement(case, outcome, message=message)
    if outcome == "skipped":
        return
    node.set("type", f"{finding['role']}/{finding['status']}")
    quotes = [f"{said('page', page=piece['page'])} {piece['text']}" for piece in finding.get("evidence") or ()]
    node.text = "\n".join(part for part in (finding.get("advice") or "", *quotes) if part)


def _name(finding: Mapping[str, Any]) -> str:
    return f"{finding['title']} ({finding['check']})"
