"""What must hold for any batch: order and units don't matter, better is never worse, silence never closes a gap."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.portfolio.model import SectorFinding
from tests.checker.portfolio.building import sector_finding

RANKS = ("met", "on-track", "behind", "not-met")
few = settings(max_examples=25, deadline=None)
amounts = st.decimals(min_value=300, max_value=600, places=1)
outputs = st.integers(min_value=1000, max_value=1_000_000)
plants = st.lists(st.tuples(amounts, outputs), min_size=1, max_size=4)
stances = st.lists(st.sampled_from(("done", "absent", "planned", "")), min_size=1, max_size=8)


def energy(told: list[tuple[Decimal, int]], scale: str = "kgce/t", year: int = 2024) -> SectorFinding:
    factor = {"kgce/t": Decimal(1), "tce/t": Decimal("0.001")}[scale]
    enterprises = [
        {"year": year, "values": {"energy.per-paper": f"{value * factor:f} {scale}", "activity.output-paper": output}}
        for value, output in told
    ]
    return sector_finding("paper-energy-limit", enterprises)


def chp(told: list[str]) -> SectorFinding:
    enterprises: list[dict[str, Any]] = [
        {"year": 2025, "does": {"energy.chp": stance} if stance else {}} for stance in told
    ]
    return sector_finding("chp-share-2025", enterprises)


@few
@given(plants)
def test_a_unit_never_changes_a_status(told: list[tuple[Decimal, int]]) -> None:
    one, other = energy(told), energy(told, "tce/t")
    assert (one.status, one.value, one.gap) == (other.status, other.value, other.gap)


@few
@given(plants, st.data())
def test_the_order_of_the_documents_does_not_matter(told: list[tuple[Decimal, int]], data: Any) -> None:
    one, other = energy(told), energy(data.draw(st.permutations(told)))
    assert (one.status, one.value, one.numerator, one.denominator) == (
        other.status,
        other.value,
        other.numerator,
        other.denominator,
    )


@few
@given(plants, st.data())
def test_a_better_plant_never_gives_a_worse_status(told: list[tuple[Decimal, int]], data: Any) -> None:
    place = data.draw(st.integers(0, len(told) - 1))
    better = [(value - 10 * (number == place), output) for number, (value, output) in enumerate(told)]
    assert RANKS.index(energy(better).status) <= RANKS.index(energy(told).status)


@few
@given(plants)
def test_a_mean_lies_between_its_values(told: list[tuple[Decimal, int]]) -> None:
    found = energy(told).value
    values = [value for value, _ in told]
    assert found is not None and min(values) - Decimal("0.01") <= found <= max(values) + Decimal("0.01")


@few
@given(stances, st.data())
def test_silence_never_closes_a_gap(told: list[str], data: Any) -> None:
    whole = chp(told)
    place = data.draw(st.integers(0, len(told) - 1))
    less = chp([stance if number != place else "" for number, stance in enumerate(told)])
    assert not (less.status == "met" and whole.status != "met")
    assert whole.low is None or less.low is None or less.low <= whole.low
    assert less.high is not None and whole.high is not None and less.high >= whole.high
