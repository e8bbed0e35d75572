"""The shipped plan has no problem, and each kind of seeded fault is found."""

from __future__ import annotations

from typing import Any

import pytest

from policies.loader import load_plan, load_vocabulary, plan_folder
from policies.schema import Measure, Plan, Vocabulary
from policies.verification import checks, problems


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(plan_folder())


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def changed(plan: Plan, check_id: str, provision: dict[str, Any] | None = None, **check: Any) -> Plan:
    """``plan`` with the provision of a check, or the check itself, changed."""
    made = []
    for old in plan.provisions:
        new_checks = tuple(one.model_copy(update=check) if one.id == check_id else one for one in old.checks)
        here = any(one.id == check_id for one in old.checks)
        made.append(old.model_copy(update={"checks": new_checks, **((provision or {}) if here else {})}))
    return plan.model_copy(update={"provisions": tuple(made)})


def test_the_shipped_plan_has_no_problem(plan: Plan, vocabulary: Vocabulary) -> None:
    assert problems(plan, vocabulary) == []


def test_a_quote_that_is_not_in_its_clause_is_found(plan: Plan, vocabulary: Vocabulary) -> None:
    wrong = changed(plan, "rooftop-pv", {"quotes": ("引导有条件的企业进行屋顶光伏改造",)})
    assert problems(wrong, vocabulary) == ["rooftop-pv：引文“引导有条件的企业进行屋顶光伏改造”不在二(一)2的原文中"]


def test_a_quote_may_come_from_a_further_place_only_when_it_is_named(plan: Plan, vocabulary: Vocabulary) -> None:
    unnamed = changed(plan, "forest-pulp-paper", {"also": ()})
    assert [problem for problem in problems(unnamed, vocabulary) if "加快造纸行业林浆纸一体化建设" in problem]


@pytest.mark.parametrize(
    ("update", "said"),
    [
        ({"ref": "二(一)9"}, "方案中没有“二(一)9”"),
        ({"quotes": ()}, "没有引文"),
        ({"unchecked": "不查"}, "二者取一"),
        ({"checks": ()}, "二者取一"),
        ({"role": "context"}, "背景条文不应有检查"),
        ({"industries": ("paper", "steel")}, "没有行业 steel"),
    ],
)
def test_a_faulty_provision_is_found(plan: Plan, vocabulary: Vocabulary, update: dict[str, Any], said: str) -> None:
    assert any(said in problem for problem in problems(changed(plan, "rooftop-pv", update), vocabulary))


def test_unknown_measures_indicators_and_doubts_are_found(plan: Plan, vocabulary: Vocabulary) -> None:
    wrong = changed(plan, "paper-energy-limit", indicators=("energy.none",), related=(), doubts=("none",))
    assert problems(wrong, vocabulary) == [
        "paper-energy-limit：没有指标 energy.none",
        "paper-energy-limit：没有疑点 none",
    ]
    wrong = changed(plan, "rooftop-pv", measures=("energy.none",))
    assert problems(wrong, vocabulary) == ["rooftop-pv：没有措施 energy.none"]


def test_a_practice_is_not_a_measure_to_adopt(plan: Plan, vocabulary: Vocabulary) -> None:
    assert "不是要终止的做法" in problems(changed(plan, "no-restart", practices=("energy.chp",)), vocabulary)[0]
    assert "是要终止的做法" in problems(changed(plan, "rooftop-pv", measures=("energy.coal-gas",)), vocabulary)[0]


def test_a_target_that_its_words_do_not_print_is_found(plan: Plan, vocabulary: Vocabulary) -> None:
    limit = next(check for _, check in checks(plan) if check.id == "paper-energy-limit")
    assert limit.kind == "limit"
    slipped = limit.target.model_copy(update={"value": limit.target.value / 10})
    wrong = changed(plan, "paper-energy-limit", target=slipped)
    assert problems(wrong, vocabulary) == ["paper-energy-limit：目标值 45 不在其原文“由 480 kgce/t 降为 450 kgce/t”中"]
    misquoted = limit.target.model_copy(update={"as_printed": "由 480 kgce/t 降到 450 kgce/t"})
    wrong = changed(plan, "paper-energy-limit", target=misquoted)
    assert "不在所引条文中" in problems(wrong, vocabulary)[0]


def test_repeated_ids_are_found(plan: Plan, vocabulary: Vocabulary) -> None:
    checked = next(one for one in plan.provisions if one.checks)
    twice = plan.model_copy(update={"provisions": (*plan.provisions, checked)})
    said = problems(twice, vocabulary)
    assert any("条文 id 重复 2 次" in problem for problem in said)
    assert any("检查 id 重复 2 次" in problem for problem in said)
    more = vocabulary.model_copy(update={"measures": (*vocabulary.measures, vocabulary.measures[0])})
    assert any("措施 id 重复 2 次" in problem for problem in problems(plan, more))


def test_a_lookalike_without_a_synonym_is_found(plan: Plan, vocabulary: Vocabulary) -> None:
    odd = Measure(
        id="x.y", name="试", english="x", theme="energy", synonyms=("屋顶…光伏",), lookalikes=("屋顶和光伏", "光伏贷款")
    )
    more = vocabulary.model_copy(update={"measures": (*vocabulary.measures, odd)})
    assert problems(plan, more) == ["x.y：易混词“光伏贷款”不含任何近义词"]
