"""Cases in YAML that a subject expert can read and add to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of ``tests/cases/<name>.yaml``."""
    loaded = YAML(typ="safe").load(Path(__file__).parent / f"{name}.yaml")
    return list(loaded)
