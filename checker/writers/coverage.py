"""条文—规则对照表 as rows of words, for the terminal, HTML and XLSX alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.writers.words import ROLES
from policies.coverage import Coverage, Row
from policies.schema import Check, Plan, Provision

HEADS = ("条款", "条文原文", "条文编号", "效力", "检查", "不设检查的理由", "未说明的文字")
KINDS = {
    "limit": "限值",
    "reduction": "降幅",
    "increase": "升幅",
    "share": "占比",
    "adoption": "采用",
    "prohibition": "禁止",
    "trend": "趋势",
    "level": "等级",
    "sector": "行业指标",
}


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One sentence of the plan in words; ``checks`` are one text a check."""

    place: str
    sentence: str
    provisions: tuple[str, ...]
    roles: tuple[str, ...]
    checks: tuple[str, ...]
    reasons: tuple[str, ...]
    missing: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as the texts of its columns, in the order of HEADS."""
        return (
            self.place, self.sentence, "\n".join(self.provisions), "、".join(self.roles), "\n".join(self.checks),
            "；".join(self.reasons), self.missing,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The whole table and its sums."""

    title: str
    number: str
    sha256: str
    lines: tuple[CoverageLine, ...]
    quoted: int
    characters: int
    share: str
    unaccounted: int
    provisions: int
    checks: int
    targets: int


def coverage_view(plan: Plan, table: Coverage) -> CoverageView:
    """The table of ``plan`` for the templates."""
    checks = [check for provision in plan.provisions for check in provision.checks]
    return CoverageView(
        title=plan.head.title,
        number=plan.head.number,
        sha256=plan.sha256,
        lines=tuple(_line(row) for row in table.rows),
        quoted=table.quoted,
        characters=table.characters,
        share=f"{table.share:.1%}",
        unaccounted=len(table.unaccounted),
        provisions=len(plan.provisions),
        checks=len(checks),
        targets=sum(1 for check in checks if getattr(check, "target", None)),
    )


def _line(row: Row) -> CoverageLine:
    return CoverageLine(
        place=row.place,
        sentence=row.sentence,
        provisions=tuple(provision.id for provision in row.provisions),
        roles=_roles(row.provisions),
        checks=tuple(_words(check) for check in row.checks),
        reasons=row.reasons,
        missing=row.missing,
    )


def _roles(provisions: Sequence[Provision]) -> tuple[str, ...]:
    found = [check.role or provision.role for provision in provisions for check in provision.checks]
    found += [provision.role for provision in provisions if not provision.checks]
    return tuple(dict.fromkeys(ROLES[role] for role in found))


def _words(check: Check) -> str:
    return f"{KINDS[check.kind]}｜{check.title}（{check.id}）"
