"""The result file of one document: the only thing a report is rendered from."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from extractors.facts import (
    Action,
    BranchEvidence,
    DecimalText,
    Evidence,
    IndustryEvidence,
    Metric,
    Statement,
    Warning,
)
from policies.schema import Comparator, Role

Status = Literal[
    "met", "on-track", "behind", "not-met", "planned", "insufficient", "cant-tell", "not-disclosed", "not-applicable"
]


class Part(BaseModel):
    """Base of everything in the result file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ProgramName(Part):
    name: str
    version: str


class PlanName(Part):
    id: str
    title: str = ""
    number: str = ""
    sha256: str


class DocumentRecord(Part):
    """The document as it was read. ``state`` is "failed" when nothing could be read; ``warnings`` say why."""

    file: str
    sha256: str
    pages: int
    state: Literal["read", "partly-read", "failed"] = "read"
    title: str | None = None
    company: str | None = None
    report_year: int | None = None
    industries: tuple[IndustryEvidence, ...] = ()
    branches: tuple[BranchEvidence, ...] = ()
    statements: tuple[Statement, ...] = ()
    unreadable_pages: tuple[int, ...] = ()
    ocr_pages: tuple[int, ...] = ()


class TargetRecord(Part):
    """A target as the finding was judged against it."""

    comparator: Comparator
    value: DecimalText
    unit: str
    deadline: int | None = None
    baseline: int | None = None
    as_printed: str = ""


class Gap(Part):
    """What is missing to the target, in the target's unit, as a share of it, and per year until the deadline."""

    absolute: DecimalText
    relative: DecimalText | None = None
    needed_per_year: DecimalText | None = None


class Trajectory(Part):
    """The straight line from the baseline to the target: what it asks for in the report year."""

    start_year: int
    start_value: DecimalText
    required: DecimalText
    unit: str
    source: str


class Finding(Part):
    """One check on this enterprise. ``notes`` hold what a reader must know (proxy, doubt of the plan's text)."""

    provision: str
    also: tuple[str, ...] = ()
    check: str
    title: str
    keywords: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    status: Status
    role: Role
    target: TargetRecord | None = None
    value: DecimalText | None = None
    unit: str | None = None
    period: str | None = None
    gap: Gap | None = None
    trajectory: Trajectory | None = None
    reason: str
    advice: str = ""
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    needs_review: bool = False
    metrics: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Inconsistency(Part):
    """Two places of one report that disagree."""

    kind: Literal["sum", "prose-vs-table", "year-on-year", "unit-slip", "restated", "duplicate"]
    message: str
    values: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Crop(Part):
    """A picture of a page region: PNG as a data URI, the region and the marked box in page coordinates."""

    page: int
    region: tuple[float, float, float, float]
    image: str


class Result(Part):
    """The whole result file. ``crops`` maps ``page:x0,top,x1,bottom`` of an evidence to its picture."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: Literal["1"] = Field(default="1", alias="schema")
    program: ProgramName
    plan: PlanName
    document: DocumentRecord
    metrics: tuple[Metric, ...] = ()
    actions: tuple[Action, ...] = ()
    findings: tuple[Finding, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    warnings: tuple[Warning, ...] = ()
    crops: dict[str, Crop] = {}
