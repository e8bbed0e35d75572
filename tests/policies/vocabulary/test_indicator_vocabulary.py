"""The indicator files: valid, consistent with one another, and precise about what a label means."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from policies.schema import Indicator
from policies.units import dimension, same_dimension
from tests.policies.vocabulary.reading import INDICATOR_FILES, dimensions, entries, folded, indicators, meant

THEMES = ["activity", "air", "carbon", "energy", "materials", "product", "waste", "water"]
LABELS = entries(Path(__file__).parent / "labels.yaml")
# What the plan's quantified targets are judged by.
JUDGED = [
    "energy.per-value-added",
    "energy.per-output-value",
    "energy.per-revenue",
    "energy.per-paper",
    "energy.per-pulp",
    "energy.chp-steam-share",
    "energy.chp-share",
    "energy.coal-share",
    "energy.coal-sulfur",
    "energy.coal-ash",
    "carbon.per-value-added",
    "carbon.per-output-value",
    "carbon.per-revenue",
    "carbon.scope1-2",
    "water.per-product",
    "water.per-value-added",
    "water.cod",
    "water.ammonia-nitrogen",
    "air.so2",
    "air.nox",
    "air.vocs",
    "air.vocs-recovery-coverage",
    "air.nox-generated-concentration",
    "materials.dmf",
    "materials.solvent-ink-share",
    "materials.solvent-adhesive",
    "materials.recycled-share",
    "waste.batteries-recycling-rate",
    "product.lightweight-glass-share",
    "product.lightweight-degree",
    "product.lithium-ebike-share",
    "product.efficiency-grade1-share-lighting",
    "product.efficiency-grade2-share-lighting",
    "product.efficiency-grade2-share-appliance",
    "activity.capacity-paper",
    "activity.capacity-glass",
]


def by_id() -> dict[str, Indicator]:
    return {indicator.id: indicator for indicator in indicators()}


def test_one_file_a_theme() -> None:
    assert [file.stem for file in INDICATOR_FILES] == THEMES


@pytest.mark.parametrize("file", INDICATOR_FILES, ids=lambda file: file.stem)
def test_file_holds_valid_entries_of_its_theme(file: Path) -> None:
    for entry in entries(file):
        indicator = Indicator.model_validate(entry)
        assert indicator.theme == file.stem
        assert indicator.id.split(".")[0] == file.stem


def test_ids_and_names_are_unique() -> None:
    for field in ("id", "name", "english"):
        seen = Counter(getattr(indicator, field) for indicator in indicators())
        assert [value for value, times in seen.items() if times > 1] == []


def test_targets_of_the_plan_have_their_indicators() -> None:
    assert [name for name in JUDGED if name not in by_id()] == []


def test_units_are_known() -> None:
    unknown = [(i.id, unit) for i in indicators() for unit in (i.unit, *i.units) if dimension(unit) is None]
    assert unknown == []


def test_numbers_are_exact() -> None:
    for file in INDICATOR_FILES:
        for entry in entries(file):
            assert not any(isinstance(bound, float) for bound in entry.get("range", {}).values()), entry["id"]


def test_ranges_run_upwards() -> None:
    for indicator in indicators():
        low, high = indicator.range.low, indicator.range.high
        assert low is not None and high is not None and low < high, indicator.id


def test_words_are_written_as_labels_read() -> None:
    words = [(i.id, word) for i in indicators() for word in (*i.synonyms, *i.requires, *i.excludes)]
    assert [(name, word) for name, word in words if word != folded(word)] == []


def test_no_word_is_listed_twice_in_one_place() -> None:
    for indicator in indicators():
        for field in ("synonyms", "requires", "excludes", "units"):
            doubled = [word for word, times in Counter(getattr(indicator, field)).items() if times > 1]
            assert doubled == [], (indicator.id, field)


def test_no_indicator_excludes_its_own_synonyms() -> None:
    dead = [(i.id, word) for i in indicators() for word in i.synonyms if any(no in word for no in i.excludes)]
    assert dead == []


def test_short_latin_synonyms_do_not_hide_in_english_words() -> None:
    common = [
        "emissions",
        "process",
        "output",
        "discharge",
        "concentration",
        "total",
        "goods",
        "methods",
        "recycled",
        "company",
        "support",
        "energy",
        "body",
    ]
    for indicator in indicators():
        for word in indicator.synonyms:
            assert not any(word in english for english in common), (indicator.id, word)


def told_apart(one: Indicator, other: Indicator) -> bool:
    """Whether no label can mean both: what one requires the other requires otherwise or excludes."""
    if one.requires and other.requires and not set(one.requires) & set(other.requires):
        return True
    return _shut_out(one, other) or _shut_out(other, one)


def _shut_out(one: Indicator, other: Indicator) -> bool:
    return bool(one.requires) and all(any(no in word for no in other.excludes) for word in one.requires)


def test_no_synonym_is_shared_within_a_dimension() -> None:
    clashes = [
        (one.id, other.id, sorted(shared))
        for one, other in combinations(indicators(), 2)
        if (shared := {*one.synonyms, folded(one.name)} & {*other.synonyms, folded(other.name)})
        and dimensions(one) & dimensions(other)
        and not told_apart(one, other)
    ]
    assert clashes == []


def test_links_lead_to_indicators() -> None:
    for indicator in indicators():
        links = [*indicator.parts, *filter(None, (indicator.numerator, indicator.denominator))]
        assert [link for link in links if link not in by_id()] == [], indicator.id
        assert indicator.id not in links


def test_an_intensity_has_the_dimension_of_its_quotient() -> None:
    known = by_id()
    for indicator in indicators():
        if indicator.numerator and indicator.denominator:
            above, below = known[indicator.numerator].unit, known[indicator.denominator].unit
            assert same_dimension(f"{above}/{below}", indicator.unit), indicator.id


def test_parts_add_up_in_one_dimension() -> None:
    known = by_id()
    for indicator in indicators():
        for part in indicator.parts:
            assert same_dimension(known[part].unit, indicator.unit), (indicator.id, part)


def test_every_word_leads_to_its_indicator() -> None:
    lost = [
        (indicator.id, word, found)
        for indicator in indicators()
        for word in (indicator.name, *indicator.synonyms)
        if (found := meant(word, indicator.unit, " ".join(indicator.requires[:1]))) != indicator.id
    ]
    assert lost == []


@pytest.mark.parametrize("case", LABELS, ids=lambda case: f"{case['label']} [{case['unit']}]")
def test_label(case: dict[str, str]) -> None:
    assert meant(case["label"], case["unit"], case.get("context", "")) == case["is"]
