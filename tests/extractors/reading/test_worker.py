"""The guarded worker: whatever a document does to its process, the others are read."""

from __future__ import annotations

import os

import pytest

from extractors.messages import message
from extractors.reading import Failure, ReadingError, guarded

LIMIT_MEGABYTES = 1500
TASKS = ["a", "crash", "b", "bomb", "c", "refuse", "fail", "d"]


def work(task: str) -> str:
    """Does to its process what the task says."""
    match task:
        case "crash":
            os._exit(3)
        case "hang":
            while True:
                pass
        case "bomb":
            return str(len(bytearray(4 * LIMIT_MEGABYTES * 2**20)))
        case "refuse":
            raise ReadingError("R107", file="a.pdf")
        case "fail":
            raise KeyError("page")
    return task.upper()


@pytest.fixture(scope="module")
def outcomes() -> list[tuple[str, str | Failure]]:
    return list(guarded(work, TASKS, jobs=1, seconds=120, megabytes=LIMIT_MEGABYTES))


def test_each_task_has_its_outcome_in_order(outcomes):
    assert [task for task, _ in outcomes] == TASKS
    assert [found for _, found in outcomes if isinstance(found, str)] == ["A", "B", "C", "D"]


def test_each_failure_is_named(outcomes):
    failures = {task: found for task, found in outcomes if isinstance(found, Failure)}
    assert {task: failure.code for task, failure in failures.items()} == {
        "crash": "R133",
        "bomb": "R132",
        "refuse": "R107",
        "fail": "R134",
    }
    for failure in failures.values():
        assert message(failure.code, file="a.pdf", **failure.fields)


def test_a_task_that_hangs_is_ended():
    ((_, failure),) = guarded(work, ["hang"], seconds=0.5)
    assert failure == Failure("R131", {"seconds": "0.5"})


def test_no_tasks_give_nothing():
    assert list(guarded(work, [], jobs=2)) == []
