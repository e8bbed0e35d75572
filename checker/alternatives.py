"""One verdict out of several ways to read or compute the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.verdicts import Verdict

COEFFICIENTS = "折标准煤系数有几种取值"
READINGS = "方案的升幅可读作百分点或相对幅度"


def agreed(verdicts: Sequence[Verdict], matter: str) -> Verdict:
    """The first verdict where all come to the same status, else ``insufficient`` with every reading shown.

    ``matter`` says what can be read or computed in several ways; the arithmetic of all of them is kept.
    """
    first, *others = verdicts
    if not others:
        return first
    steps = tuple(dict.fromkeys(step for verdict in verdicts for step in verdict.steps))
    if all(other.status == first.status for other in others):
        note = f"{matter}，结论相同。另一种：{others[0].reason}"
        return replace(first, notes=(*first.notes, note), steps=steps)
    told = " ".join(dict.fromkeys(verdict.reason for verdict in verdicts))
    return replace(first, status="insufficient", reason=f"{matter}，结论不同：{told}", steps=steps, needs_review=True)
