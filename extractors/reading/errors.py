"""The one error by which reading refuses a whole document."""

from __future__ import annotations

from typing import Any

from extractors.messages import message


class ReadingError(Exception):
    """A document that cannot be read: ``code`` of the message table and the ``fields`` of its message."""

    def __init__(self, code: str, **fields: Any) -> None:
        super().__init__(message(code, **fields))
        self.code = code
        self.fields = fields

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross the border between processes."""
        return rebuilt, (self.code, self.fields)


def rebuilt(code: str, fields: dict[str, Any]) -> ReadingError:
    """The error again in another process."""
    return ReadingError(code, **fields)
