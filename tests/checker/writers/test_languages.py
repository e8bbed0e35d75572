"""The table of words: whole in both languages, every word that is asked for stands in it, nothing speaks by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest

import checker.writers
from checker.results import Inconsistency, Status
from checker.writers.languages import LANGUAGES, catalogue, frame, listed, said, speaking, spoken
from checker.writers.templates import SHIPPED
from checker.writers.words import ROLES, STATUSES
from extractors.facts import Kind, Place, Stance
from policies.loader import load_plan, plan_folder
from policies.schema import Role, Theme

CODE = "\n".join(path.read_text("utf-8") for path in Path(checker.writers.__file__).parent.rglob("*.py"))
TEMPLATES = "\n".join(path.read_text("utf-8") for path in SHIPPED.rglob("*.j2"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_said_in_each_language(language: str) -> None:
    words = catalogue()[language]
    assert all(word.strip() or name == "listed" for group in words.values() for name, word in group.items())
    chinese = re.findall("[\u4e00-\u9fff]", "".join(word for group in words.values() for word in group.values()))
    assert bool(chinese) == (language == "zh")


def test_every_phrase_asked_for_is_there() -> None:
    asked = set(re.findall(r"""\b(?:said|say)\(\s*["']([\w-]+)["']""", CODE + TEMPLATES))
    assert asked and asked <= set(catalogue()["zh"]["phrases"])


def test_every_heading_and_column_asked_for_is_there() -> None:
    asked = set(re.findall(r"words\.(heads|columns|facts)\.(\w+)", CODE + TEMPLATES))
    assert asked and all(name in catalogue()["zh"][group] for group, name in asked)


@pytest.mark.parametrize(
    ("group", "ids"),
    [
        ("roles", get_args(Role)),
        ("statuses", get_args(Status)),
        ("status_meanings", get_args(Status)),
        ("themes", get_args(Theme)),
        ("kinds", get_args(Kind)),
        ("places", get_args(Place)),
        ("stances", get_args(Stance)),
        ("inconsistencies", get_args(Inconsistency.model_fields["kind"].annotation)),
        ("industries", load_plan(plan_folder("light_industry_2023")).head.industries),
    ],
)
def test_whatever_a_result_can_name_has_a_word(group: str, ids: Sequence[str]) -> None:
    assert set(catalogue()["zh"][group]) == set(ids)


def test_a_sheet_can_bear_its_name() -> None:
    for language in LANGUAGES:
        assert all(
            len(name) <= 31 and not set(name) & set(r":\/?*[]") for name in catalogue()[language]["heads"].values()
        )


def test_the_language_is_that_of_the_innermost_speaker() -> None:
    assert (spoken(), ROLES["binding"]) == ("zh", "强制")
    with speaking("en"):
        assert (listed("ab"), STATUSES["met"], said("year", year=2023)) == ("a, b", "met", "2023")
        with speaking("zh"):
            assert listed("ab") == "a、b"
        assert frame()["heads"]["method"] == "Method"
    assert listed("ab") == "a、b"


def test_a_field_is_never_read_as_a_phrase() -> None:
    assert said("measure", name="{year}{0}") == "措施：{year}{0}"
