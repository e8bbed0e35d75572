"""Result files read back: checked whole, so that a report made of one never meets what it cannot show."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from checker.results import Result
from extractors.errors import CodedError

LARGEST = 256 * 2**20  # bytes; the result of a 300-page report with all its crops has a few MB
WIDEST = 60  # powers of ten on either side of a value's point; more is no quantity


class StoredError(CodedError):
    """A file that is no usable result file (R405), or cannot be opened (R103, R104, R105)."""


def stored_result(path: Path) -> Result:
    """The result in ``path``; keys that this version does not know are left out. Raises ``StoredError``."""
    try:
        parsed = from_json(_bytes(path), allow_inf_nan=False)
    except ValueError as error:
        raise _unusable(path, str(error)) from error
    if not isinstance(parsed, dict) or "schema" not in parsed:
        raise _unusable(path, "schema: Field required")
    try:
        result = Result.model_validate(parsed, extra="ignore")
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise _unusable(path, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    if any(not value.is_finite() or abs(value.adjusted()) > WIDEST for value in _decimals(result.model_dump())):
        raise _unusable(path, f"|value| > 1E{WIDEST}")
    return result


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise StoredError("R104", file=str(path))
    try:
        if path.stat().st_size > LARGEST:
            raise _unusable(path, f"> {LARGEST // 2**20} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise StoredError("R103", file=str(path)) from error
    except OSError as error:
        raise StoredError("R105", file=str(path)) from error


def _unusable(path: Path, detail: str) -> StoredError:
    return StoredError("R405", file=str(path), detail=" ".join(detail.split())[:200])


def _decimals(value: Any) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _decimals(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _decimals(item)
