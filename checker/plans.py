"""Plans for the commands: a plan by name or folder, with its faults told in coded messages."""

from __future__ import annotations

from policies.loader import PolicyError, known_plans, load_plan, load_vocabulary, plan_folder
from policies.schema import Plan, Vocabulary


class PlanDataError(Exception):
    """A plan cannot be used; ``code`` and ``fields`` are those of the table of messages."""

    def __init__(self, code: str, **fields: str) -> None:
        super().__init__(code)
        self.code, self.fields = code, fields


def loaded(name: str) -> tuple[Plan, Vocabulary]:
    """The plan named by id or folder, and the vocabulary; raises PlanDataError."""
    try:
        folder = plan_folder(name)
    except PolicyError as error:
        raise PlanDataError("R301", plan=name, known="、".join(known_plans())) from error
    try:
        return load_plan(folder), load_vocabulary()
    except PolicyError as error:
        raise PlanDataError("R302", path=str(error.file), detail=str(error)) from error
