"""The result file as text."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

from checker.results import Result


def result_text(result: Result) -> str:
    """The result file of one document: JSON in the form of result.md, the same bytes for the same result.

    Decimals are strings, Chinese stands as it is, crops are in the order of their keys, one newline ends the text.
    """
    content = result.model_dump(mode="json", by_alias=True, exclude={"schema_"})
    content["metrics"] = [_metric(metric) for metric in content["metrics"]]
    content["crops"] = dict(sorted(content["crops"].items()))
    return to_json({"schema": result.schema_, **content}, indent=1).decode("utf-8") + "\n"


def _metric(metric: dict[str, Any]) -> dict[str, Any]:
    """The metric with the metrics its derivation rests on under ``from``, the key that result.md fixes."""
    derivation = metric["derivation"]
    if not derivation or "sources" not in derivation:
        return metric
    form = {"formula": derivation["formula"], "from": derivation["sources"], "steps": derivation["steps"]}
    return {**metric, "derivation": form}
