"""What a report says: metrics and actions, each with its evidence. Facts only; nothing here judges.

The models are written to the result file as they stand (result.md of the project's documents).
"""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, PlainSerializer

from policies.schema import Theme

Kind = Literal["actual", "target", "baseline", "change"]
Place = Literal["table", "prose", "card", "chart", "scan"]
Stance = Literal["done", "ongoing", "planned", "studied", "stopped", "absent", "named"]
SURE = Decimal("0.95")
DecimalText = Annotated[Decimal, PlainSerializer(lambda value: plain(value), return_type=str, when_used="json")]

Score = Annotated[Decimal, PlainSerializer(lambda value: f"{value:.2f}", return_type=str, when_used="json")]


def plain(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros: 12500, 0.03, -26.11."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


class Fact(BaseModel):
    """Base of facts: immutable, no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Evidence(Fact):
    """Where the report says it: ``text`` stands inside ``bbox`` on ``page``; ``mark`` is the number or the key word.

    ``certainty`` is how sure text recognition is of what is marked (0 to 1); None where the words are printed as text.
    """

    page: int
    printed_page: str | None = None
    bbox: tuple[float, float, float, float]
    text: str
    place: Place
    mark: tuple[float, float, float, float] | None = None
    certainty: DecimalText | None = None

    @property
    def unsure(self) -> bool:
        """Whether a person should compare the words with the page: those of charts, and of scans not read surely."""
        return self.place == "chart" or (self.place == "scan" and (self.certainty or 0) < SURE)


class Derivation(Fact):
    """How a value was computed: a formula in words, the metrics it rests on, and the arithmetic step by step."""

    formula: str
    sources: tuple[str, ...] = Field(validation_alias=AliasChoices("from", "sources"))
    steps: tuple[str, ...]


class Metric(Fact):
    """One figure of the report.

    ``value`` is in ``unit`` (the indicator's canonical unit where it is known); ``period`` is a year as a rule.
    ``kind`` tells the enterprise's actual value from a target, a baseline and a change (a decrease is negative).
    ``baseline`` is the year a change is compared with. ``indicator`` is None where the vocabulary has no word for it.
    ``printed_unit`` is the unit of ``as_printed`` where it stands apart from the number (in a column, a caption).
    ``bound`` tells what is printed with the number: "<" (以下, 不超过), ">" (以上, 超过), "~" (约, 近).
    """

    id: str
    indicator: str | None
    theme: Theme
    name: str
    label: str
    value: DecimalText
    unit: str
    as_printed: str
    printed_unit: str = ""
    period: str
    kind: Kind
    baseline: str | None = None
    boundary: str = "group"
    bound: Literal["<", ">", "~"] | None = None
    confidence: DecimalText
    derivation: Derivation | None = None
    evidence: tuple[Evidence, ...]


class Action(Fact):
    """One measure of the vocabulary as the report speaks of it; ``cue`` are the words that decide the stance."""

    measure: str
    name: str
    stance: Stance
    cue: str = ""
    boundary: str = "group"
    evidence: tuple[Evidence, ...]


class Suggestion(Fact):
    """A measure that a sentence may show in words which the vocabulary does not hold; a person has to look at it.

    ``score`` tells how like the measure's names the sentence is, from -1 to 1, with two digits.
    """

    measure: str
    name: str
    score: Score
    evidence: tuple[Evidence, ...]


class IndustryEvidence(Fact):
    """An industry the enterprise belongs to and the sentences that show it (none when the user named it)."""

    id: str
    evidence: tuple[Evidence, ...] = ()


class BranchEvidence(Fact):
    """A branch of an industry that the report shows, and where."""

    id: str
    industry: str
    evidence: tuple[Evidence, ...] = ()


class Statement(Fact):
    """What a report says of itself: its period or its boundary, in its own words."""

    of: Literal["period", "boundary"]
    evidence: Evidence


class Warning(Fact):
    """A coded message about the document; ``code`` stands in the message table."""

    code: str
    message: str
    page: int | None = None


class Report(Fact):
    """One document and all facts found in it."""

    file: str
    sha256: str
    pages: int
    title: str | None = None
    company: str | None = None
    report_year: int | None = None
    industries: tuple[IndustryEvidence, ...] = ()
    branches: tuple[BranchEvidence, ...] = ()
    statements: tuple[Statement, ...] = ()
    unreadable_pages: tuple[int, ...] = ()
    ocr_pages: tuple[int, ...] = ()
    metrics: tuple[Metric, ...] = ()
    actions: tuple[Action, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    warnings: tuple[Warning, ...] = ()


def content_id(prefix: str, *parts: object) -> str:
    """A short stable identifier made from content alone, so that the same document gives the same ids."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
    return f"{prefix}-{digest[:12]}"
