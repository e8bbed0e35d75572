"""Building blocks of the Word template: tables with repeated heads, tags, fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.writers.word.styles import SHADE


def add_field(paragraph: Any, code: str) -> None:
    """A field that Word fills in (PAGE, NUMPAGES)."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def add_table(document: Any, heads: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[Any]]) -> Any:
    """A ruled table: a head repeated on each page, then ``rows`` that do not break across pages.

    A cell is a text or a list of texts, one a paragraph; a row of one text holds a tag for all the row.
    """
    from docx.shared import Cm

    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    if heads:
        add_row(table, heads, "Table Head")
        _mark_row(table.rows[0], "w:tblHeader")
    for row in rows:
        add_row(table, row, "Table Text")
        _mark_row(table.rows[-1], "w:cantSplit")
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def add_row(table: Any, cells: Sequence[Any], style: str) -> None:
    """A row whose paragraphs have ``style``; the cells of a head are shaded."""
    row = table.add_row()
    for cell, content in zip(row.cells, cells, strict=False):
        texts = [content] if isinstance(content, str) else content
        cell.paragraphs[0].style = style
        cell.paragraphs[0].add_run(texts[0])
        for text in texts[1:]:
            cell.add_paragraph(text, style=style)
    for cell in row.cells:
        cell.paragraphs[0].style = style
        if style == "Table Head":
            shade(cell, SHADE)


def shade(cell: Any, colour: str) -> None:
    """A cell's background."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        mark.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(mark)


def merge_row(row: Any) -> None:
    """Makes a row one shaded cell that stays with the row below it."""
    cell = row.cells[0].merge(row.cells[-1])
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    cell.paragraphs[0].paragraph_format.keep_with_next = True
    shade(cell, SHADE)


def fit_to_text(table: Any) -> None:
    """Makes a table as wide as the text however many columns a template's loop gives it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table.autofit = True
    for cell in list(table._tbl.iter(qn("w:tcW"))):
        cell.getparent().remove(cell)
    width = table._tbl.tblPr.find(qn("w:tblW"))
    if width is None:
        width = OxmlElement("w:tblW")
        table._tbl.tblPr.append(width)
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")


def _mark_row(row: Any, mark: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(mark))


def add_texts(document: Any, style: str, *texts: str) -> None:
    """Paragraphs of one style."""
    for text in texts:
        document.add_paragraph(text, style=style)


def add_tags(document: Any, *tags: str) -> None:
    """Paragraphs that hold a tag alone and vanish."""
    for tag in tags:
        document.add_paragraph("{%p " + tag + " %}")


def column_heads(*names: str) -> list[str]:
    """Heads of columns by their ids in words.yaml, as tags."""
    return [f"{{{{ words.columns.{name} }}}}" for name in names]
