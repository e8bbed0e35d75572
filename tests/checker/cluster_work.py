"""What the workers of the cluster tests do: importable by them, and quick."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def doubled(number: int) -> int:
    return 2 * number


def doubled_once_open(task: tuple[int, Path]) -> int:
    """Twice the number, once the gate is there; tells beside it that it began."""
    number, gate = task
    gate.with_name(f"{gate.name}-{number}-{os.getpid()}").touch()
    while not gate.exists():
        os.sched_yield()
    return 2 * number


def deadly(number: int) -> int:
    """Twice the number; 3 kills its process."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def deadly_to_workers(number: int) -> int:
    """Twice the number; 3 kills the worker that its process belongs to."""
    if number == 3:
        os.kill(os.getppid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def failing(number: int) -> int:
    raise ValueError(f"no {number}")


def endless(number: int) -> int:
    while number == 1:
        pass
    return 2 * number
