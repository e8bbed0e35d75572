"""Result files read back: whole ones give their result, damaged and foreign ones a coded message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.stored import StoredError, stored_result
from checker.writers.json import result_text
from tests.checker.results import minimal_result


def stored(folder: Path, content: bytes | str | dict[str, Any]) -> Path:
    path = folder / "result.json"
    text = json.dumps(content) if isinstance(content, dict) else content
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return path


def test_a_result_comes_back_as_it_was_written(tmp_path: Path) -> None:
    result = stored_result(stored(tmp_path, minimal_result()))
    again = stored_result(stored(tmp_path, result_text(result)))
    assert again == result and again.findings[0].status == "behind"


def test_keys_of_a_later_version_are_left_out(tmp_path: Path) -> None:
    more = {**minimal_result(), "later": [1], "document": {**minimal_result()["document"], "later": "x"}}
    assert stored_result(stored(tmp_path, more)) == stored_result(stored(tmp_path, minimal_result()))


def test_only_the_keys_that_the_form_fixes_are_needed(tmp_path: Path) -> None:
    result = minimal_result()
    assert set(result["plan"]) == {"id", "sha256"} and "state" not in result["document"]
    assert stored_result(stored(tmp_path, result)).plan.title == ""


def changed(**more: Any) -> dict[str, Any]:
    return {**minimal_result(), **more}


def finding(**more: Any) -> dict[str, Any]:
    return changed(findings=[{**minimal_result()["findings"][0], **more}])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", ""),
        (b"%PDF-1.7 \xff\xfe", ""),
        ("[]", "schema"),
        ("{}", "schema"),
        ('{"schema": "1"}', "program"),
        ("[" * 100_000, ""),
        ('{"schema": NaN}', ""),
        (changed(schema="2"), "schema"),
        (finding(status="excellent"), "findings.0.status"),
        (finding(role="boss"), "findings.0.role"),
        (finding(value="1e999999999"), "1E60"),
        (finding(value="Infinity"), "findings.0.value"),
        (finding(value="<script>"), "findings.0.value"),
        (finding(evidence=[{"page": "x"}]), "findings.0.evidence"),
        (finding(reason={"a": 1}), "findings.0.reason"),
        (json.dumps(finding(reason="\ud800")), "hex escape"),
        (changed(metrics={"a": 1}), "metrics"),
    ],
)
def test_what_is_no_result_file_is_told(tmp_path: Path, content: Any, told: str) -> None:
    with pytest.raises(StoredError) as caught:
        stored_result(stored(tmp_path, content))
    assert caught.value.code == "R405"
    assert told in caught.value.fields["detail"] and "<script>" not in caught.value.fields["detail"]


@pytest.mark.parametrize(("name", "code"), [("nowhere.json", "R103"), (".", "R104")])
def test_what_is_not_there_is_told(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(StoredError) as caught:
        stored_result(tmp_path / name)
    assert caught.value.code == code


@given(cut=st.integers(0, 2000), noise=st.binary(max_size=20))
def test_damage_never_raises_anything_else(tmp_path_factory: pytest.TempPathFactory, cut: int, noise: bytes) -> None:
    text = json.dumps(minimal_result(), ensure_ascii=False).encode()
    at = cut % len(text)
    path = stored(tmp_path_factory.mktemp("damaged"), text[:at] + noise + text[at + len(noise) :])
    try:
        stored_result(path)
    except StoredError as error:
        assert error.code == "R405"
