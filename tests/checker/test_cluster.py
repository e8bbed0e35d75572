"""Documents over a real Dask scheduler and real worker processes, which die in mid-batch."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from checker.cluster import Cluster, ClusterError, spread
from extractors.reading.worker import Failure
from tests.checker import cluster_work as work

pytest.importorskip("distributed")

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
DASK = [sys.executable, "-m", "dask"]
SURROUNDINGS = {**os.environ, "PYTHONPATH": str(ROOT)}


@dataclass
class Machines:
    """A scheduler at ``port`` and its workers, as separate processes."""

    port: int
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]

    @property
    def cluster(self) -> Cluster:
        return Cluster(f"tcp://127.0.0.1:{self.port}", seconds=60, patience=PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def started(stack: ExitStack, *command: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(  # noqa: S603
        [*DASK, *command],
        env=SURROUNDINGS,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    stack.callback(stopped, process)
    return process


def stopped(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def scheduler(stack: ExitStack, port: int) -> subprocess.Popen[bytes]:
    return started(stack, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")


def worker(stack: ExitStack, port: int) -> subprocess.Popen[bytes]:
    options = ("--nthreads", "1", "--memory-limit", "1GB", "--no-dashboard", "--death-timeout", "60")
    return started(stack, "worker", f"tcp://127.0.0.1:{port}", *options)


@pytest.fixture
def machines() -> Iterator[Machines]:
    with ExitStack() as stack:
        port = free_port()
        yield Machines(port, scheduler(stack, port), [worker(stack, port), worker(stack, port)])


@contextmanager
def struck(blow: Callable[[], None]) -> Iterator[None]:
    """While what stands inside goes on, ``blow`` strikes."""
    strike = threading.Thread(target=blow)
    strike.start()
    yield
    strike.join()


def until(told: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Waits for a condition, at most so long."""
    end = time.monotonic() + seconds
    while not told():
        assert time.monotonic() < end, "waited in vain"
        os.sched_yield()


def test_every_document_comes_back_once(machines: Machines) -> None:
    found = list(spread(work.doubled, range(40), machines.cluster))
    assert sorted(found) == [(number, 2 * number) for number in range(40)]


def test_a_document_that_kills_its_process_is_given_up_alone(machines: Machines) -> None:
    found = dict(spread(work.deadly, range(8), machines.cluster))
    assert found.pop(3) == Failure("R133")
    assert found == {number: 2 * number for number in range(8) if number != 3}


def test_a_document_that_kills_its_worker_is_set_aside_and_the_rest_goes_on(machines: Machines) -> None:
    found = dict(spread(work.deadly_to_workers, range(8), machines.cluster))
    lost = found.pop(3)
    assert isinstance(lost, Failure)
    assert lost.code in ("R133", "R135")
    assert found == {number: 2 * number for number in range(8) if number != 3}


def test_errors_and_hangs_are_told(machines: Machines) -> None:
    failed = dict(spread(work.failing, [7], machines.cluster))
    hung = dict(spread(work.endless, [1, 2], replace(machines.cluster, seconds=3)))
    assert failed == {7: Failure("R134", {"detail": "ValueError: no 7"})}
    assert hung == {1: Failure("R131", {"seconds": "3"}), 2: 4}


def test_a_worker_killed_in_mid_batch_costs_nothing(machines: Machines, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    tasks = [(number, gate) for number in range(20)]

    def strike() -> None:
        until(lambda: len(list(tmp_path.glob("gate-*"))) >= 2)
        stopped(machines.workers[0])
        gate.touch()

    with struck(strike):
        found = dict(spread(work.doubled_once_open, tasks, machines.cluster))
    assert found == {task: 2 * task[0] for task in tasks}


def test_a_scheduler_that_goes_away_and_comes_back_costs_nothing(machines: Machines, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    tasks = [(number, gate) for number in range(20)]
    with ExitStack() as stack:

        def strike() -> None:
            until(lambda: len(list(tmp_path.glob("gate-*"))) >= 2)
            for process in (machines.scheduler, *machines.workers):
                stopped(process)
            gate.touch()
            scheduler(stack, machines.port)
            worker(stack, machines.port)

        with struck(strike):
            found = dict(spread(work.doubled_once_open, tasks, machines.cluster))
    assert found == {task: 2 * task[0] for task in tasks}


def test_no_scheduler_and_no_worker_are_told() -> None:
    with pytest.raises(ClusterError) as unreachable:
        list(spread(work.doubled, [1], Cluster(f"tcp://127.0.0.1:{free_port()}", patience=1)))
    assert unreachable.value.code == "R141"
    with ExitStack() as stack:
        port = free_port()
        scheduler(stack, port)
        with pytest.raises(ClusterError) as empty:
            list(spread(work.doubled, [1], Cluster(f"tcp://127.0.0.1:{port}", patience=10)))
    assert empty.value.code == "R142"


def test_a_local_cluster_is_started_and_stopped() -> None:
    found = dict(spread(work.doubled, range(6), Cluster("local", jobs=2, patience=PATIENCE)))
    assert found == {number: 2 * number for number in range(6)}
