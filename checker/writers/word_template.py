"""Builds the shipped Word template: ``python -m checker.writers.word_template`` writes gap_report.docx.

The template is an ordinary Word file with Jinja2 tags (docxtpl), to be opened and restyled in Word; a test keeps the
shipped file and this module the same.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from checker.writers.packages import dated
from checker.writers.templates import SHIPPED, WORD
from checker.writers.word_styles import add_field, add_table, fit_to_text, merge_row, set_page, set_styles

BUILT = datetime(2000, 1, 1)
STATUSES, ROLES = 9, 5
PAGES = "{{ pages(row.pages) }}"


def word_template() -> bytes:
    """The template as the bytes of a .docx file, the same each time."""
    from docx import Document

    document = Document()
    set_styles(document)
    set_page(document.sections[0], landscape=False)
    _frame(document)
    _cover(document)
    _summary(document)
    _turn(document, landscape=True)
    _gaps(document)
    _metrics(document)
    _actions(document)
    _turn(document, landscape=False)
    _evidence(document)
    _rest(document)
    _set_properties(document)
    target = BytesIO()
    document.save(target)
    return dated(target.getvalue())


def _set_properties(document: Any) -> None:
    properties = document.core_properties
    properties.title = "{{ cover.company }} {{ cover.year }} {{ words.heads.report }}"
    properties.author, properties.comments, properties.language = "{{ cover.program }}", "", "zh-CN"
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


def _add(document: Any, style: str, *texts: str) -> None:
    for text in texts:
        document.add_paragraph(text, style=style)


def _tag(document: Any, *tags: str) -> None:
    """Paragraphs that hold a tag alone and vanish."""
    for tag in tags:
        document.add_paragraph("{%p " + tag + " %}")


def _cover(document: Any) -> None:
    _add(document, "Subtitle", "", "", "{{ words.heads.report }}")
    _add(document, "Title", "{{ cover.company }}")
    _add(document, "Subtitle", "{{ cover.year }}", "")
    lines = [["{%tr for label, text in facts %}", ""], ["{{ label }}", "{{ text }}"], ["{%tr endfor %}", ""]]
    add_table(document, (), (4, 13), lines)
    _tag(document, 'if cover.state == "failed"')
    _add(document, "Alert", '{{ say("failed") }}')
    _tag(document, "for warning in view.warnings")
    _add(document, "Normal", "{{ warning.code }} {{ warning.message }}")
    _tag(document, "endfor", "elif not cover.industries")
    _add(document, "Alert", '{{ say("no-industry") }}')
    _add(document, "Normal", '{{ say("no-industry-more", nine=view.nine) }}')
    _tag(document, "endif", 'if cover.state != "failed" and cover.unreadable_count')
    _add(document, "Alert", '{{ say("unread-alert", count=cover.unreadable_count, pages=cover.unreadable) }}')
    _add(document, "Normal", '{{ say("unread-meaning") }}')
    _tag(document, "endif")
    _add(document, "Normal", "", "")
    names = [f"{{{{ words.facts.{name} }}}}" for name in ("auditor", "reviewer", "date")]
    add_table(document, names, (5.66, 5.67, 5.67), [[["", ""], "", ""]])
    _add(document, "Aside", "", '{{ say("disclaimer", program=cover.program) }}')
    document.add_page_break()


def _summary(document: Any) -> None:
    _add(document, "Heading 1", "{{ words.heads.summary }}")
    _tag(document, "if summary.total")
    _add(document, "Normal", "{{ lead }}")
    _tag(document, "for role, sentence in summary.conclusion")
    _add(document, "List Bullet", '{{ words.roles[role] }}{{ say("colon") }}{{ sentence }}')
    _tag(document, "endfor", "if view.worst")
    _add(document, "Heading 2", "{{ words.heads.worst }}")
    _tag(document, "for row in view.worst")
    _add(document, "List Number", "{{ row.verdict.glyph }} {{ row.verdict.label }}　{{ row.title }}")
    _add(document, "Aside", "{{ row.role_label }} · {{ row.provision }}　{{ row.reason }}")
    _tag(document, "endfor", "if view.more_gaps")
    _add(document, "Aside", '{{ say("more-gaps", count=view.more_gaps) }}')
    _tag(document, "endif", "elif summary.applicable")
    _add(document, "Normal", '{{ say("no-gaps") }}')
    _tag(document, "endif")
    _add(document, "Heading 2", "{{ words.heads.counts }}")
    _counts(document)
    _tag(document, "else")
    _add(document, "Normal", '{{ say("no-findings") }}')
    _tag(document, "endif")


def _counts(document: Any) -> None:
    places = range(STATUSES)
    heads = ["{{ words.columns.role }}"]
    heads += [f"{{{{ summary.statuses[{n}].glyph }}}} {{{{ summary.statuses[{n}].label }}}}" for n in places]
    counts = [f"{{{{ role.counts[{n}] }}}}" for n in places]
    totals = [f"{{{{ summary.totals[{n}] }}}}" for n in places]
    rows = [
        ["{%tr for role in summary.roles %}", *[""] * (STATUSES + 1)],
        ["{{ role.label }}", *counts, "{{ role.total }}"],
        ["{%tr endfor %}", *[""] * (STATUSES + 1)],
        ["{{ words.columns.total }}", *totals, "{{ summary.total }}"],
    ]
    add_table(document, [*heads, "{{ words.columns.total }}"], [1.7] + [1.53] * 10, rows)


def _heads(*names: str) -> list[str]:
    return [f"{{{{ words.columns.{name} }}}}" for name in names]


def _gaps(document: Any) -> None:
    """附表: the table that regulators know, its columns in their order."""
    _add(document, "Heading 1", "{{ words.heads.attachment }}　{{ words.heads.gaps }}")
    _tag(document, "if view.bands")
    heads = _heads(
        "number", "provision", "quote", "disclosed", "page", "verdict", "reason", "advice", "remedy", "reviewer"
    )
    blank = [""] * (len(heads) - 1)
    row = [
        "{{ row.number }}",
        ["{{ row.provision }}", "{{ row.role_label }}"],
        ["{{ row.title }}", "{%p for quote in row.quotes %}", "「{{r rich(quote) }}」", "{%p endfor %}"],
        ["{{ row.value }}", "{%p if row.value and row.period %}", "{{ row.period }}", "{%p endif %}"],
        PAGES,
        [
            "{% cellbg shades[row.status] %}{{ row.verdict.glyph }} {{ row.verdict.label }}",
            "{%p if row.needs_review %}",
            '{{ say("needs-review") }}',
            "{%p endif %}",
        ],
        ["{{ row.reason }}", "{%p for words_ in row.gap %}", "{{ words_ }}", "{%p endfor %}"],
        "{{ row.advice }}",
        "",
        "",
    ]
    rows: list[list[Any]] = [
        ["{%tr for band in view.bands %}", *blank],
        ['{{ band.title }}　{{ say("checks", count=band.rows|length) }}', *blank],
        ["{%tr for row in band.rows %}", *blank],
        row,
        ["{%tr endfor %}", *blank],
        ["{%tr endfor %}", *blank],
    ]
    table = add_table(document, heads, (1.1, 2.1, 4.9, 2.2, 1.9, 2.0, 4.6, 3.7, 1.7, 1.5), rows)
    merge_row(table.rows[2])
    _tag(document, "else")
    _add(document, "Normal", '{{ say("no-applicable") }}')
    _tag(document, "endif")


def _metrics(document: Any) -> None:
    _add(document, "Heading 1", "{{ words.heads.metrics }}")
    _tag(document, "for table in view.metrics")
    _add(document, "Heading 2", '{{ table.theme }}　{{ say("values", count=table.count) }}')
    figure = (
        "{% for figure in cell %}{{ figure.printed }}{% if figure.normalised %} = {{ figure.normalised }}{% endif %}"
        "{% if figure.period %} ({{ figure.period }}){% endif %}"
        '{% if figure.doubtful %} ({{ say("doubtful") }}){% endif %}'
        '{% if not loop.last %}{{ say("semicolon") }}{% endif %}{% endfor %}'
    )
    name = (
        "{{ row.name }}{% if row.label %} [{{ row.label }}]{% endif %}"
        "{% if row.kind %} ({{ row.kind }}){% endif %}{% if row.boundary %} ({{ row.boundary }}){% endif %}"
    )
    heads = [
        "{{ words.columns.metric }}", "{%tc for column in table.columns %}", "{{ column }}", "{%tc endfor %}",
        "{{ words.columns.page }}", "{{ words.columns.used_by }}",
    ]  # fmt: skip
    rows = [
        ["{%tr for row in table.rows %}", *[""] * 5],
        [
            name, "{%tc for cell in row.cells %}", figure, "{%tc endfor %}", "{{ pages(row.cited_pages) }}",
            "{{ listed(row.used_by|map('string')) }}",
        ],
        ["{%tr endfor %}", *[""] * 5],
    ]  # fmt: skip
    fit_to_text(add_table(document, heads, (6.2, 3.9, 3.9, 3.9, 3.9, 3.9), rows))
    _tag(document, "else")
    _add(document, "Normal", '{{ say("no-metrics") }}')
    _tag(document, "endfor")


def _actions(document: Any) -> None:
    _add(document, "Heading 1", "{{ words.heads.actions }}")
    _tag(document, "if view.actions")
    rows = [
        ["{%tr for row in view.actions %}", *[""] * 4],
        [
            "{{ row.name }}{% if row.boundary %} ({{ row.boundary }}){% endif %}", "{{ row.glyph }} {{ row.stance }}",
            PAGES, "{{r quotes(row.proofs) }}", "{{ listed(row.used_by|map('string')) }}",
        ],
        ["{%tr endfor %}", *[""] * 4],
    ]  # fmt: skip
    add_table(document, _heads("measure", "stance", "page", "words", "used_by"), (4.2, 2.2, 3.0, 13.3, 3.0), rows)
    _tag(document, "else")
    _add(document, "Normal", '{{ say("no-actions") }}')
    _tag(document, "endif")


def _evidence(document: Any) -> None:
    """Each finding with what it rests on: words, picture, derivation, trajectory."""
    _add(document, "Heading 1", "{{ words.heads.evidence }}")
    _tag(document, "for exhibit in exhibits", "set row = exhibit.row")
    number = 'say("row-of-gaps", number=row.number, provision=row.provision, title=row.title)'
    _add(document, "Heading 3", "{{ " + number + " }}")
    target = '{% if row.target %}{{ say("semicolon") }}{{ say("target", target=row.target) }}{% endif %}'
    _add(document, "Normal", "{{ row.verdict.glyph }} {{ row.verdict.label }}" + target)
    _tag(document, "for note in row.notes")
    _add(document, "List Bullet", "{{ note }}")
    _tag(document, "endfor", "for piece in exhibit.pieces")
    _add(document, "Quote", "「{{r rich(piece.proof.words) }}」")
    _add(document, "Aside", "{{ piece.where }}")
    _tag(document, "if piece.picture")
    _add(document, "Figure", "{{ piece.picture }}")
    _add(document, "Caption", "{{ piece.caption }}")
    _tag(document, "endif", "endfor", "for source in row.sources")
    source = "name=source.name, note=source.note, printed=source.printed, figure=source.figure"
    _add(document, "List Bullet", '{{ say("from-printed", ' + source + ") }}")
    _tag(document, "endfor", "for step in row.steps")
    _add(document, "List Bullet", "{{ step }}")
    _tag(document, "endfor", "if row.path")
    _add(document, "Normal", "{{ row.path }}")
    _tag(document, "endif", "if exhibit.chart")
    _add(document, "Figure", "{{ exhibit.chart }}")
    _add(document, "Caption", "{{ exhibit.caption }}")
    _tag(document, "endif", "else")
    _add(document, "Normal", '{{ say("no-evidence") }}')
    _tag(document, "endfor")


def _rest(document: Any) -> None:
    """Contradictions, unread pages, what does not apply, and the method."""
    _add(document, "Heading 1", "{{ words.heads.contradictions }}")
    _tag(document, "for row in view.inconsistencies")
    _add(document, "Heading 3", "{{ row.kind }}")
    _add(document, "Normal", "{{ row.message }}")
    _tag(document, "for piece in contradictions[loop.index0]")
    _add(document, "Quote", "「{{r rich(piece.proof.words) }}」")
    _add(document, "Aside", "{{ piece.where }}")
    _tag(document, "if piece.picture")
    _add(document, "Figure", "{{ piece.picture }}")
    _add(document, "Caption", "{{ piece.caption }}")
    _tag(document, "endif", "endfor", "else")
    _add(document, "Normal", '{{ say("no-contradictions") }}')
    _tag(document, "endfor")
    _add(document, "Heading 1", "{{ words.heads.unread }}")
    _add(document, "Normal", "{{ cover.unread_words }}")
    _tag(document, "if view.warnings")
    where = '{% if warning.page %}{{ say("page", page=warning.page) }}{% else %}{{ say("whole-file") }}{% endif %}'
    warnings = [
        ["{%tr for warning in view.warnings %}", "", ""],
        ["{{ warning.code }}", where, "{{ warning.message }}"],
        ["{%tr endfor %}", "", ""],
    ]
    add_table(document, _heads("code", "page", "notice"), (2, 3, 12), warnings)
    _tag(document, "endif", "if view.other or view.context")
    _add(document, "Heading 1", "{{ words.heads.aside }}")
    aside = [
        ["{%tr for row in view.other + view.context %}", *[""] * 4],
        ["{{ row.number }}", "{{ row.provision }}", "{{ row.role_label }}", "{{ row.title }}", "{{ row.reason }}"],
        ["{%tr endfor %}", *[""] * 4],
    ]
    add_table(document, _heads("number", "provision", "role", "title", "reason"), (1.3, 2.6, 1.6, 5.5, 6), aside)
    _tag(document, "endif")
    _method(document)


def _method(document: Any) -> None:
    _add(document, "Heading 1", "{{ words.heads.method }}")
    _add(document, "Heading 2", "{{ words.heads.status_meanings }}")
    _tag(document, "for status in summary.statuses")
    _add(document, "List Bullet", '{{ status.glyph }} {{ status.label }}{{ say("colon") }}{{ status.meaning }}')
    _tag(document, "endfor")
    _add(document, "Heading 2", "{{ words.heads.role_meanings }}")
    _tag(document, "for role in summary.roles")
    _add(document, "List Bullet", '{{ role.label }}{{ say("colon") }}{{ role.meaning }}')
    _tag(document, "endfor")
    for head in ("judging", "order"):
        _add(document, "Heading 2", f"{{{{ words.heads.{head} }}}}")
        _tag(document, f"for sentence in words.{'method' if head == 'judging' else head}.values()")
        _add(document, "List Bullet", "{{ sentence }}")
        _tag(document, "endfor")


if __name__ == "__main__":
    (SHIPPED / WORD).write_bytes(word_template())
