"""Builds the shipped Word template: ``python -m checker.writers.word.template`` writes gap_report.docx.

The template is an ordinary Word file with Jinja2 tags (docxtpl), to be opened and restyled in Word; a test keeps the
shipped file and this module the same.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from checker.writers.packages import dated
from checker.writers.templates import SHIPPED, WORD
from checker.writers.word.blocks import add_field, add_table, add_tags, add_texts
from checker.writers.word.sections import add_actions, add_counts, add_evidence, add_gaps, add_metrics, add_rest
from checker.writers.word.styles import set_page, set_styles

BUILT = datetime(2000, 1, 1)


def word_template() -> bytes:
    """The template as the bytes of a .docx file, the same each time."""
    from docx import Document

    document = Document()
    set_styles(document)
    set_page(document.sections[0], landscape=False)
    _frame(document)
    _cover(document)
    add_tags(document, "if not empty")
    _summary(document)
    _turn(document, landscape=True)
    add_gaps(document)
    add_metrics(document)
    add_actions(document)
    _turn(document, landscape=False)
    add_evidence(document)
    add_rest(document)
    _set_properties(document)
    target = BytesIO()
    document.save(target)
    return dated(target.getvalue())


def _set_properties(document: Any) -> None:
    """Fixed ones without tags: the writer sets a report's own, cut to what a property can hold."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments, properties.language = "dafeng", "dafeng", "", "zh-CN"
    properties.created = properties.modified = BUILT
    properties.last_modified_by, properties.revision = "", 1


def _frame(document: Any) -> None:
    """Header and footer, none of them on the cover."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "{{ cover.company }} {{ cover.year }} {{ words.heads.report }}"
    footer = section.footer.paragraphs[0]
    add_field(footer, "PAGE")
    footer.add_run(" / ")
    add_field(footer, "NUMPAGES")


def _turn(document: Any, *, landscape: bool) -> None:
    section = document.add_section()
    section.different_first_page_header_footer = False
    set_page(section, landscape)


def _cover(document: Any) -> None:
    add_texts(document, "Subtitle", "", "", "{{ words.heads.report }}")
    add_texts(document, "Title", "{{ cover.company }}")
    add_texts(document, "Subtitle", "{{ cover.year }}", "")
    lines = [["{%tr for label, text in facts %}", ""], ["{{ label }}", "{{ text }}"], ["{%tr endfor %}", ""]]
    add_table(document, (), (4, 13), lines)
    add_tags(document, 'if cover.state == "failed"')
    add_texts(document, "Alert", '{{ say("failed") }}')
    add_tags(document, "for warning in view.warnings")
    add_texts(document, "Normal", "{{ warning.code }} {{ warning.message }}")
    add_tags(document, "endfor", "elif not cover.industries")
    add_texts(document, "Alert", '{{ say("no-industry") }}')
    add_texts(document, "Normal", '{{ say("no-industry-more", nine=view.nine) }}')
    add_tags(document, "endif", 'if cover.state != "failed" and cover.unreadable_count')
    add_texts(document, "Alert", '{{ say("unread-alert", count=cover.unreadable_count, pages=cover.unreadable) }}')
    add_texts(document, "Normal", '{{ say("unread-meaning") }}')
    add_tags(document, "endif")
    add_texts(document, "Normal", "", "")
    names = [f"{{{{ words.facts.{name} }}}}" for name in ("auditor", "reviewer", "date")]
    add_table(document, names, (5.66, 5.67, 5.67), [[["", ""], "", ""]])
    add_texts(document, "Aside", "", '{{ say("disclaimer", program=cover.program) }}')
    document.add_page_break()


def _summary(document: Any) -> None:
    add_texts(document, "Heading 1", "{{ words.heads.summary }}")
    add_tags(document, "if summary.total")
    add_texts(document, "Normal", "{{ lead }}")
    add_tags(document, "for role, sentence in summary.conclusion")
    add_texts(document, "List Bullet", '{{ words.roles[role] }}{{ say("colon") }}{{ sentence }}')
    add_tags(document, "endfor", "if view.worst")
    add_texts(document, "Heading 2", "{{ words.heads.worst }}")
    add_tags(document, "for row in view.worst")
    add_texts(document, "List Number", "{{ row.verdict.glyph }} {{ row.verdict.label }}　{{ row.title }}")
    add_texts(document, "Aside", "{{ row.role_label }} · {{ row.provision }}　{{ row.reason }}")
    add_tags(document, "endfor", "if view.more_gaps")
    add_texts(document, "Aside", '{{ say("more-gaps", count=view.more_gaps) }}')
    add_tags(document, "endif", "elif summary.applicable")
    add_texts(document, "Normal", '{{ say("no-gaps") }}')
    add_tags(document, "endif")
    add_texts(document, "Heading 2", "{{ words.heads.counts }}")
    add_counts(document)
    add_tags(document, "else")
    add_texts(document, "Normal", '{{ say("no-findings") }}')
    add_tags(document, "endif")


if __name__ == "__main__":
    (SHIPPED / WORD).write_bytes(word_template())
