"""docs/portfolio.md names every sector provision with how it is added up, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from policies.verification import checks
from tests.checker.portfolio.building import whole_plan

DOC = Path(__file__).parents[3] / "docs" / "portfolio.md"


def test_the_table_is_that_of_the_plan() -> None:
    told = re.findall(r"^\| ([^|]+) \| [^|]+ \| `([^`]+)` \| `([^`]+)`", DOC.read_text(encoding="utf-8"), re.MULTILINE)
    wanted = [
        (provision.ref, check.id, figure.aggregate)
        for provision, check in checks(whole_plan())
        for figure in check.sector
    ]
    assert told == wanted
