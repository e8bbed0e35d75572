"""The schemas of all YAML files of ``policies`` as JSON Schema, for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from policies.schema import (
    Beyond,
    Branch,
    Coefficient,
    Doubt,
    Estimate,
    Indicator,
    Industry,
    Measure,
    PlanHead,
    Provision,
    Statistic,
    UnitTable,
)

FILES: Mapping[str, Any] = MappingProxyType(
    {
        "plan": PlanHead,
        "provisions": tuple[Provision, ...],
        "doubts": tuple[Doubt, ...],
        "indicators": tuple[Indicator, ...],
        "measures": tuple[Measure, ...],
        "industries": tuple[Industry, ...],
        "branches": tuple[Branch, ...],
        "units": UnitTable,
        "coefficients": tuple[Coefficient, ...],
        "statistics": tuple[Statistic, ...],
        "estimates": tuple[Estimate, ...],
        "beyond": tuple[Beyond, ...],
    }
)


def json_schemas() -> dict[str, str]:
    """A JSON Schema (draft 2020-12) by the name of each kind of file; the same code gives the same bytes."""
    return {name: _text(name, kind) for name, kind in FILES.items()}


def _text(name: str, kind: Any) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"dafeng {name}.yaml",
        **TypeAdapter(kind).json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
