"""Results beside the sample: all free texts hostile, a file that was not read, a hundred findings."""

from __future__ import annotations

import copy
from typing import Any

from sample_result import sample_result

from checker.writers.evidence import PICTURE

# Keys whose values the schema closes, and those that carry numbers, hashes and pictures.
CLOSED = {
    "schema", "status", "role", "theme", "stance", "kind", "comparator", "place", "state", "period", "value", "image",
    "unit", "start_value", "required", "absolute", "relative", "needed_per_year", "confidence", "certainty", "sha256",
    "code", "baseline", "bound",
}  # fmt: skip
STARTS = ('=HYPERLINK("http://evil.example/","x")', "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3")
MARKS = "<script>alert(1)</script>{{ 7*7 }}{% raw %}[x](javascript:alert(2))|]]>&amp;`\x00\x07\x1b\x0b\x0c\u202e\ud800"
FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\u202e\ud800]"


def hostile_result() -> dict[str, Any]:
    """The sample with every free text begun like a formula and full of marks that formats give a meaning."""
    return dict(_poisoned(sample_result()))


def _poisoned(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _poisoned(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_poisoned(item, key) for item in value]
    if not isinstance(value, str) or key in CLOSED or PICTURE.fullmatch(value):
        return value
    return STARTS[len(value) % len(STARTS)] + MARKS + value


def failed_result() -> dict[str, Any]:
    """The result of a file of which nothing could be read."""
    head = {name: sample_result()[name] for name in ("schema", "program", "plan")}
    document = {"file": "a/坏.pdf", "sha256": "", "pages": 0, "state": "failed"}
    return {**head, "document": document, "warnings": [{"code": "R106", "message": "“坏.pdf”已损坏", "page": None}]}


def large_result(count: int = 100) -> dict[str, Any]:
    """The sample with ``count`` applicable findings, each with evidence."""
    result = sample_result()
    shown = [finding for finding in result["findings"] if finding["evidence"]]
    result["findings"] = [{**copy.deepcopy(shown[place % len(shown)]), "check": f"c-{place}"} for place in range(count)]
    return result
