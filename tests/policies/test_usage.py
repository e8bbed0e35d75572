"""What of the vocabulary is used: by checks, by what is made of it, or kept with a reason."""

from __future__ import annotations

import pytest

from policies.loader import load_plan, load_vocabulary, plan_folder
from policies.schema import Beyond, Measure, Plan
from policies.usage import idle_faults


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(plan_folder())


def test_all_of_the_vocabulary_is_accounted_for(plan: Plan) -> None:
    assert list(idle_faults(plan, load_vocabulary())) == []


def test_a_measure_that_nothing_uses_is_found(plan: Plan) -> None:
    idle = Measure(id="energy.idle", name="闲置", english="idle", theme="energy", synonyms=("闲置",))
    vocabulary = load_vocabulary()
    wider = vocabulary.model_copy(update={"measures": (*vocabulary.measures, idle)})
    assert [fault.split("：")[0] for fault in idle_faults(plan, wider)] == ["energy.idle"]


def test_a_name_kept_that_does_not_exist_is_found(plan: Plan) -> None:
    vocabulary = load_vocabulary()
    stale = (*vocabulary.beyond, Beyond(reason="旧", measures=("energy.gone",)))
    assert list(idle_faults(plan, vocabulary.model_copy(update={"beyond": stale}))) == [
        "beyond.yaml：没有措施或指标 energy.gone"
    ]


def test_a_part_of_a_used_total_is_used(plan: Plan) -> None:
    kept = {name for group in load_vocabulary().beyond for name in group.indicators}
    assert "carbon.scope1" not in kept
