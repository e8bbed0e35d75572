"""Parts against their total: scopes of emissions, sources of water, sites of a group.

A difference is only a contradiction when the parts are the whole: the same parts make up the total elsewhere in the
report (another year, or another quantity of the same sites), or all parts that the vocabulary names are printed and
no other year speaks against it, or they exceed it. The tolerance is half a unit of the last digit of each figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.arithmetic import Sum, added
from checker.contradictions.telling import Contradiction, as_printed_like
from checker.selection import Facts, Figure, scope_of, year_of
from checker.wording import amount, cited
from extractors.facts import Metric
from policies.schema import Indicator

UNSUMMED = ("%", "‰", "pp", "1", "")


def sums(facts: Facts) -> list[Contradiction]:
    """All totals of the report that their parts contradict."""
    found = [wrong for indicator in facts.indicators.values() for wrong in _wrong_parts(_by_parts(facts, indicator))]
    for sites in _by_sites(facts).values():
        found += unfitting(sites) if len(unfitting(sites)) < len(sites) else []
    return [told(one) for one in found]


def summable(unit: str) -> bool:
    """Whether amounts in the unit add up: no shares, no intensities."""
    return "/" not in unit and unit not in UNSUMMED


def unfitting(group: Iterable[Sum]) -> list[Sum]:
    """Those whose parts do not make the total."""
    return [one for one in group if not one.fits]


def told(one: Sum) -> Contradiction:
    """The contradiction in words."""
    total, parts = one.total, one.parts
    return Contradiction(
        kind="sum",
        message=(
            f"{total.period}年{total.name}：分项{' + '.join(cited(part) for part in parts)} = "
            f"{amount(one.value, total.unit)}，与合计{cited(total)}相差{amount(abs(one.excess), total.unit)}。"
        ),
        metrics=(total, *parts),
        values=(as_printed_like(one.value, total),),
        computed=one.value,
    )


def _wrong_parts(group: Sequence[Sum]) -> list[Sum]:
    """The sums over parts that do not fit, where the parts are known to be the whole or exceed it."""
    wrong = unfitting(group)
    fitting, alone = len(wrong) < len(group), len(group) == 1
    return [one for one in wrong if one.excess > 0 or fitting or (one.complete and alone)]


def _by_parts(facts: Facts, owner: Indicator) -> list[Sum]:
    """A sum for each year in which the total and two or more of its parts are printed."""
    found: list[Sum] = []
    for year in facts.years(owner.id):
        total = facts.figure(owner.id, year)
        parts = [facts.figure(part, year, total.scope) for part in owner.parts] if total else []
        known = [part for part in parts if part]
        if total and len(known) >= 2 and all(map(_exact, (total, *known))):
            one = added(total.metrics[0], (part.metrics[0] for part in known), len(known) == len(parts))
            found += [one] if one else []
    names = {tuple(part.indicator for part in one.parts) for one in found}
    return found if len(names) == 1 else [one for one in found if one.complete]


def _exact(figure: Figure) -> bool:
    return figure.bound is None and not figure.tied


def _by_sites(facts: Facts) -> dict[tuple[str, ...], list[Sum]]:
    """The sums over sites, by the set of sites: sites that make up the group in one quantity do so in the others."""
    found: dict[tuple[str, ...], list[Sum]] = defaultdict(list)
    for owner in facts.indicators.values():
        if not summable(owner.unit):
            continue
        for year in facts.years(owner.id):
            total = facts.figure(owner.id, year)
            for page, parts in _sites(facts, owner, year).items():
                if total and _exact(total) and len(parts) >= 2 and _on(total.metrics[0], page):
                    one = added(total.metrics[0], parts, complete=False)
                    found[tuple(sorted(part.boundary for part in parts))] += [one] if one else []
    return found


def _sites(facts: Facts, owner: Indicator, year: int) -> dict[int, list[Metric]]:
    """The values of single sites or segments by the page whose table prints them, one value a site."""
    pages: dict[int, list[Metric]] = defaultdict(list)
    for metric in facts.of(owner.id, "actual"):
        apart = scope_of(metric, owner).partition(":")[0] not in ("group", "company", "product")
        if year_of(metric.period) == year and apart and metric.bound is None:
            for page in {evidence.page for evidence in metric.evidence if evidence.place == "table"}:
                pages[page].append(metric)
    return {page: metrics for page, metrics in pages.items() if len({one.boundary for one in metrics}) == len(metrics)}


def _on(metric: Metric, page: int) -> bool:
    return any(evidence.page == page for evidence in metric.evidence)
