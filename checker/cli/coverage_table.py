"""条文—规则对照表 on a terminal."""

from __future__ import annotations

from checker.writers.coverage import HEADS, CoverageView

PIPE_WIDTH = 200


def print_table(view: CoverageView) -> None:
    """Prints the table and its sums; in a pipe the width is fixed, so that the bytes are too."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    table = Table(show_lines=True, title=f"《{view.title}》条文—规则对照表")
    for head in HEADS[:-1]:
        table.add_column(head, overflow="fold")
    for line in view.lines:
        cells = list(line.cells[:-1])
        cells[-1] = cells[-1] if not line.missing else f"未说明：{line.missing}"
        table.add_row(*cells)
    console.print(table)
    console.print(
        f"条文 {view.provisions}，检查 {view.checks}，量化目标 {view.targets}；"
        f"引用 {view.quoted}/{view.characters} 字（{view.share}）；未说明的句子 {view.unaccounted}"
    )
