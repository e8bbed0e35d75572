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
    Suggestion,
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


class TrajectoryPoint(Part):
    """What the enterprise reports for one year, in the trajectory's unit; ``metric`` is the id of what it rests on."""

    year: int
    value: DecimalText
    metric: str


class Projection(Part):
    """The least-squares line through the points of ``years``, prolonged; a trend of the past, not a forecast.

    ``yearly`` is its change per year. The line runs from ``value`` in the report year to ``end_value`` in ``end_year``
    (the year of attainment, else the target's). ``attained`` is None where the target is not reached in this
    generation; ``assumption`` says in Chinese what the projection rests on.
    """

    years: tuple[int, ...]
    yearly: DecimalText
    value: DecimalText
    end_year: int
    end_value: DecimalText
    attained: int | None = None
    assumption: str


class Trajectory(Part):
    """Where the enterprise stands between its baseline and its target; all values in ``unit``.

    The required straight line runs from ``start_value`` in ``start_year`` to ``target_value`` in ``target_year``, and
    asks for ``required`` in the report year; ``source`` says whose start it is. A limit without a baseline has a level
    line: then the four are None. ``target_year`` is None for a limit without a deadline. ``series`` are the reported
    values by year, the report year's last; ``projection`` is None where the target is met, where fewer than two years
    are reported, and where they do not move towards the target.
    """

    start_year: int | None = None
    start_value: DecimalText | None = None
    required: DecimalText | None = None
    source: str | None = None
    unit: str
    target_year: int | None = None
    target_value: DecimalText
    series: tuple[TrajectoryPoint, ...] = ()
    projection: Projection | None = None


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
    """The whole result file. ``crops`` maps ``page:x0,top,x1,bottom`` of an evidence to its picture.

    ``suggestions`` are there for a person to look at (``--suggest``); no finding rests on them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: Literal["1"] = Field(default="1", alias="schema")
    program: ProgramName
    plan: PlanName
    document: DocumentRecord
    metrics: tuple[Metric, ...] = ()
    actions: tuple[Action, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    findings: tuple[Finding, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    warnings: tuple[Warning, ...] = ()
    crops: dict[str, Crop] = {}
