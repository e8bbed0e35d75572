"""Documents spread over a Dask cluster: the same guarded function, on the processors of many machines.

Dask carries the documents and brings back what they gave; on each worker a document still runs in a guarded process of
its own. A worker or a machine that dies costs its documents their current try, a scheduler that goes away costs those
that were on their way; both are tried again. A document whose process dies every time is given up and the rest goes on.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from checker.version import VERSION
from extractors.errors import CodedError
from extractors.reading.worker import Failure, outcome, process_pool

if TYPE_CHECKING:
    from concurrent.futures import Future

    from distributed import Client
    from pebble import ProcessPool

Task = TypeVar("Task")
Answer = TypeVar("Answer")

LOCAL = "local"
WAITING = 3  # documents on their way to each worker, so that none is idle and the driver holds few
LOSSES = 3  # connections lost one after the other without a document done between them
DEATHS = ("R132", "R133")


class ClusterError(CodedError):
    """The cluster cannot be used, or was lost for good; what was given until then stands."""


class DeathError(Exception):
    """A document's process died on a worker; Dask tries the document again, elsewhere where it can."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


class LossError(Exception):
    """The scheduler cancelled what it was given, or went away."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where and how documents are spread.

    ``address`` of a Dask scheduler (tcp://…), or "local" for workers started here, ``jobs`` of them. A document may
    take ``seconds`` of wall-clock time and its process ``megabytes`` (0: no limit); it is tried ``tries`` times. The
    driver waits ``patience`` seconds for a scheduler and its first worker.
    """

    address: str
    jobs: int = 1
    seconds: float = 600
    megabytes: int = 0
    tries: int = 3
    patience: float = 60


def spread(
    function: Callable[[Task], Answer], tasks: Sequence[Task], cluster: Cluster
) -> Generator[tuple[Task, Answer | Failure], None, None]:
    """Each task with what ``function`` gives for it or why it gives nothing, as they come in.

    ``function`` and ``tasks`` must be picklable and the workers must have this program. What goes wrong is told as by
    ``extractors.reading.worker.guarded``. Raises ClusterError (R141 no scheduler, R142 no worker, R143 another version
    of the program on a worker, R144 lost again and again).
    """
    left = dict(enumerate(tasks))
    losses = 0
    while left:
        try:
            for number, answer in _session(function, left, cluster):
                losses = 0
                yield left.pop(number), answer
        except LossError:
            losses += 1
            if losses >= LOSSES:
                raise ClusterError("R144", address=cluster.address, left=len(left)) from None


def _session(
    function: Callable[[Task], Answer], left: dict[int, Task], cluster: Cluster
) -> Iterator[tuple[int, Answer | Failure]]:
    """The answers that come in over one connection; raises LossError when it is lost."""
    from distributed import as_completed

    with ExitStack() as stack:
        client = _client(cluster, stack)
        numbers = iter(list(left))
        sent: dict[Any, int] = {}

        def send(number: int) -> Any:
            limits, again = (cluster.seconds, cluster.megabytes), cluster.tries - 1
            future = client.submit(on_worker, function, left[number], *limits, pure=False, retries=again)
            sent[future] = number
            return future

        first = WAITING * max(1, len(client.nthreads()))
        done = as_completed([send(number) for number in islice(numbers, first)], loop=client.loop)
        for future in done:
            number = sent.pop(future)
            yield number, _answer(future)
            following = next(numbers, None)
            if following is not None:
                done.add(send(following))


def _answer(future: Any) -> Any:
    """What a finished future of Dask holds; a document that killed its worker again and again is a failure."""
    from distributed import KilledWorker

    if future.status in ("cancelled", "lost"):
        raise LossError
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, DeathError):
        return error.failure
    if isinstance(error, KilledWorker):
        return Failure("R135", {"deaths": error.allowed_failures + 1})
    return Failure("R134", {"detail": f"{type(error).__name__}: {error}"})


def _client(cluster: Cluster, stack: ExitStack) -> Client:
    """A connection with at least one worker behind it, all of this version of the program."""
    from distributed import Client

    source = stack.enter_context(_local(cluster)) if cluster.address == LOCAL else cluster.address
    try:
        client = stack.enter_context(Client(source, timeout=cluster.patience, set_as_default=False))
    except (OSError, ValueError) as error:
        raise ClusterError("R141", address=cluster.address, cause=str(error)) from None
    try:
        client.wait_for_workers(1, timeout=cluster.patience)
    except TimeoutError:
        raise ClusterError("R142", address=cluster.address, seconds=f"{cluster.patience:g}") from None
    others = sorted({version for version in client.run(version_here).values() if version != VERSION})
    if others:
        raise ClusterError("R143", address=cluster.address, own=VERSION, others="、".join(others))
    return client


def _local(cluster: Cluster) -> Any:
    """Workers of this machine; their documents' processes carry the limits, not they themselves."""
    from distributed import LocalCluster

    return LocalCluster(
        n_workers=cluster.jobs, threads_per_worker=1, processes=True, memory_limit=None, dashboard_address=None
    )


def version_here() -> str:
    """The version of the program on the worker that runs this."""
    return VERSION


def on_worker(function: Callable[[Task], Answer], task: Task, seconds: float, megabytes: int) -> Answer | Failure:
    """What ``function`` gives for a task in a guarded process of this worker; raises DeathError where that dies."""
    # Dask's workers are daemons, which may not have children of their own.
    multiprocessing.current_process().daemon = False
    future: Future[Answer] = _pool(megabytes).schedule(function, args=(task,), timeout=seconds)
    answer: Answer | Failure = outcome(future, seconds, megabytes)
    if isinstance(answer, Failure) and answer.code in DEATHS:
        raise DeathError(answer)
    return answer


@lru_cache(maxsize=1)
def _pool(megabytes: int) -> ProcessPool:
    """The guarded process of this worker, kept from document to document so that models are loaded once."""
    return process_pool(1, megabytes)
