"""Puts the examples folder on the path: its package is no part of the installed program."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "examples"))
