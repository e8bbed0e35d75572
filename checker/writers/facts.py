"""The facts of one document as JSON, CSV and a workbook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from checker.version import NAME, VERSION
from checker.writers.workbooks import workbook, write_rows
from extractors.facts import Action, Metric, Report, Suggestion, plain

METRIC_HEADS = (
    "编号", "指标", "名称", "印出的名称", "数值", "单位", "印出的数值", "年份", "性质", "比较年", "范围", "置信度",
    "页码", "印刷页码", "位置", "原文",
)  # fmt: skip
ACTION_HEADS = ("措施", "名称", "说法", "范围", "页码", "印刷页码", "位置", "原文")
SUGGESTION_HEADS = ("候选措施", "名称", "相近程度", "页码", "印刷页码", "位置", "原文")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def facts_json(report: Report) -> str:
    """Everything that was read, in the form of the result file's keys ``document``, ``metrics`` and ``actions``."""
    content = report.model_dump(mode="json", by_alias=True)
    facts = {key: content.pop(key) for key in ("metrics", "actions", "suggestions", "warnings")}
    whole = {"schema": "1", "program": {"name": NAME, "version": VERSION}, "document": content, **facts}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def facts_csv(report: Report) -> str:
    """The metrics as CSV, one row a figure; a text that a spreadsheet would take for a formula begins with '."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(METRIC_HEADS)
    for metric in report.metrics:
        writer.writerow(
            [_inert(cell, column == METRIC_HEADS.index("数值")) for column, cell in enumerate(_metric(metric))]
        )
    return target.getvalue()


def _inert(cell: str, number: bool) -> str:
    return cell if number or not cell.startswith(FORMULA_STARTS) else f"'{cell}"


def facts_xlsx(report: Report) -> bytes:
    """Metrics, actions and any suggestions as sheets; texts stay texts, values are numbers beside their words."""
    target = io.BytesIO()
    with workbook(target, report.title or report.file) as book:
        head = book.add_format({"bold": True, "bg_color": "#E7EEF3"})
        suggested = [_suggestion(suggestion) for suggestion in report.suggestions]
        for name, heads, rows in (
            ("指标", METRIC_HEADS, [_metric(metric) for metric in report.metrics]),
            ("措施", ACTION_HEADS, [_action(action) for action in report.actions]),
            *((("候选措施", SUGGESTION_HEADS, suggested),) if suggested else ()),
        ):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            write_rows(sheet, [heads], form=head)
            write_rows(sheet, rows, first=1)
        sheet = book.get_worksheet_by_name("指标")
        for row, metric in enumerate(report.metrics, start=1):
            sheet.write_number(row, METRIC_HEADS.index("数值"), metric.value)
    return target.getvalue()


def _metric(metric: Metric) -> tuple[str, ...]:
    return (
        metric.id, metric.indicator or "", metric.name, metric.label, plain(metric.value), metric.unit,
        metric.as_printed, metric.period or "", metric.kind, metric.baseline or "", metric.boundary,
        plain(metric.confidence), *_place(metric),
    )  # fmt: skip


def _action(action: Action) -> tuple[str, ...]:
    return (action.measure, action.name, action.stance, action.boundary, *_place(action))


def _suggestion(suggestion: Suggestion) -> tuple[str, ...]:
    return (suggestion.measure, suggestion.name, f"{suggestion.score:.2f}", *_place(suggestion))


def _place(fact: Metric | Action | Suggestion) -> Iterator[str]:
    first = fact.evidence[0]
    yield from (str(first.page), first.printed_page or "", first.place, first.text)
