"""A plan by name or folder, its faults told in coded messages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from policies.loader import PolicyError, known_plans, load_plan, load_vocabulary, plan_folder
from policies.schema import Plan, Vocabulary

Data = TypeVar("Data")


class PlanDataError(Exception):
    """A plan cannot be used; ``code`` and ``fields`` are those of the table of messages."""

    def __init__(self, code: str, **fields: str) -> None:
        super().__init__(code)
        self.code, self.fields = code, fields


def found_folder(name: str) -> Path:
    """The folder of the plan named by id or folder; raises PlanDataError (R301)."""
    try:
        return plan_folder(name)
    except PolicyError as error:
        raise PlanDataError("R301", plan=name, known="、".join(known_plans())) from error


def sound(read: Callable[[Path], Data], folder: Path) -> Data:
    """What ``read`` gives for a plan's folder; raises PlanDataError (R302) for a faulty file."""
    try:
        return read(folder)
    except PolicyError as error:
        raise PlanDataError("R302", path=str(error.file), detail=str(error)) from error


def loaded(name: str) -> tuple[Plan, Vocabulary]:
    """The plan named by id or folder, and the vocabulary; raises PlanDataError."""
    return sound(lambda folder: (load_plan(folder), load_vocabulary()), found_folder(name))
