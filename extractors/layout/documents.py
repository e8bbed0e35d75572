"""Pages of words to their layout: running heads apart, tables as grids, cards, and prose in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.layout.assembly import assembled
from extractors.layout.captions import caption_lines
from extractors.layout.cards import cards_in
from extractors.layout.charts import charts_in
from extractors.layout.continuations import Carried
from extractors.layout.flow import prose_columns
from extractors.layout.headings import HeadingPath
from extractors.layout.leftovers import Leftovers
from extractors.layout.lines import body_size
from extractors.layout.pairs import pairs_in
from extractors.layout.regions import Region, without
from extractors.layout.running import running_of
from extractors.layout.sources import Source, ruled_sources, unruled_sources
from extractors.pages import Chart, Layout, Page, Table, Word


def layouts(pages: Sequence[Page]) -> list[Layout]:
    """The layout of each page of a document, in order; sets the pages' printed numbers.

    Every word of a page is in exactly one paragraph, table (its caption counts) or card, except those of running
    heads, running feet and page numbers, which are left out. A page without trustworthy text gives an empty layout.
    """
    body = body_size(pages)
    path, carried = HeadingPath(), Carried()
    found = []
    for page, running in zip(pages, running_of(pages), strict=True):
        page.printed = running.printed or page.printed
        words = [word for word in page.words if id(word) not in running.words]
        if page.readable:
            layout, carried = _layout(page, words, body, path, carried)
        else:
            layout, carried = Layout(page), Carried()
        found.append(layout)
    return found


def _layout(page: Page, words: list[Word], body: float, path: HeadingPath, carried: Carried) -> tuple[Layout, Carried]:
    """The page's layout, and the table that its end may carry to the next page."""
    left = Leftovers(words)
    sources, boxes = ruled_sources(page, left, body)
    charts = charts_in(left.words, page.patches, page.number)
    left.take(word for chart in charts for word in (*chart.label, *_drawn(chart)))
    cards = cards_in(left.words, body, page.number)
    left.take(word for card in cards for word in (*card.value, *card.label))
    frames = [frame for frame in (left.taken_from(box) for box in boxes) if frame]
    regions = [Region(words) for words in (left.words, *frames)]
    for number, region in enumerate(regions):
        columns = prose_columns(region.lines)
        for column in columns:
            before = carried if number == 0 and len(columns) == 1 else Carried()
            sources.extend(unruled_sources(page, column, sources, before))
    regions = without(regions, (word for source in sources for word in source.words))
    pairs = [pair for region in regions for pair in pairs_in(region.lines, page.number)]
    regions = without(regions, (word for pair in pairs for word in pair.words))
    cards += [pair.card for pair in pairs]
    sources.sort(key=lambda source: (source.table.box.top, source.table.box.x0))
    tables, regions = _captioned(sources, regions, body)
    joined = carried.joined(sources, tables, regions[0].words)
    layout = Layout(page, assembled(page, regions, body, path), joined, cards, charts)
    return layout, Carried.after(sources, joined, regions[0].words, body)


def _drawn(chart: Chart) -> list[Word]:
    return [word for point in chart.points for word in (point.axis, point.value)]


def _captioned(sources: Sequence[Source], regions: list[Region], body: float) -> tuple[list[Table], list[Region]]:
    """The tables with their captions, whose words leave the regions."""
    tables: list[Table] = []
    for source in sources:
        table = source.table
        for index, region in enumerate(regions):
            lines = caption_lines(table.box, region.lines, body) if not source.carried else []
            if lines:
                text = " ".join([*(line.text for line in lines), table.caption]).strip()
                table = replace(table, caption=text)
                regions[index] = region.without(word for line in lines for word in line.words)
                break
        tables.append(table)
    return tables, regions
