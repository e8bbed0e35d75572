"""Errors of writing a report, each with a code of the message table."""

from __future__ import annotations

from extractors.errors import CodedError


class WriterError(CodedError):
    """A report that cannot be written: a faulty template of the user, or no program that makes a PDF."""
