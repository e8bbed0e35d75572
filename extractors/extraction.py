"""One document to its facts: layouts through the language pipeline to metrics and actions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from extractors.facts import Action, Evidence, Metric, Suggestion
from extractors.geometry import Box, overlaps
from extractors.language.actions import actions_in, merged_actions
from extractors.language.indicators import IndicatorIndex
from extractors.language.pipeline import language, matcher_of, read, tag
from extractors.language.profiles import Profile, profile_of
from extractors.language.quantities import has_measured, quantity_regex
from extractors.language.suggestions import suggester
from extractors.language.texts import Text, text_of_lines, text_of_words
from extractors.language.wordlists import is_section
from extractors.metrics.cards import card_metrics
from extractors.metrics.charts import chart_metrics
from extractors.metrics.evidence import rounded
from extractors.metrics.goals import heading_period
from extractors.metrics.merging import merged
from extractors.metrics.prose import ProseContext, SentenceFigures, figures_of, prose_metrics
from extractors.metrics.tables import TableContext, own_words, shared_boxes, table_metrics
from extractors.pages import Layout, Page, Paragraph, Table
from policies.loader import load_vocabulary
from policies.schema import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 256


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a report says: its profile, metrics and actions."""

    profile: Profile
    metrics: tuple[Metric, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph's text with its heading path."""

    text: Text
    path: tuple[str, ...]
    place: str = "prose"


class Extractor:
    """The language pipeline over a vocabulary, built once and used for many documents."""

    def __init__(self, vocabulary: Vocabulary, tagger: bool = True, model: Path | None = None) -> None:
        """``tagger`` and ``model`` as in ``pipeline.language``."""
        self.vocabulary = vocabulary
        self.nlp: Language = language(vocabulary, tagger, model)
        self.index = IndicatorIndex(vocabulary.indicators)
        self.matcher = matcher_of(self.nlp)
        self.measures = {measure.id: measure for measure in vocabulary.measures}

    def facts(self, layouts: Sequence[Layout], title: str | None = None, year: int | None = None) -> Facts:
        """The facts of a document; ``year`` overrides the report year that the document shows."""
        passages = list(self._passages(layouts))
        profile = profile_of([p.text for p in passages], self.vocabulary, title)
        report_year = year or profile.report_year or 0
        profile = replace(profile, report_year=report_year or None)
        metrics: list[Metric] = []
        actions: list[Action] = []
        for layout in layouts:
            metrics.extend(self._grid_metrics(layout, report_year))
            actions.extend(self._table_actions(layout, report_year))
        telling = [passage for passage in passages if self._may_tell(passage.text.reading)]
        for start in range(0, len(telling), BATCH):
            found_metrics, found_actions = self._prose(telling[start : start + BATCH], report_year)
            metrics.extend(found_metrics)
            actions.extend(found_actions)
        pages = {layout.page.number: layout.page for layout in layouts}
        return Facts(profile, _placed(merged(metrics), pages), _placed(merged_actions(actions), pages))

    def suggestions(
        self, layouts: Sequence[Layout], wanted: Collection[str] | None = None, found: Collection[str] = ()
    ) -> tuple[Suggestion, ...]:
        """Measures that a person may find in sentences where the vocabulary finds none; see ``Suggester``.

        Raises ``SuggestionError`` where the optional package is missing or does not work.
        """
        judge = suggester(self.vocabulary.measures, self.matcher)
        pages = {layout.page.number: layout.page for layout in layouts}
        texts = (passage.text for passage in self._passages(layouts))
        return _placed(judge.suggestions(texts, wanted, found), pages)

    def _may_tell(self, text: str) -> bool:
        """Whether the text holds a figure of something or names a measure; spaCy need not see the rest."""
        if has_measured(text) or self.matcher.names_any(text):
            return True
        return bool(quantity_regex().search(text)) and self.index.names_bare(text)

    def _passages(self, layouts: Sequence[Layout]) -> Iterator[Passage]:
        for layout in layouts:
            for paragraph in layout.paragraphs:
                yield Passage(text_of_lines(paragraph.page, paragraph.lines), paragraph.path)
            for table in layout.tables:
                yield from _long_cells(table, _path_of(layout, table))

    def _prose(self, passages: Sequence[Passage], report_year: int) -> tuple[list[Metric], list[Action]]:
        figures: list[SentenceFigures] = []
        actions: list[Action] = []
        docs = read(self.nlp, (passage.text.reading for passage in passages), report_year or None)
        for passage, doc in zip(passages, docs, strict=True):
            heading = " ".join(passage.path[-2:])
            context = ProseContext(is_section(passage.path), heading, report_year, heading_period(passage.path))
            figures.extend(figures_of(passage.text, doc, self.index, context))
            # A table's rows are read for measures as a whole, so its long cells are not read for them again.
            if passage.place != "table":
                actions.extend(actions_in(passage.text, doc, self.measures, "prose"))
        return list(chain.from_iterable(prose_metrics(figures, partial(tag, self.nlp)))), actions

    def _grid_metrics(self, layout: Layout, report_year: int) -> Iterator[Metric]:
        for table in layout.tables:
            yield from table_metrics(table, self.index, _context(_path_of(layout, table), report_year))
        context = _context(layout.paragraphs[0].path if layout.paragraphs else (), report_year)
        for card in layout.cards:
            yield from card_metrics(card, self.index, context)
        for chart in layout.charts:
            yield from chart_metrics(chart, self.index, context)

    def _table_actions(self, layout: Layout, report_year: int) -> Iterator[Action]:
        """Measures named in table rows, each row read as one sentence."""
        texts = [text for table in layout.tables for text in _row_texts(table)]
        rows = [text for text in texts if self.matcher.names_any(text.reading)]
        docs = read(self.nlp, (text.reading for text in rows), report_year or None)
        for text, doc in zip(rows, docs, strict=True):
            yield from actions_in(text, doc, self.measures, "table")


def extractor(model: Path | None = None) -> Extractor:
    """The extractor over the shipped vocabulary, built once a process; ``model`` as in ``pipeline.language``."""
    return _built(model)


@lru_cache(maxsize=1)
def _built(model: Path | None) -> Extractor:
    return Extractor(load_vocabulary(), model=model)


def _context(path: tuple[str, ...], report_year: int) -> TableContext:
    return TableContext(is_section(path), " ".join(path[-2:]), report_year)


def _path_of(layout: Layout, table: Table) -> tuple[str, ...]:
    """The headings above a table, those of the lowest paragraph above it on its page, and the table's caption."""
    above = [p for p in layout.paragraphs if p.lines and p.box.bottom <= table.box.top + 2]
    nearest: Paragraph | None = max(above, key=lambda p: p.box.bottom, default=next(iter(layout.paragraphs), None))
    return (*(nearest.path if nearest else ()), *((table.caption,) if table.caption else ()))


def _row_texts(table: Table) -> list[Text]:
    shared = shared_boxes(table)
    return [text_of_words(table.page, own_words(row, shared)) for row in table.rows]


def _long_cells(table: Table, path: tuple[str, ...]) -> Iterator[Passage]:
    """Table cells that hold sentences, to be read as prose."""
    seen: set[tuple[float, ...]] = set()
    for row in table.rows:
        for cell in row.cells:
            key = tuple(cell.box.as_list())
            if len(cell.text) >= 18 and key not in seen:
                seen.add(key)
                yield Passage(text_of_words(table.page, cell.words), path, "table")


_Fact = TypeVar("_Fact", Metric, Action, Suggestion)


def _placed(items: Sequence[_Fact], pages: dict[int, Page]) -> tuple[_Fact, ...]:
    """The facts with the printed page numbers put into their evidence, and what OCR read marked as a scan's."""
    return tuple(
        item.model_copy(update={"evidence": tuple(_on_page(e, pages[e.page]) for e in item.evidence)}) for item in items
    )


def _on_page(evidence: Evidence, page: Page) -> Evidence:
    update: dict[str, object] = {"printed_page": page.printed}
    if page.reader == "ocr":
        update |= {"place": "scan", "certainty": _certainty(page, Box(*(evidence.mark or evidence.bbox)))}
    if page.slant or page.quarters:
        update["bbox"] = rounded(page.shown(Box(*evidence.bbox)))
        update["mark"] = rounded(page.shown(Box(*evidence.mark))) if evidence.mark else None
    return evidence.model_copy(update=update)


def _certainty(page: Page, box: Box) -> Decimal | None:
    """How sure text recognition is of the least sure word in a box, to a hundredth, rounded down."""
    scores = [word.certainty for word in page.words if word.certainty is not None and overlaps(word.box, box)]
    return Decimal(min(scores)).quantize(Decimal("0.01"), ROUND_FLOOR) if scores else None
