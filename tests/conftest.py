"""Property tests run the same everywhere: no clock decides, and the examples are those of the seed."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("dafeng", deadline=None, derandomize=True)
settings.load_profile("dafeng")
