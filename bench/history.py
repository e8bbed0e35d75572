"""The rows that a bench prints and keeps, one JSON object a line, in ``bench/history``."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def say(line: str) -> None:
    """A line on standard output."""
    sys.stdout.write(line + "\n")


def print_row(row: Mapping[str, Any]) -> None:
    """A value a line on standard output."""
    sys.stdout.write("".join(f"{name:32} {value}\n" for name, value in row.items()))


def append(path: Path | None, row: Mapping[str, Any]) -> None:
    """Adds a row to the history file, if one is named."""
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as history:
        history.write(json.dumps(row, ensure_ascii=False) + "\n")
