"""条文—规则对照表 as a workbook."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from checker.writers.coverage import HEADS, CoverageView
from checker.writers.workbooks import workbook, write_rows

WIDTHS = (14, 60, 30, 10, 60, 40, 20)


def coverage_xlsx(view: CoverageView) -> bytes:
    """The workbook: the table on one sheet, the sums on another; no text of the plan becomes a formula."""
    target = BytesIO()
    with workbook(target, f"{view.title} 条文—规则对照表") as book:
        _table(book, view)
        _sums(book, view)
    return target.getvalue()


def _table(book: Any, view: CoverageView) -> None:
    sheet = book.add_worksheet("条文—规则对照表")
    head = book.add_format({"bold": True, "bg_color": "#E7EEF3", "border": 1})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    write_rows(sheet, [HEADS], form=head)
    write_rows(sheet, (line.cells for line in view.lines), first=1, form=body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(view.lines), len(HEADS) - 1)


def _sums(book: Any, view: CoverageView) -> None:
    sheet = book.add_worksheet("汇总")
    sheet.set_column(0, 1, 40)
    rows = (
        ("方案", view.title),
        ("文号", view.number),
        ("数据哈希", view.sha256),
        ("条文数", str(view.provisions)),
        ("检查数", str(view.checks)),
        ("量化目标数", str(view.targets)),
        ("引用字数 / 条文字数", f"{view.quoted} / {view.characters}（{view.share}）"),
        ("未说明的句子", str(view.unaccounted)),
    )
    write_rows(sheet, rows)
