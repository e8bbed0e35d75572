"""The expected reading of the sample report (YAML, written by hand) as a gold JSON for the scoring tool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

Entry = dict[str, Any]


def load_expected(path: Path) -> Entry:
    """The expected reading as its YAML file says."""
    expected: Entry = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return expected


def gold_of(expected: Entry) -> Entry:
    """The gold annotation: one metric per printed year, and the rest as written."""
    metrics = [{"id": f"m{number:03d}", **entry} for number, entry in enumerate(metrics_of(expected), start=1)]
    return {
        **expected["document"],
        "traps": {},
        "metrics": metrics,
        "not_actuals": expected["traps"],
        "checks": [{"value": "", "unit": "", **entry} for entry in expected["checks"]],
        "measures": [{"quote": "", "why": "", **entry} for entry in expected["measures"]],
        "inconsistencies": expected["inconsistencies"],
        "derivable": [{**entry, "period": str(entry["period"])} for entry in expected["derivable"]],
    }


def metrics_of(expected: Entry) -> Iterator[Entry]:
    """Every expected metric: series by year, plants by site, then the single figures."""
    for row in expected["series"]:
        for year, printed in row["years"].items():
            pages = sorted({*row["pages"], *row.get("also", {}).get(year, [])})
            yield metric(row, printed, year, pages)
    plants = expected["plants"]
    for row in plants["rows"]:
        for site, printed in zip(plants["sites"], row["values"], strict=True):
            placed = {**row, "boundary": f"site:{site}", "place": "table"}
            yield metric(placed, printed, plants["period"], [plants["page"]])
    for row in expected["figures"]:
        yield metric(row, row["as_printed"], row["period"], row["pages"])


def metric(row: Entry, printed: str, period: int, pages: list[int]) -> Entry:
    """One gold metric; its value is the printed digits unless the row gives it."""
    return {
        "label": row["label"],
        "name": row["name"],
        "value": row.get("value", printed.replace(",", "")),
        "unit": row["unit"],
        "as_printed": printed,
        "period": str(period),
        "kind": row.get("kind", "actual"),
        "baseline": str(row["baseline"]) if "baseline" in row else None,
        "boundary": row.get("boundary", "group"),
        "pages": pages,
        "place": row["place"],
        "note": row.get("note", ""),
    }
