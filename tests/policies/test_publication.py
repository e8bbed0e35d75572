"""The published JSON Schemas are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from policies.publication import FILES, json_schemas

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", FILES)
def test_the_published_schema_is_current(name: str) -> None:
    published = (DOCS / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert published == json_schemas()[name], "run: dafeng plan schema --out docs/schemas"


def test_every_key_is_documented() -> None:
    told = (DOCS / "plan-data.md").read_text(encoding="utf-8")
    for name, kind in FILES.items():
        model = kind if hasattr(kind, "model_fields") else kind.__args__[0]
        missing = [key for key in model.model_fields if f"`{key}`" not in told]
        assert not missing, f"{name}: {missing}"
