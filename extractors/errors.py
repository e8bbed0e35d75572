"""Errors that end the work on a document, each with a code of the message table."""

from __future__ import annotations

from typing import Any

from extractors.messages import message


class CodedError(Exception):
    """``code`` of the message table and the ``fields`` of its message."""

    def __init__(self, code: str, **fields: Any) -> None:
        super().__init__(message(code, **fields))
        self.code = code
        self.fields = fields

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross the border between processes."""
        return rebuilt, (type(self), self.code, self.fields)


class ReadingError(CodedError):
    """A document that cannot be read."""


class TaggerError(CodedError):
    """A folder that holds no model for the learned layer."""


class SuggestionError(CodedError):
    """The optional package that compares meanings is not there, or does not work on this machine."""


def rebuilt(kind: type[CodedError], code: str, fields: dict[str, Any]) -> CodedError:
    """The error again in another process."""
    return kind(code, **fields)
