"""Figures in sentences: each number with the words that name it, its year, its kind and its boundary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from extractors.facts import Evidence, Metric
from extractors.language.indicators import IndicatorIndex
from extractors.language.kinds import Reading, is_barred, reading_of, second_opinion, signed
from extractors.language.periods import Period
from extractors.language.pipeline import annotated, number_role
from extractors.language.quantities import Quantity
from extractors.language.texts import Text
from extractors.metrics.drafts import Draft, Recognised, metric_of, recognised
from extractors.metrics.enumerations import as_in_run, run_names, run_years, runs_of, with_shared_units
from extractors.metrics.evidence import prose_evidence
from extractors.metrics.goals import HeadingPeriod
from extractors.metrics.naming import LONGEST_NAME, Name, Naming, lead_of
from policies.schema import Theme

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

SITE = re.compile(
    r"(?P<site>[\u4e00-\u9fff]{2,6}?(?:基地|工厂|厂区|本部|本埠|分公司|车间|园区|电厂|纸厂|浆厂|分厂|公司本部|生产线))(?!等)"
)
_ALL_SITES = re.compile(r"可控|控股|所属|下属|旗下|各|全部")
_WHOLE = re.compile(r"(?:集团|公司|全集团|各基地|三个基地|两个基地|本行|合计)(?!本部|本埠)")


@dataclass(frozen=True, slots=True)
class ProseContext:
    """What the sentence does not say itself: its heading path's theme, the report year."""

    section: bool
    heading: str
    report_year: int
    told: HeadingPeriod | None = None


def figures_of(text: Text, doc: Doc, index: IndicatorIndex, context: ProseContext) -> list[SentenceFigures]:
    """The sentences of a paragraph that hold figures."""
    sentences = [SentenceFigures(text, doc, part, index, context) for part in doc.spans["sentences"]]
    return [sentence for sentence in sentences if sentence.quantities]


def prose_metrics(figures: Sequence[SentenceFigures], opinions: Callable[[list[Span]], None]) -> list[list[Metric]]:
    """The metrics of each sentence that belong to the enterprise and to the environment.

    ``opinions`` lets the learned layer read sentences. Only those are shown to it in which the rules find an actual
    value or which run on without marks: of all else the rules have the last word.
    """
    for before, sentence in pairwise(figures):
        if sentence.sentence.startswith("目标") and sentence.text.page == before.text.page:
            sentence.before = before
    metrics = [list(sentence.metrics()) for sentence in figures]
    asked = [
        i for i, found in enumerate(metrics) if figures[i].loose or any(metric.kind == "actual" for metric in found)
    ]
    opinions([figures[i].part for i in asked])
    for i in asked:
        metrics[i] = list(figures[i].metrics())
    return metrics


class SentenceFigures:
    """The figures of one sentence, read from left to right; the name of one carries over to the next.

    ``before`` is the sentence whose name a goal below a result stands for (目标：5%).
    """

    def __init__(self, text: Text, doc: Doc, part: Span, index: IndicatorIndex, context: ProseContext) -> None:
        self.text, self.doc, self.part, self.index, self.context = text, doc, part, index, context
        self.start, self.end = start, end = part.start_char, part.end_char
        self.sentence = text.reading[start:end]
        quantities = [_moved(q, start) for _, q in annotated(doc, "quantities") if start <= q.start < end]
        self.quantities = with_shared_units(self.sentence, quantities)
        self.periods = [_moved(p, start) for _, p in annotated(doc, "periods") if start <= p.start < end]
        self.naming = Naming(self.sentence, index)
        self.before: SentenceFigures | None = None
        self.subject = ""
        self.theme: Theme | None = None
        self.runs = runs_of(self.sentence, self.quantities)
        self.labels: list[str] = []
        self.share = self.latest = ""
        self.loose = False

    def metrics(self) -> Iterator[Metric]:
        """The metrics of the sentence in reading order."""
        previous, self.labels, self.share = 0, [], ""
        names: list[str] = []
        years: list[str] = []
        leader: Reading | None = None
        self.subject, self.theme = (self.before.subject, self.before.theme) if self.before else ("", None)
        for place, quantity in enumerate(self.quantities):
            run = self.runs[place]
            reading = self._reading(quantity, previous)
            if place == run.first or leader is None:
                before = self.sentence[: quantity.start]
                names = run_names(before[previous:], run, names, self.labels)
                years, leader = run_years(before, run), reading
            reading = as_in_run(reading, leader)
            if is_barred(self.sentence, self.quantities[run.last].end):
                reading = replace(reading, owner="rule")
            at = place - run.first
            if at < len(years):
                reading = replace(reading, period=years[at])
            if reading.owner == "own" and not self._is_period(quantity):
                listed = names[at] if at < len(names) else ""
                if place and self.quantities[place - 1].low:
                    listed = self.latest
                yield from self._metric(quantity, reading, previous, listed)
            previous = quantity.end

    def _reading(self, quantity: Quantity, previous: int) -> Reading:
        role = number_role(self.doc, self.start + quantity.start, self.start + quantity.number_end, self.start)
        ruled = reading_of(self.sentence, quantity, previous, self.periods, self.context.report_year)
        self.loose |= ruled.loose and bool(quantity.unit)
        return second_opinion(ruled, role)

    def _is_period(self, quantity: Quantity) -> bool:
        return any(p.start < quantity.end and quantity.start < p.end for p in self.periods)

    def _metric(self, quantity: Quantity, reading: Reading, previous: int, listed: str) -> Iterator[Metric]:
        changed = reading.kind == "change"
        of_share = quantity.unit == "pp" or (quantity.unit == "%" and not changed)
        subject = self.share if of_share and self.share else self.subject
        last = self.labels[-1] if self.labels else ""
        each = self.naming.each(quantity, previous) if changed and not listed else []
        names = [Name(listed)] if listed else each or self.naming.names(quantity, previous, subject, changed, last)
        for name in names:
            draft = self._draft(quantity, reading, name, subject)
            known = recognised(draft, self.index)
            if known is None:
                continue
            evidence = self._evidence(quantity)
            if evidence is None:
                return
            self._remember(quantity, reading, name, known)
            yield metric_of(draft, known, evidence)
            if not each:
                return

    def _remember(self, quantity: Quantity, reading: Reading, name: Name, known: Recognised) -> None:
        """Keeps the name for what follows: for changes of it, for its values in brackets, for 分别."""
        self.latest = name.label
        if reading.kind == "change" or self.naming.is_aside(quantity):
            return
        self.labels.append(name.label)
        if quantity.unit == "%":
            self.share = name.label
        if known.match or quantity.unit not in ("%", "pp", "‰"):
            self.subject, self.theme = name.label, known.theme

    def _evidence(self, quantity: Quantity) -> Evidence | None:
        start = self.start
        return prose_evidence(self.text, start, self.end, start + quantity.start, start + quantity.end)

    def _draft(self, quantity: Quantity, reading: Reading, name: Name, subject: str) -> Draft:
        left, told = max(0, quantity.start - 80), self.context.told
        return Draft(
            label=name.label,
            printed_label=self._printed(name.label, quantity.start),
            about=name.about,
            context=self.sentence[left : quantity.end + 60] + self.context.heading,
            section=self.context.section,
            value=signed(quantity.value, reading.sign),
            # What a measure saves in a year is an amount: 节约天然气41万立方米/年.
            unit=quantity.unit.removesuffix("/a") if reading.kind == "change" else quantity.unit,
            as_printed=self.text.printed[self.start + quantity.start : self.start + quantity.end].strip(),
            period=reading.period or str(told.year if told else self.context.report_year),
            kind="target" if told and told.target and reading.kind in ("actual", "change") else reading.kind,
            baseline=reading.baseline,
            bound=quantity.bound,
            boundary=f"site:{name.site}" if name.site else self._boundary(quantity),
            theme=self.theme if self._is_carried(quantity, reading, name, subject) else None,
            certainty=Decimal("0.55") if reading.contested else Decimal("0.9"),
        )

    def _printed(self, label: str, end: int) -> str:
        """The label as the page prints it, with what leads up to it and from it to the number at ``end``.

        "" where it does not stand in one piece before the number.
        """
        place = self.sentence.rfind(label, 0, end)
        if place < 0:
            return ""
        lead = lead_of(self.sentence[:place])
        behind = place + len(label)
        last = behind if end - place > LONGEST_NAME or re.search(r"\d", self.sentence[behind:end]) else end
        return self.text.printed[self.start + lead : self.start + last].strip(" <>≤≥=:,＜＞＝：，")

    def _is_carried(self, quantity: Quantity, reading: Reading, name: Name, subject: str) -> bool:
        return bool(quantity.unit) and name.label == subject and reading.kind in ("change", "target")

    def _boundary(self, quantity: Quantity) -> str:
        before = self.sentence[: quantity.start]
        sites = list(SITE.finditer(before))
        if not sites or _WHOLE.search(before, sites[-1].end()) or _ALL_SITES.search(sites[-1]["site"]):
            return "group"
        return f"site:{_site_name(sites[-1]['site'])}"


def _site_name(text: str) -> str:
    return re.split(r"在|于|由|的|和|与|及|对|为|其中|我们|元|将|以", text)[-1]


_Spot = TypeVar("_Spot", Quantity, Period)


def _moved(item: _Spot, start: int) -> _Spot:
    """A quantity or period with its offsets counted from ``start``."""
    if isinstance(item, Quantity):
        return replace(item, start=item.start - start, end=item.end - start, number_end=item.number_end - start)
    return replace(item, start=item.start - start, end=item.end - start)
