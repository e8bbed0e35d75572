"""The schema of a plan and of the vocabulary, as pydantic models.

Every YAML file under ``policies`` is validated against one of these models when it is loaded; unknown keys are
refused. Meanings of roles and statuses are fixed by judgement.md of the project's documents: a ``binding`` provision
can be broken, a ``benchmark`` is a yardstick, ``expected`` and ``encouraged`` provisions are advice, and ``context``
is addressed to authorities and associations only.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Role = Literal["binding", "benchmark", "expected", "encouraged", "context"]
Addressee = Literal["enterprise", "industry", "product", "authority"]
Theme = Literal["energy", "carbon", "water", "air", "waste", "materials", "product", "activity"]
Comparator = Literal["<=", "<", ">=", ">", "="]
Boundary = Literal["enterprise", "each-site", "product"]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]


class Entry(BaseModel):
    """Base of everything read from YAML: immutable, no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Industry(Entry):
    """A light industry of the plan and the words by which a report shows that the enterprise belongs to it."""

    id: Identifier
    name: str
    english: str
    clause: str
    names: tuple[str, ...] = ()
    products: tuple[str, ...]
    lookalikes: tuple[str, ...] = ()


class Branch(Entry):
    """A branch of an industry (制革, 生物发酵) and the words by which a report shows that the enterprise is of it."""

    id: Identifier
    industry: Identifier
    name: str
    english: str
    words: tuple[str, ...]
    lookalikes: tuple[str, ...] = ()


class PlausibleRange(Entry):
    """Values outside ``low``..``high`` (in the indicator's unit) are suspected slips, never refused."""

    low: Decimal | None = None
    high: Decimal | None = None


class Indicator(Entry):
    """A quantity that reports disclose.

    ``unit`` is the canonical unit; its dimension, together with the longest synonym found in a label, decides
    which indicator a figure belongs to (综合能耗 in tce, in tce/万元 and in kgce/t are three indicators).
    ``units`` lists further units of other dimensions under which the same quantity is printed (用水量 in t and m3).
    ``requires`` are words of which one must stand in the label or its context; ``excludes`` are words that make a
    label something else.
    """

    id: Identifier
    name: str
    english: str
    theme: Theme
    unit: str
    units: tuple[str, ...] = ()
    synonyms: tuple[str, ...]
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    range: PlausibleRange = PlausibleRange()
    parts: tuple[Identifier, ...] = ()
    numerator: Identifier | None = None
    denominator: Identifier | None = None
    product: str | None = None
    direction: Literal["lower", "higher", "none"] = "none"
    note: str = ""


class Measure(Entry):
    """A technique, practice or product that a plan names and an enterprise may report.

    A synonym is looked for as it stands; ``…`` inside one stands for a gap of a few characters within a clause
    (屋顶…光伏). ``lookalikes`` are phrases that contain a synonym and do not count. ``slogans`` are phrases that
    name the measure without saying that anything was done. ``practice`` marks what a plan wants ended (燃煤).
    """

    id: Identifier
    name: str
    english: str
    theme: Theme
    synonyms: tuple[str, ...]
    lookalikes: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    practice: bool = False
    evidence: str = ""


class Target(Entry):
    """A quantified target as the plan prints it.

    A reduction is carried as a positive ``value`` in ``unit`` "%" with comparator ">=" (at least so much lower than
    in ``baseline``). ``start`` is the plan's own value of the baseline, where it prints one (由 350 降为 320).
    """

    comparator: Comparator
    value: Decimal
    unit: str
    baseline: int | None = None
    deadline: int | None = None
    start: Decimal | None = None
    as_printed: str


class Size(Entry):
    """A least size (产值10亿元以上): the first of ``indicators`` that the report gives for its year is compared."""

    indicators: tuple[Identifier, ...]
    least: Decimal
    unit: str
    as_printed: str


Aggregate = Literal[
    "share-using", "share-meeting", "count", "mean", "mean-change", "sum", "sum-change", "top-share", "none"
]


class SectorQuantity(Entry):
    """A figure of single enterprises that a sector's figure is made of.

    ``weight`` is the indicator by which a mean is weighted (the output that the figure is told of); without one every
    enterprise counts alike. ``proxy`` marks what stands for the quantity that the plan speaks of; ``industries`` are
    empty for all that the check addresses.
    """

    indicator: Identifier
    weight: Identifier | None = None
    proxy: bool = False
    industries: tuple[Identifier, ...] = ()


class SharedBySome(Entry):
    """The share of the enterprises submitted that carry out a measure, or whose own finding is ``met``.

    ``measures`` are those of the check where none are given; ``target`` is the check's where none is given.
    """

    aggregate: Literal["share-using", "share-meeting"]
    measures: tuple[Identifier, ...] = ()
    target: Target | None = None


class Counted(Entry):
    """How many of the enterprises submitted carry out one of ``measures``."""

    aggregate: Literal["count"]
    measures: tuple[Identifier, ...]


class Averaged(Entry):
    """The mean of the report year, or how the mean has changed since the check's baseline year."""

    aggregate: Literal["mean", "mean-change"]
    quantities: tuple[SectorQuantity, ...]


class Summed(Entry):
    """The sum of the report year, or how the sum of both years has changed since the check's baseline year."""

    aggregate: Literal["sum", "sum-change"]
    quantities: tuple[SectorQuantity, ...]


class Concentrated(Entry):
    """What the ``top`` largest enterprises make of the nation's ``total`` (a statistic; without one only their sum)."""

    aggregate: Literal["top-share"]
    quantities: tuple[SectorQuantity, ...]
    top: int
    total: Identifier | None = None


class Unaggregated(Entry):
    """Says why a figure of the sector does not follow from enterprises' reports."""

    aggregate: Literal["none"]
    reason: str


SectorFigure = Annotated[
    SharedBySome | Counted | Averaged | Summed | Concentrated | Unaggregated, Field(discriminator="aggregate")
]


class CheckBase(Entry):
    """What all kinds of checks share.

    ``keywords`` are the plan's own words for the thing checked; ``product`` and ``population`` narrow whom the check
    addresses, in the plan's words; ``industries`` are empty for all that the provision addresses; ``branches`` are
    those of an industry that the population names; enterprises of its other branches are not addressed. ``size`` is
    what an enterprise must reach to be addressed. ``sector`` tells what figures of the whole sector are made of those
    of the enterprises submitted together.
    """

    id: Identifier
    title: str
    keywords: tuple[str, ...] = ()
    role: Role | None = None
    industries: tuple[Identifier, ...] = ()
    population: str = ""
    branches: tuple[Identifier, ...] = ()
    size: Size | None = None
    boundary: Boundary = "enterprise"
    doubts: tuple[Identifier, ...] = ()
    sector: tuple[SectorFigure, ...] = ()
    advice: str = ""
    note: str = ""


class LimitCheck(CheckBase):
    """A value of the report year must stay within a limit (≤ 450 kgce/t)."""

    kind: Literal["limit"]
    indicators: tuple[Identifier, ...]
    related: tuple[Identifier, ...] = ()
    target: Target


class ReductionCheck(CheckBase):
    """A quantity must have fallen by a share against the baseline year.

    ``indicators`` are tried in order; those in ``proxies`` stand for the quantity and the finding says so.
    ``related`` are the same quantity in a form that cannot be compared (judgement.md, case 20).
    """

    kind: Literal["reduction"]
    indicators: tuple[Identifier, ...]
    proxies: tuple[Identifier, ...] = ()
    related: tuple[Identifier, ...] = ()
    target: Target


class IncreaseCheck(CheckBase):
    """A share must have risen against the baseline year; ``reading`` tells relative percent from points (pp)."""

    kind: Literal["increase"]
    indicators: tuple[Identifier, ...]
    reading: Literal["relative", "points", "both"]
    target: Target


class ShareCheck(CheckBase):
    """A sector share, judged by the enterprise's own figure or by adoption of ``measures``; worst is ``behind``."""

    kind: Literal["share"]
    indicators: tuple[Identifier, ...]
    measures: tuple[Identifier, ...] = ()
    target: Target


class AdoptionCheck(CheckBase):
    """At least one of ``measures`` is carried out in the enterprise's own operations."""

    kind: Literal["adoption"]
    measures: tuple[Identifier, ...]


class ProhibitionCheck(CheckBase):
    """None of ``practices`` goes on; a report that says one does breaks it."""

    kind: Literal["prohibition"]
    practices: tuple[Identifier, ...]


class TrendCheck(CheckBase):
    """Each of ``indicators`` falls (or rises) from the baseline year on, without a quantified target."""

    kind: Literal["trend"]
    indicators: tuple[Identifier, ...]
    direction: Literal["falls", "rises"]
    baseline: int
    deadline: int


class LevelCheck(CheckBase):
    """A graded level must be reached (清洁生产一级); ``levels`` are the measures that show each, the best first.

    The target's value counts from 1, the best: comparator "<=" with value 2 is satisfied by the first or second.
    """

    kind: Literal["level"]
    levels: tuple[Identifier, ...]
    target: Target


class SectorCheck(CheckBase):
    """A figure of the whole sector that is never judged for one enterprise (产业集中度); ``shown`` is listed."""

    kind: Literal["sector"]
    shown: tuple[Identifier, ...] = ()
    target: Target | None = None


Check = Annotated[
    LimitCheck
    | ReductionCheck
    | IncreaseCheck
    | ShareCheck
    | AdoptionCheck
    | ProhibitionCheck
    | TrendCheck
    | LevelCheck
    | SectorCheck,
    Field(discriminator="kind"),
]


class Provision(Entry):
    """One provision: its place in the plan, its words, whom it addresses and how it is checked.

    ``ref`` is the place as judgement.md names it (二(一)3, 专栏1-皮革); ``also`` are further places that say the
    same. Every quote stands verbatim in the plan's text. ``unchecked`` says why a provision has no check.
    """

    ref: str
    also: tuple[str, ...] = ()
    id: Identifier
    title: str
    quotes: tuple[str, ...]
    addressee: Addressee
    role: Role
    industries: tuple[Identifier, ...] = ()
    checks: tuple[Check, ...] = ()
    unchecked: str = ""


class Doubt(Entry):
    """What the plan's text leaves open: the fact, the technical judgement, and what the program does."""

    id: Identifier
    kind: Literal["CONFLICT", "MISSING", "TERM", "TYPO"]
    places: tuple[str, ...]
    fact: str
    judgement: str
    handling: str


class Background(Entry):
    """A clause that asks for nothing (引言, 指导思想) and the reason why no provision is made of it."""

    ref: str
    reason: str


class PlanHead(Entry):
    """``plan.yaml`` of a plan's folder."""

    id: Identifier
    title: str
    number: str
    issuer: str
    issued: int
    text: str
    industries: tuple[Identifier, ...]
    background: tuple[Background, ...] = ()


class Plan(BaseModel):
    """A plan as loaded: its head, its text, its provisions in the text's order, its doubts, and its hash."""

    model_config = ConfigDict(frozen=True)

    head: PlanHead
    text: str
    provisions: tuple[Provision, ...]
    doubts: tuple[Doubt, ...]
    sha256: str


class Beyond(Entry):
    """Measures and indicators that no provision asks for, and why they are read all the same."""

    reason: str
    measures: tuple[Identifier, ...] = ()
    indicators: tuple[Identifier, ...] = ()


class Coefficient(Entry):
    """A dated conversion coefficient with its source.

    ``unit`` is what ``value`` is printed in (kgce/kg: standard coal of one kilogram); a standard that prints a range
    gives ``low`` and ``high`` instead. ``basis`` tells 当量值 from 等价值. ``valid_from``..``valid_to`` are years.
    """

    id: Identifier
    name: str
    english: str
    unit: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    basis: Literal["当量值", "等价值", "平均低位发热量", "排放因子"]
    standard: str
    place: str = ""
    published: Annotated[str, Field(pattern=r"^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
    valid_from: int | None = None
    valid_to: int | None = None
    announcement: str = ""
    note: str = ""


class Statistic(Entry):
    """A yearly total of the nation (全国纸及纸板生产量), in ``unit``, with its source for each year."""

    id: Identifier
    name: str
    english: str
    unit: str
    source: str
    years: dict[int, Decimal]
    note: str = ""


class EstimatePart(Entry):
    """One part of an estimate: the first of ``of`` that is reported, by the coefficients ``by`` that fit its unit.

    Without coefficients a part counts only where it is printed in the unit of the total. Beside one of ``beside``
    only the very first of ``of`` may stand for the part (power made from fuel that is counted already).
    """

    of: tuple[Identifier, ...]
    by: tuple[Identifier, ...] = ()
    beside: tuple[Identifier, ...] = ()


class Estimate(Entry):
    """How a quantity follows from amounts and dated coefficients, where the report does not state it.

    ``least`` parts must be reported; a report that gives one of ``unless`` for the year is not estimated for.
    ``note`` says what the estimate is and what it leaves out, in one Chinese sentence for the finding.
    """

    gives: Identifier
    parts: tuple[EstimatePart, ...]
    least: int = 1
    unless: tuple[Identifier, ...] = ()
    note: str


class UnitEntry(Entry):
    """A unit: ``symbol`` as dafeng writes it, ``pint`` its name in units.txt, ``surfaces`` as reports print it."""

    symbol: str
    pint: str
    surfaces: tuple[str, ...]


class UnitTable(Entry):
    """``units.yaml``: decimal prefixes, nouns behind a denominator, units, and nouns that things are counted by."""

    prefixes: dict[str, Decimal]
    tails: tuple[str, ...]
    units: tuple[UnitEntry, ...]
    counts: tuple[str, ...]


class Vocabulary(BaseModel):
    """Everything that is common to all plans."""

    model_config = ConfigDict(frozen=True)

    industries: tuple[Industry, ...]
    indicators: tuple[Indicator, ...]
    measures: tuple[Measure, ...]
    branches: tuple[Branch, ...] = ()
    coefficients: tuple[Coefficient, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    beyond: tuple[Beyond, ...] = ()
