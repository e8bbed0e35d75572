"""Rows of one table that add up to another row in most years and not in one.

What makes up what is read off the figures themselves, so that no vocabulary of parts is needed (kinds of waste, of
fuel, of revenue). Rows belong together when they follow, or go before, their total; two years in which they make it
up to the last digit show that this is no accident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from checker.arithmetic import Sum, added
from checker.contradictions.sums import summable, told, unfitting
from checker.contradictions.telling import Contradiction
from checker.precision import last_digit
from checker.selection import WHOLE, Facts, year_of
from checker.wording import amount, cited
from extractors.facts import Metric
from policies.units import same_dimension

LONGEST = 12
PROOFS = 2
DIGITS = 3
FEWEST = 3  # shares of a whole; two that add up to it show little
SLIP = Decimal(20)
INDENT = 3.0


@dataclass(slots=True)
class Row:
    """One row of a table: where it stands, and its values by year."""

    page: int
    top: float
    left: float
    unit: str
    values: dict[int, Metric] = field(default_factory=dict)


def row_sums(facts: Facts) -> list[Contradiction]:
    """The totals that the rows beside them make up in other years only."""
    found: dict[str, Contradiction] = {}
    for rows in _pages(facts, summable).values():
        for place, total in enumerate(rows):
            group = max(_groups(rows, place), key=_proofs, default=[])
            for wrong in unfitting(group):
                if total.values:
                    found.setdefault(wrong.total.id, told(wrong))
    return list(found.values())


def share_sums(facts: Facts) -> list[Contradiction]:
    """The shares that make up the whole in other years and not in one."""
    found: dict[str, Contradiction] = {}
    for rows in _pages(facts, lambda unit: unit == "%").values():
        for place in range(len(rows)):
            for wrong in _parted(rows[place:]):
                found.setdefault(wrong.subject, wrong)
    return list(found.values())


def _parted(rows: Sequence[Row]) -> Iterator[Contradiction]:
    """The years in which a run of shares misses the whole, where it makes it in most."""
    alike = list(_alike(rows[0], rows))
    for count in range(FEWEST, len(alike) + 1):
        years = {year: [row.values[year] for row in alike[:count]] for year in sorted(rows[0].values)}
        wrong = {year: parts for year, parts in years.items() if not _whole(parts)}
        if PROOFS <= len(years) - len(wrong) > len(wrong) > 0:
            yield from (_told(year, parts) for year, parts in wrong.items() if abs(_rest(parts)) <= SLIP)
            return


def _rest(parts: Sequence[Metric]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0)) - WHOLE


def _whole(parts: Sequence[Metric]) -> bool:
    return abs(_rest(parts)) <= sum((last_digit(part) for part in parts), Decimal(0)) / 2


def _told(year: int, parts: Sequence[Metric]) -> Contradiction:
    total = amount(_rest(parts) + WHOLE, "%")
    words = " + ".join(f"{part.name}{cited(part)}" for part in parts)
    return Contradiction("sum", f"{year}年各项占比{words} = {total}，其他年份合计为100%。", tuple(parts), (total,))


def _pages(facts: Facts, counts: Callable[[str], bool]) -> dict[int, list[Row]]:
    """The rows on each page, from the top, of values in units that ``counts``."""
    rows: dict[tuple[int, str, tuple[float, ...]], Row] = {}
    for metric in facts.report.metrics:
        year = year_of(metric.period)
        if metric.kind != "actual" or metric.bound or year is None or not counts(metric.unit):
            continue
        for one in metric.evidence:
            if one.place == "table":
                key = (one.page, metric.boundary, one.bbox)
                row = rows.setdefault(key, Row(one.page, one.bbox[1], one.bbox[0], metric.unit))
                row.values.setdefault(year, metric)
    pages: dict[int, list[Row]] = defaultdict(list)
    for row in sorted(rows.values(), key=lambda row: (row.page, row.top, row.left)):
        pages[row.page].append(row)
    return pages


def _groups(rows: Sequence[Row], place: int) -> Iterator[list[Sum]]:
    """The sums by year for each run of rows behind or before a row that makes it up in most years."""
    total = rows[place]
    if len(total.values) <= PROOFS:
        return
    behind, before = rows[place + 1 :], rows[:place][::-1]
    for run in (behind, before, list(_level(behind))):
        alike = list(_alike(total, run))
        for count in range(2, len(alike) + 1):
            group = _sums(total, alike[:count])
            wrong = len(unfitting(group))
            if PROOFS <= len(group) - wrong > wrong > 0 and all(map(_telling, group)):
                yield group


def _level(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows indented like the first, up to one that stands further out: its own parts are left out."""
    for row in rows:
        if row.left < rows[0].left - INDENT:
            return
        if row.left <= rows[0].left + INDENT:
            yield row


def _alike(total: Row, run: Iterable[Row]) -> Iterator[Row]:
    """Rows of the total's dimension that give its years, without a gap."""
    for count, row in enumerate(run):
        if count >= LONGEST or not same_dimension(row.unit, total.unit) or not set(total.values) <= set(row.values):
            return
        yield row


def _sums(total: Row, parts: Sequence[Row]) -> list[Sum]:
    found = (added(metric, (part.values[year] for part in parts), True) for year, metric in total.values.items())
    return [one for one in found if one]


def _proofs(group: Sequence[Sum]) -> int:
    return len(group) - len(unfitting(group))


def _telling(one: Sum) -> bool:
    """Whether a fit shows anything: enough digits, and a difference that a slip of the pen makes."""
    digits = len(one.total.value.normalize().as_tuple().digits)
    return digits >= DIGITS and abs(one.excess) * 2 <= abs(one.total.value)
