"""The guarded worker: a function over many documents, each in a process with limits of time and memory.

pebble's pool with fresh (spawned) processes survives what kills the others: a worker that crashes, hangs or eats
memory costs its own document and is replaced. PDFium must never be used from threads, so parallel means processes.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures import TimeoutError as TimeIsOver
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from extractors.errors import CodedError

if TYPE_CHECKING:
    from pebble import ProcessPool

Task = TypeVar("Task")
Answer = TypeVar("Answer")

TASKS_PER_PROCESS = 40


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task gave nothing: ``code`` of the message table and the message's fields, except the ``file``."""

    code: str
    fields: dict[str, Any] = field(default_factory=dict)


def guarded(
    function: Callable[[Task], Answer],
    tasks: Sequence[Task],
    jobs: int = 1,
    seconds: float = 600,
    megabytes: int = 0,
    in_order: bool = True,
) -> Generator[tuple[Task, Answer | Failure], None, None]:
    """Each task with what ``function`` gives for it or why it gives nothing, in the order of the tasks.

    With ``in_order`` False they come as they finish, so that none waits in memory for a slow one before it.
    ``function`` and ``tasks`` must be picklable. A task may take ``seconds`` of wall-clock time and its process
    ``megabytes`` of address space (0: no limit). What goes wrong is told as a ``Failure``: R131 out of time, R132 out
    of memory, R133 the process died, R134 an error that ``function`` raised, or the code of its ``CodedError``.
    """
    with process_pool(jobs, megabytes) as pool:
        futures: dict[Future[Answer], Task] = {
            pool.schedule(function, args=(task,), timeout=seconds): task for task in tasks
        }
        try:
            for future in list(futures) if in_order else as_completed(futures):
                yield futures.pop(future), outcome(future, seconds, megabytes)
        finally:
            pool.stop()  # type: ignore[no-untyped-call]


def process_pool(jobs: int, megabytes: int) -> ProcessPool:
    """A pool of ``jobs`` fresh processes, each limited to ``megabytes`` of address space (0: no limit)."""
    from pebble import ProcessPool

    return ProcessPool(
        max_workers=max(1, jobs),
        max_tasks=TASKS_PER_PROCESS,
        initializer=limit_process,
        initargs=(megabytes,),
        context=multiprocessing.get_context("spawn"),
    )


def outcome(future: Future[Any], seconds: float, megabytes: int) -> Any:
    """What a task gave, or the failure that ended it."""
    from pebble import ProcessExpired

    try:
        return future.result()
    except CodedError as error:
        return Failure(error.code, {name: value for name, value in error.fields.items() if name != "file"})
    except TimeIsOver:
        return Failure("R131", {"seconds": f"{seconds:g}"})
    except MemoryError:
        return Failure("R132", {"megabytes": megabytes})
    except ProcessExpired:
        return Failure("R133")
    except Exception as error:
        return Failure("R134", {"detail": f"{type(error).__name__}: {error}"})


def collect_seldom() -> None:
    """Lets Python look for reference cycles far less often in this process.

    A report is hundreds of thousands of small objects without cycles; looking through them as often as Python does by
    default takes a fifth of the time of reading.
    """
    gc.set_threshold(200_000, 20, 20)


def limit_process(megabytes: int) -> None:
    """Sets up a new worker process: its limit of address space, no core files, a lazy garbage collector."""
    collect_seldom()
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if megabytes:
        size = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
