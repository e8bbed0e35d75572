"""The portfolio file of a batch: all that a report over several documents is rendered from.

Written as ``portfolio.json`` beside the result files. Values are decimal strings, documents and enterprises are named
by ids made from content, and everything stands in a fixed order: the same documents, plan and program version give the
same bytes.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from checker.results import Gap, Part, PlanName, ProgramName, Status, TargetRecord, Trajectory
from extractors.facts import DecimalText, Evidence
from policies.schema import Aggregate, Role

State = Literal["read", "partly-read", "failed"]


class Problem(Part):
    """Why a document could not be read: a code of the message table and its words."""

    code: str
    message: str


class DocumentEntry(Part):
    """One document of the batch, in the order in which the documents were given.

    ``enterprise`` is an ``Enterprise.id``, None for a document that could not be read (``problem`` says why).
    ``counted`` marks the one report by which its enterprise counts in the matrix and in the sector's figures.
    ``counts`` are the numbers of findings by role and status; ``binding_gaps`` are binding findings ``not-met``,
    ``other_gaps`` the other ones ``not-met`` or ``behind``; ``outputs`` are file names by format, beside this file.
    """

    id: str
    file: str
    sha256: str
    state: State
    pages: int
    unreadable_pages: tuple[int, ...] = ()
    title: str | None = None
    company: str | None = None
    report_year: int | None = None
    industries: tuple[str, ...] = ()
    enterprise: str | None = None
    counted: bool = False
    counts: dict[str, dict[str, int]] = Field(default_factory=dict)
    binding_gaps: int = 0
    other_gaps: int = 0
    needs_review: int = 0
    inconsistencies: int = 0
    outputs: dict[str, str] = Field(default_factory=dict)
    problem: Problem | None = None


class Enterprise(Part):
    """An enterprise of the batch; ``documents`` ascend by report year, ``counted`` is the latest of them.

    ``name`` is as the counted report prints it, or the document's file name where no company was recognised.
    """

    id: str
    name: str
    industries: tuple[str, ...]
    documents: tuple[str, ...]
    years: tuple[int, ...]
    counted: str


class CheckColumn(Part):
    """A column of the matrix: one check of the plan, and how many enterprises have each status."""

    provision: str
    also: tuple[str, ...] = ()
    check: str
    title: str
    role: Role
    target: TargetRecord | None = None
    statuses: dict[str, int]


class Cell(Part):
    """The finding of one check on one enterprise, without its reason (that stands in the result file)."""

    check: str
    status: Status
    value: DecimalText | None = None
    unit: str | None = None
    period: str | None = None
    needs_review: bool = False


class Row(Part):
    """A row of the matrix: an enterprise's cells, in the order of the columns, from its counted document.

    A column without a cell is ``not-applicable`` to the enterprise.
    """

    enterprise: str
    document: str
    cells: tuple[Cell, ...]


class Sourced(Part):
    """A value of one enterprise for one year, and the document and places that it comes from.

    ``formula`` is set where it was derived from printed values.
    """

    value: DecimalText
    unit: str
    year: int
    document: str
    formula: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Contribution(Part):
    """What one enterprise brings to a sector's figure; where it is not ``counted``, ``reason`` says why.

    ``answer`` tells for a share of enterprises whether this one belongs to the numerator. ``value`` and ``weight``
    are of the report year, ``base`` and ``base_weight`` of the baseline year. ``evidence`` shows the answer, in
    ``document``.
    """

    enterprise: str
    document: str
    counted: bool
    reason: str = ""
    answer: bool | None = None
    value: Sourced | None = None
    weight: Sourced | None = None
    base: Sourced | None = None
    base_weight: Sourced | None = None
    evidence: tuple[Evidence, ...] = ()


class Quantity(Part):
    """A numerator or denominator: what it is in words, and how much."""

    words: str
    value: DecimalText
    unit: str


class SectorCoverage(Part):
    """How many of the submitted enterprises that the check addresses give the figure; ids of ``Enterprise``."""

    submitted: int
    counted: int
    enterprises: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


class SectorFinding(Part):
    """One provision judged over the enterprises submitted.

    ``industry`` is None for a provision that addresses all industries. ``value`` is in ``unit``; ``low`` and ``high``
    are what a share of enterprises can be at least and at most, as the silent ones may be either. ``year`` is the
    report year by which deadline and straight line are judged, ``years`` all report years that were counted.
    ``status`` is ``not-disclosed`` where no enterprise gives the figure and ``not-applicable`` where no enterprise
    addressed was submitted or the provision has no figure that reports could add up to.
    """

    provision: str
    also: tuple[str, ...] = ()
    check: str
    title: str
    role: Role
    industry: str | None = None
    indicator: str | None = None
    name: str
    aggregate: Aggregate
    status: Status
    target: TargetRecord | None = None
    value: DecimalText | None = None
    unit: str | None = None
    low: DecimalText | None = None
    high: DecimalText | None = None
    year: int | None = None
    years: tuple[int, ...] = ()
    baseline: int | None = None
    numerator: Quantity | None = None
    denominator: Quantity | None = None
    coverage: SectorCoverage
    gap: Gap | None = None
    trajectory: Trajectory | None = None
    reason: str
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    needs_review: bool = False
    contributions: tuple[Contribution, ...] = ()


class Source(Part):
    """What one of an enterprise's documents says: its report year, the value as printed, and where."""

    document: str
    report_year: int | None
    value: str = ""
    evidence: tuple[Evidence, ...] = ()


class BetweenFinding(Part):
    """Two reports of one enterprise that do not go together; ``sources`` ascend by report year.

    ``restated``: a year's value differs from the one reported before; ``duplicate``: two reports of the same year
    differ; ``boundary`` and ``method``: the figures of two years are not of the same extent or the same manner;
    ``missing-year``: no report of a year between two others was submitted.
    """

    kind: Literal["restated", "duplicate", "boundary", "method", "missing-year"]
    enterprise: str
    indicator: str | None = None
    name: str = ""
    period: str | None = None
    message: str
    advice: str = ""
    sources: tuple[Source, ...]


class IndustryCoverage(Part):
    """How many enterprises of an industry were submitted; their ids."""

    id: str
    name: str
    enterprises: tuple[str, ...] = ()


class Coverage(Part):
    """What the batch covers, in numbers. ``sector_findings`` that have a value are ``sector_valued``."""

    documents: int
    read: int
    partly_read: int
    failed: int
    pages: int
    unreadable_pages: int
    enterprises: int
    industries: tuple[IndustryCoverage, ...]
    sector_findings: int
    sector_valued: int


class Note(Part):
    """What a reader must know of how the batch was put together: a code of the message table and its words."""

    code: str
    message: str


class Portfolio(Part):
    """The whole portfolio file."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: Literal["1"] = Field(default="1", alias="schema")
    program: ProgramName
    plan: PlanName
    coverage: Coverage
    documents: tuple[DocumentEntry, ...]
    enterprises: tuple[Enterprise, ...] = ()
    checks: tuple[CheckColumn, ...] = ()
    matrix: tuple[Row, ...] = ()
    sectors: tuple[SectorFinding, ...] = ()
    between: tuple[BetweenFinding, ...] = ()
    notes: tuple[Note, ...] = ()
