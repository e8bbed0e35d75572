"""How right the program is on annotated reports, by document and by place, beside ``tools/score.py``'s own lines.

    python -m bench.accuracy.table --tool SCORE.PY --results FOLDER [--history FILE] GOLD.json...

A figure is right when value, unit, year, page, name and kind are. ``recall`` counts the annotated figures that are
right, ``precision`` the given ones that are annotated; by place, recall counts those annotated as standing there.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.history import append

PLACES = ("table", "prose", "card", "chart", "scan", "image")


def tool_of(path: Path) -> ModuleType:
    """The scorer as a module: it lies outside of the project."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts(
    tool: ModuleType, gold: Mapping[str, Any], result: Mapping[str, Any], place: str | None = None
) -> Counter[str]:
    """What the scorer counts of the metrics of a document, or of those annotated as standing at ``place``."""
    wanted = [metric for metric in gold["metrics"] if place is None or metric.get("place") == place]
    found: Counter[Any] = Counter()
    tool.score_metrics({**gold, "metrics": wanted}, result, found, [])
    return Counter({name: count for name, count in found.items() if isinstance(name, str)})


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def row_of(name: str, found: Counter[str]) -> dict[str, Any]:
    """The shares of a document or of all."""
    given = found["given"]
    return {
        "document": name,
        "metrics": found["metrics"],
        "recall": share(found["found_exact"], found["metrics"]),
        "precision": share(given - found["spurious"], given),
        "value": share(found["found"], found["metrics"]),
        "page": share(found["found_page"], found["found"]),
        "name": share(found["found_name"], found["found"]),
        "kind": share(found["found_kind"], found["found"]),
        "traps": f"{found['trapped']}/{found['traps']}",
    }


def gold_files(paths: list[Path]) -> dict[str, dict[str, Any]]:
    """The annotations by the name of their document."""
    loaded = {
        path.stem if path.stem != "gold" else path.parent.name: json.loads(path.read_text("utf-8")) for path in paths
    }
    return {name: gold for name, gold in loaded.items() if gold.get("metrics")}


def result_of(folder: Path, name: str) -> dict[str, Any]:
    path = folder / f"{name}.json"
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {"metrics": []}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--tool", type=Path, required=True)
    parser.add_argument("--results", type=Path, required=True)
    parser.add_argument("--history", type=Path)
    asked = parser.parse_args()
    tool, total, places = tool_of(asked.tool), Counter[str](), {place: Counter[str]() for place in PLACES}
    rows = []
    for name, gold in gold_files(asked.gold).items():
        result = result_of(asked.results, name)
        found = counts(tool, gold, result)
        rows.append(row_of(name, found))
        total += found
        for place in PLACES:
            places[place] += counts(tool, gold, result, place)
    rows.append(row_of("all", total))
    by_place = {
        place: f"{found['found_exact']}/{found['metrics']}" for place, found in places.items() if found["metrics"]
    }
    for row in rows:
        sys.stdout.write("  ".join(f"{key} {value}" for key, value in row.items()) + "\n")
    sys.stdout.write("right by place: " + "  ".join(f"{place} {value}" for place, value in by_place.items()) + "\n")
    append(asked.history, {**rows[-1], "places": by_place})


if __name__ == "__main__":
    main()
