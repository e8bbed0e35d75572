"""A result file with only the keys that the form of result files fixes."""

from __future__ import annotations

from typing import Any


def minimal_result() -> dict[str, Any]:
    """One finding behind its target, with one piece of evidence."""
    evidence = {
        "page": 3,
        "printed_page": None,
        "bbox": [10, 20, 90, 30],
        "text": "吨纸综合能耗 460.9",
        "place": "table",
    }
    target = {"comparator": "<=", "value": "450", "unit": "kgce/t", "deadline": 2025, "baseline": 2020}
    finding = {
        "provision": "三(一)1", "also": [], "check": "paper-energy-limit", "title": "吨纸能耗", "keywords": [],
        "status": "behind", "role": "benchmark", "target": target, "value": "460.9", "unit": "kgce/t", "period": "2023",
        "gap": {"absolute": "10.9", "relative": "0.0242", "needed_per_year": None}, "reason": "尚高于目标。",
        "advice": "", "needs_review": False, "metrics": [], "actions": [], "evidence": [evidence],
    }  # fmt: skip
    return {
        "schema": "1",
        "program": {"name": "dafeng", "version": "0.1.0"},
        "plan": {"id": "light-industry-2023", "sha256": "ab" * 32},
        "document": {"file": "甲.pdf", "sha256": "cd" * 32, "pages": 5, "company": "甲", "report_year": 2023,
                     "industries": [], "unreadable_pages": [], "ocr_pages": []},
        "metrics": [], "actions": [], "findings": [finding], "inconsistencies": [], "warnings": [],
    }  # fmt: skip
