"""The program's name and version as results print them, and what tells one state of it from another."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

NAME = "dafeng"
VERSION = "0.1.0"
PACKAGES = ("checker", "extractors", "policies", "report_templates")


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """The version with a hash of the program's own files, so that a changed program is told from the one before."""
    home = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for package in PACKAGES:
        for file in sorted((home / package).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(home).as_posix()}\x1f".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return f"{VERSION}+{digest.hexdigest()[:12]}"
