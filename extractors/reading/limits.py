"""A limit of time on one step inside a process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeIsUp(BaseException):
    """The step took too long. No ``Exception``, so that no library takes it for an error of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises ``TimeIsUp`` inside the block after ``seconds``.

    Interrupts Python code only, and only in a process's main thread on a system with ``setitimer``; elsewhere the
    block runs without limit and the guarded worker's own limit holds.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def stop(number: int, frame: FrameType | None) -> None:
    """The signal's handler."""
    raise TimeIsUp
