"""Passwords that stand in files."""

from __future__ import annotations

from pathlib import Path


def password_in(file: Path) -> str:
    """The first line of a file. Raises OSError, or UnicodeDecodeError where it is not UTF-8."""
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return lines[0] if lines else ""
