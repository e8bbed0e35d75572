"""Reading order: a page's lines parted into text columns, column by column, each from the top down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from extractors.layout.lines import line_of, rows_of
from extractors.layout.tokens import is_value
from extractors.pages import Line

GUTTER = 9.0
FEWEST_LINES = 2
PROSE_LINES = 4
FULL = 0.82
PROSE_SHARE = 0.55
PROSE_CHARS = 9
DEEPEST = 8
JOIN = 3.0

Gap = tuple[float, float]
Accepts = Callable[[Sequence[Line], Sequence[Line]], bool]


def columns_in(lines: Sequence[Line]) -> list[list[Line]]:
    """The text columns in reading order, each with its lines from the top down, whole again across wide blanks."""
    return [_whole_lines(part) for part in _parted(lines, _side_by_side, 0)]


def prose_columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines parted only at gutters beside running prose, so that tables stay whole."""
    return _parted(lines, _beside_prose, 0)


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    return len(rows_of(left)) >= FEWEST_LINES and len(rows_of(right)) >= FEWEST_LINES


def _beside_prose(left: Sequence[Line], right: Sequence[Line]) -> bool:
    return _is_prose(left) or _is_prose(right)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether most lines run the full width of their column."""
    width = max(line.box.x1 for line in lines) - min(line.box.x0 for line in lines)
    long = [line for line in lines if line.box.width >= FULL * width and len(line.text) >= PROSE_CHARS]
    return (
        len(long) >= PROSE_LINES and len(long) >= PROSE_SHARE * len(lines) and not any(is_value(x.text) for x in long)
    )


def _parted(lines: Sequence[Line], accepts: Accepts, depth: int) -> list[list[Line]]:
    """The lines as a list of columns: bands that keep a gutter in common are read column by column."""
    if len(lines) < 2 * FEWEST_LINES or depth > DEEPEST:
        return [list(lines)] if lines else []
    found: list[list[Line]] = []
    single: list[Line] = []
    for group, gaps in _groups(_bands(lines)):
        parts = _sides(group, gaps, accepts)
        if len(parts) < 2:
            single.extend(group)
            continue
        if single:
            found.append(single)
            single = []
        for part in parts:
            found.extend(_parted(part, accepts, depth + 1))
    return [*found, single] if single else found


def _bands(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines parted where a level strip of paper runs through."""
    bands: list[list[Line]] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda line: (line.box.top, line.box.x0)):
        slack = 0.15 * line.box.height
        if not bands or line.box.top + slack >= bottom:
            bands.append([])
        bands[-1].append(line)
        bottom = max(bottom, line.box.bottom - slack)
    return bands


def _groups(bands: Sequence[Sequence[Line]]) -> list[tuple[list[Line], list[Gap]]]:
    """Neighbouring bands gathered as long as they keep a gutter in common, or have none at all."""
    groups: list[tuple[list[Line], list[Gap]]] = []
    covered: list[Gap] = []
    for band in bands:
        inked = _covered([(line.box.x0, line.box.x1) for line in band])
        own = _gaps(inked)
        if groups:
            together = _covered([*covered, *inked])
            kept = [gap for gap in _gaps(together) if _within(gap, groups[-1][1] or own)]
            if not _runs_across(band, own, groups[-1][1]) and (kept or not (groups[-1][1] or own)):
                groups[-1][0].extend(band)
                groups[-1] = (groups[-1][0], kept)
                covered = together
                continue
        groups.append((list(band), own))
        covered = inked
    return groups


def _runs_across(band: Sequence[Line], own: Sequence[Gap], gaps: Sequence[Gap]) -> bool:
    """Whether a band without gutter begins in the first column and runs over its edge."""
    start, end = min(line.box.x0 for line in band), max(line.box.x1 for line in band)
    return bool(gaps) and not own and start < gaps[0][0] and end > gaps[0][1]


def _within(gap: Gap, others: Sequence[Gap]) -> bool:
    return any(gap[0] >= other[0] - 1 and gap[1] <= other[1] + 1 for other in others)


def _covered(spans: Sequence[Gap]) -> list[Gap]:
    """The stretches of x that ``spans`` cover, from left to right, those nearer than a gutter as one."""
    covered: list[Gap] = []
    for left, right in sorted(spans):
        if covered and left - covered[-1][1] < GUTTER:
            covered[-1] = (covered[-1][0], max(covered[-1][1], right))
        else:
            covered.append((left, right))
    return covered


def _gaps(covered: Sequence[Gap]) -> list[Gap]:
    """The upright strips of paper between the stretches that are covered."""
    return [(before[1], after[0]) for before, after in pairwise(covered)]


def _sides(lines: Sequence[Line], gaps: Sequence[Gap], accepts: Accepts) -> list[list[Line]]:
    """The lines parted at the gutters that ``accepts`` takes for such."""
    parts = [list(lines)]
    for start, end in gaps:
        middle = (start + end) / 2
        left = [line for line in parts[-1] if line.box.centre < middle]
        right = [line for line in parts[-1] if line.box.centre >= middle]
        if left and right and accepts(left, right):
            parts[-1:] = [left, right]
    return parts


def _whole_lines(lines: Sequence[Line]) -> list[Line]:
    """Lines on one baseline as one, where the blank between them is no column's gap."""
    whole: list[Line] = []
    for row in rows_of(lines):
        parts = [row[0]]
        for line in row[1:]:
            if line.box.x0 - parts[-1].box.x1 <= JOIN * line.size:
                parts[-1] = line_of([*parts[-1].words, *line.words])
            else:
                parts.append(line)
        whole.extend(parts)
    return whole
