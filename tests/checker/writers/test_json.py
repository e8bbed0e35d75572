"""The result file as text."""

from __future__ import annotations

import json

from sample_result import sample_result

from checker.results import Result
from checker.writers.json import result_text


def written() -> str:
    content = sample_result()
    content.pop("schema")
    for metric in content["metrics"]:
        if metric["derivation"]:
            metric["derivation"]["sources"] = metric["derivation"].pop("from")
    return result_text(Result.model_validate(content))


def test_schema_comes_first_and_a_newline_last() -> None:
    text = written()
    assert text.startswith('{\n "schema": "1",\n "program"')
    assert text.endswith("}\n")
    assert "青渚纸业" in text


def test_values_are_decimal_strings_without_loss() -> None:
    metric = json.loads(written())["metrics"][-1]
    assert metric["value"] == "-7.2463768115942028985507246377"
    assert metric["confidence"] == "0.97"


def test_derivation_names_its_metrics_as_the_form_fixes() -> None:
    derivation = json.loads(written())["metrics"][-1]["derivation"]
    assert list(derivation) == ["formula", "from", "steps"]
    assert derivation["from"] == ["m-energy.intensity-2023", "m-energy.intensity-2020"]


def test_crops_stand_in_the_order_of_their_keys() -> None:
    crops = list(json.loads(written())["crops"])
    assert crops == sorted(crops) != []


def test_same_result_gives_the_same_bytes() -> None:
    assert written() == written()
