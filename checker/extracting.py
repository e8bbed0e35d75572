"""The facts of one document without a judgement, and a picture of a page that shows how it was understood."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.checking import CheckTask, read_report
from checker.page_pictures import page_picture
from checker.suggesting import with_suggestions
from extractors.extraction import extractor
from extractors.facts import Report


@dataclass(frozen=True, slots=True)
class ExtractTask:
    """What to extract; ``debug_page`` asks for a picture of that page."""

    check: CheckTask
    debug_page: int | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """The facts, and the picture as PNG where one was asked for and the page could be read."""

    report: Report
    picture: bytes | None = None

    def unknown(self) -> Extract:
        """The same with those figures alone that no indicator of the vocabulary covers, and without measures."""
        metrics = tuple(metric for metric in self.report.metrics if metric.indicator is None)
        return replace(
            self, report=self.report.model_copy(update={"metrics": metrics, "actions": (), "suggestions": ()})
        )


def extracted(task: ExtractTask) -> Extract:
    """The facts of a document; raises ReadingError where nothing could be read. Runs inside a guarded process."""
    report, layouts = read_report(task.check)
    if task.check.suggest:
        reader = extractor(task.check.hanlp_model)
        report = with_suggestions(report, reader, layouts, None, task.check.language)
    layout = next((one for one in layouts if one.page.number == task.debug_page), None)
    if layout is None:
        return Extract(report)
    return Extract(report, page_picture(task.check.path, layout, report.metrics, task.check.password))
