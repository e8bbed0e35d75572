"""条文—规则对照表 as a workbook."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from checker.writers.coverage import HEADS, CoverageView

WIDTHS = (14, 60, 30, 10, 60, 40, 20)
CREATED = datetime(2000, 1, 1)  # fixed: the same plan gives the same bytes


def coverage_xlsx(view: CoverageView) -> bytes:
    """The workbook: the table on one sheet, the sums on another; no text of the plan becomes a formula."""
    import xlsxwriter

    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": f"{view.title} 条文—规则对照表", "created": CREATED})
        _table(book, view)
        _sums(book, view)
    return target.getvalue()


def _table(book: object, view: CoverageView) -> None:
    sheet = book.add_worksheet("条文—规则对照表")  # type: ignore[attr-defined]
    head = book.add_format({"bold": True, "bg_color": "#E7EEF3", "border": 1})  # type: ignore[attr-defined]
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})  # type: ignore[attr-defined]
    for column, (name, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
    for row, line in enumerate(view.lines, start=1):
        for column, text in enumerate(line.cells):
            sheet.write_string(row, column, text, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(view.lines), len(HEADS) - 1)


def _sums(book: object, view: CoverageView) -> None:
    sheet = book.add_worksheet("汇总")  # type: ignore[attr-defined]
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
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
