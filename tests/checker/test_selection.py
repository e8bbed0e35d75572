"""Which metric is judged: years, boundaries, places, trust."""

from __future__ import annotations

from typing import Any

import pytest

from checker.selection import Facts, year_of
from tests.checker.building import report, vocabulary


def facts(*metrics: dict[str, Any]) -> Facts:
    return Facts(
        report({"year": 2023, "metrics": [{"of": "energy.per-paper", "year": 2023, **one} for one in metrics]}),
        vocabulary(),
    )


def value(*metrics: dict[str, Any]) -> str | None:
    figure = facts(*metrics).figure("energy.per-paper", 2023)
    return str(figure.value) if figure else None


@pytest.mark.parametrize(
    ("period", "year"),
    [("2023", 2023), ("2023年", 2023), ("2023年度", 2023), ("2023-01", None), ("改造前", None), (None, None)],
)
def test_a_period_is_a_year_only_as_a_whole(period: str | None, year: int | None) -> None:
    assert year_of(period) == year


def test_the_widest_boundary_goes_first() -> None:
    assert value({"value": 430, "boundary": "company"}, {"value": 460}) == "460"
    assert value({"value": 430, "boundary": "site:一厂"}) is None


def test_the_products_own_line_is_the_whole() -> None:
    assert value({"value": 430, "boundary": "product:纸及纸板"}) == "430"
    assert value({"value": 430, "boundary": "product:机制纸"}) == "430"
    assert value({"value": 430, "boundary": "product:生活用纸"}) is None


def test_table_before_card_before_prose() -> None:
    prose, card, table = (
        {"value": v, "place": place, "page": v} for v, place in ((1, "prose"), (2, "card"), (3, "table"))
    )
    assert value(prose, card, table) == "3"
    assert value(prose, card) == "2"


def test_an_exact_figure_goes_before_a_bound() -> None:
    assert value({"value": 450, "bound": "~"}, {"value": 449, "place": "prose"}) == "449"


def test_an_untrusted_figure_yields_to_a_trusted_one() -> None:
    assert value({"value": 450, "confidence": "0.4"}, {"value": 449, "place": "prose"}) == "449"
    assert value({"value": 450, "confidence": "0.4"}) == "450"


def test_targets_and_other_years_are_no_actuals() -> None:
    assert value({"value": 450, "kind": "target"}, {"value": 440, "year": 2022}) is None


def test_a_bare_numerator_takes_the_unit_of_its_label() -> None:
    figure = facts({"value": 288, "unit": "kgce"}).figure("energy.per-paper", 2023)
    assert figure is not None and figure.unit == "kgce/t"
