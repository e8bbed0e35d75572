"""The parts of the Word template from the table of counts to the method, each with its tags."""

from __future__ import annotations

from typing import Any

from checker.writers.word.blocks import add_table, add_tags, add_texts, column_heads, fit_to_text, merge_row

STATUSES = 9
PAGES = "{{ pages(row.pages) }}"


def add_counts(document: Any) -> None:
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


def add_gaps(document: Any) -> None:
    """附表: the table that regulators know, its columns in their order."""
    add_texts(document, "Heading 1", "{{ words.heads.attachment }}　{{ words.heads.gaps }}")
    add_tags(document, "if view.bands")
    heads = column_heads(
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
    add_tags(document, "else")
    add_texts(document, "Normal", '{{ say("no-applicable") }}')
    add_tags(document, "endif")


def add_metrics(document: Any) -> None:
    add_texts(document, "Heading 1", "{{ words.heads.metrics }}")
    add_tags(document, "for table in view.metrics")
    add_texts(document, "Heading 2", '{{ table.theme }}　{{ say("values", count=table.count) }}')
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
    add_tags(document, "else")
    add_texts(document, "Normal", '{{ say("no-metrics") }}')
    add_tags(document, "endfor")


def add_actions(document: Any) -> None:
    add_texts(document, "Heading 1", "{{ words.heads.actions }}")
    add_tags(document, "if view.actions")
    rows = [
        ["{%tr for row in view.actions %}", *[""] * 4],
        [
            "{{ row.name }}{% if row.boundary %} ({{ row.boundary }}){% endif %}", "{{ row.glyph }} {{ row.stance }}",
            PAGES, "{{r quotes(row.proofs) }}", "{{ listed(row.used_by|map('string')) }}",
        ],
        ["{%tr endfor %}", *[""] * 4],
    ]  # fmt: skip
    add_table(document, column_heads("measure", "stance", "page", "words", "used_by"), (4.2, 2.2, 3.0, 13.3, 3.0), rows)
    add_tags(document, "else")
    add_texts(document, "Normal", '{{ say("no-actions") }}')
    add_tags(document, "endif")


def add_evidence(document: Any) -> None:
    """Each finding with what it rests on: words, picture, derivation, trajectory."""
    add_texts(document, "Heading 1", "{{ words.heads.evidence }}")
    add_tags(document, "for exhibit in exhibits", "set row = exhibit.row")
    number = 'say("row-of-gaps", number=row.number, provision=row.provision, title=row.title)'
    add_texts(document, "Heading 3", "{{ " + number + " }}")
    target = '{% if row.target %}{{ say("semicolon") }}{{ say("target", target=row.target) }}{% endif %}'
    add_texts(document, "Normal", "{{ row.verdict.glyph }} {{ row.verdict.label }}" + target)
    add_tags(document, "for note in row.notes")
    add_texts(document, "List Bullet", "{{ note }}")
    add_tags(document, "endfor", "for piece in exhibit.pieces")
    add_texts(document, "Quote", "「{{r rich(piece.proof.words) }}」")
    add_texts(document, "Aside", "{{ piece.where }}")
    add_tags(document, "if piece.picture")
    add_texts(document, "Figure", "{{ piece.picture }}")
    add_texts(document, "Caption", "{{ piece.caption }}")
    add_tags(document, "endif", "endfor", "for source in row.sources")
    source = "name=source.name, note=source.note, printed=source.printed, figure=source.figure"
    add_texts(document, "List Bullet", '{{ say("from-printed", ' + source + ") }}")
    add_tags(document, "endfor", "for step in row.steps")
    add_texts(document, "List Bullet", "{{ step }}")
    add_tags(document, "endfor", "if row.path")
    add_texts(document, "Normal", "{{ row.path }}")
    add_tags(document, "endif", "if exhibit.chart")
    add_texts(document, "Figure", "{{ exhibit.chart }}")
    add_texts(document, "Caption", "{{ exhibit.caption }}")
    add_tags(document, "endif", "else")
    add_texts(document, "Normal", '{{ say("no-evidence") }}')
    add_tags(document, "endfor")


def add_rest(document: Any) -> None:
    """Contradictions, unread pages, what does not apply, and the method."""
    add_texts(document, "Heading 1", "{{ words.heads.contradictions }}")
    add_tags(document, "for row in view.inconsistencies")
    add_texts(document, "Heading 3", "{{ row.kind }}")
    add_texts(document, "Normal", "{{ row.message }}")
    add_tags(document, "for piece in contradictions[loop.index0]")
    add_texts(document, "Quote", "「{{r rich(piece.proof.words) }}」")
    add_texts(document, "Aside", "{{ piece.where }}")
    add_tags(document, "if piece.picture")
    add_texts(document, "Figure", "{{ piece.picture }}")
    add_texts(document, "Caption", "{{ piece.caption }}")
    add_tags(document, "endif", "endfor", "else")
    add_texts(document, "Normal", '{{ say("no-contradictions") }}')
    add_tags(document, "endfor")
    add_tags(document, "endif")
    add_texts(document, "Heading 1", "{{ words.heads.unread }}")
    add_texts(document, "Normal", "{{ cover.unread_words }}")
    add_tags(document, "if view.warnings")
    where = '{% if warning.page %}{{ say("page", page=warning.page) }}{% else %}{{ say("whole-file") }}{% endif %}'
    warnings = [
        ["{%tr for warning in view.warnings %}", "", ""],
        ["{{ warning.code }}", where, "{{ warning.message }}"],
        ["{%tr endfor %}", "", ""],
    ]
    add_table(document, column_heads("code", "page", "notice"), (2, 3, 12), warnings)
    add_tags(document, "endif", "if view.other or view.context")
    add_texts(document, "Heading 1", "{{ words.heads.aside }}")
    aside = [
        ["{%tr for row in view.other + view.context %}", *[""] * 4],
        ["{{ row.number }}", "{{ row.provision }}", "{{ row.role_label }}", "{{ row.title }}", "{{ row.reason }}"],
        ["{%tr endfor %}", *[""] * 4],
    ]
    add_table(document, column_heads("number", "provision", "role", "title", "reason"), (1.3, 2.6, 1.6, 5.5, 6), aside)
    add_tags(document, "endif")
    _method(document)


def _method(document: Any) -> None:
    add_texts(document, "Heading 1", "{{ words.heads.method }}")
    add_texts(document, "Heading 2", "{{ words.heads.status_meanings }}")
    add_tags(document, "for status in summary.statuses")
    add_texts(document, "List Bullet", '{{ status.glyph }} {{ status.label }}{{ say("colon") }}{{ status.meaning }}')
    add_tags(document, "endfor")
    add_texts(document, "Heading 2", "{{ words.heads.role_meanings }}")
    add_tags(document, "for role in summary.roles")
    add_texts(document, "List Bullet", '{{ role.label }}{{ say("colon") }}{{ role.meaning }}')
    add_tags(document, "endfor")
    for head in ("judging", "order"):
        add_texts(document, "Heading 2", f"{{{{ words.heads.{head} }}}}")
        add_tags(document, f"for sentence in words.{'method' if head == 'judging' else head}.values()")
        add_texts(document, "List Bullet", "{{ sentence }}")
        add_tags(document, "endfor")
