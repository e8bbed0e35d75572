"""A rule is a documented unit: its text, its criterion, an example that passes and one that fails."""

from __future__ import annotations

import importlib
import pkgutil
from typing import get_args

import pytest

from checker import rules
from policies.schema import Check

NAMES = [module.name for module in pkgutil.iter_modules(rules.__path__)]
HEADINGS = ("条文：", "判据：", "通过示例：", "不通过示例：")


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_says_text_criterion_and_examples(name: str) -> None:
    lines = (importlib.import_module(f"checker.rules.{name}").__doc__ or "").splitlines()
    for heading in HEADINGS:
        told = [line for line in lines if line.startswith(heading)]
        assert told and len(told[0]) > len(heading), f"{name}: {heading}"


def test_every_kind_of_check_has_its_rule() -> None:
    kinds = {member.model_fields["kind"].annotation for member in get_args(get_args(Check)[0])}
    assert {get_args(kind)[0] for kind in kinds} == set(rules.RULES) == set(NAMES)
