"""How a sector's figure is made: the shipped plan is sound, and each kind of fault is found."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from policies.loader import load_plan, load_vocabulary, plan_folder
from policies.schema import Plan, SectorFigure, Statistic
from policies.sector_faults import sector_faults
from policies.target_faults import figure_faults
from policies.verification import checks, problems

FIGURES: TypeAdapter[tuple[SectorFigure, ...]] = TypeAdapter(tuple[SectorFigure, ...])


def with_sector(check: str, *sector: dict[str, Any]) -> Plan:
    """The shipped plan with another ``sector`` of one check."""
    plan, figures = load_plan(plan_folder()), FIGURES.validate_python(sector)
    provisions = []
    for provision in plan.provisions:
        changed = tuple(
            one.model_copy(update={"sector": figures}) if one.id == check else one for one in provision.checks
        )
        provisions.append(provision.model_copy(update={"checks": changed}))
    return plan.model_copy(update={"provisions": tuple(provisions)})


def faults(check: str, *sector: dict[str, Any]) -> list[str]:
    return list(sector_faults(with_sector(check, *sector), load_vocabulary()))


def test_the_shipped_plan_is_sound() -> None:
    assert list(sector_faults(load_plan(plan_folder()), load_vocabulary())) == []


def test_every_figure_of_a_sector_says_how_it_is_made() -> None:
    plan = load_plan(plan_folder())
    assert all(check.sector for _, check in checks(plan) if check.kind in ("sector", "share"))


def made(aggregate: str, *indicators: str, **more: Any) -> dict[str, Any]:
    """A ``sector`` of quantities; ``weight`` and ``industries`` are those of each."""
    own = {name: more.pop(name) for name in ("weight", "industries") if name in more}
    return {"aggregate": aggregate, "quantities": [{"indicator": name, **own} for name in indicators], **more}


@pytest.mark.parametrize(
    ("check", "sector", "said"),
    [
        ("paper-energy-limit", [made("mean", "energy.none")], "没有指标 energy.none"),
        ("paper-energy-limit", [made("mean", "energy.per-paper", weight="energy.per-pulp")], "不能相加或作权数"),
        ("food-cod-falls", [made("sum-change", "water.cod-removal")], "不能相加或作权数"),
        ("paper-energy-limit", [made("mean-change", "energy.per-paper")], "没有基准年"),
        ("paper-energy-limit", [made("mean", "energy.per-paper", industries=["glass"])], "行业 glass 不在条文"),
        ("chp-share-2025", [{"aggregate": "share-using", "measures": ["energy.none"]}], "没有措施 energy.none"),
        ("paper-energy-limit", [{"aggregate": "share-using"}], "没有措施可以看出企业是否采用"),
        ("synthetic-leather-level-2", [{"aggregate": "share-meeting"}], "目标应以 % 计"),
        ("concentration", [made("top-share", "activity.output-paper", top=30, total="none")], "没有统计数 none"),
        ("concentration", [made("top-share", "activity.revenue", top=30, total="output-paper")], "单位量纲不同"),
    ],
)
def test_a_fault_is_found(check: str, sector: list[dict[str, Any]], said: str) -> None:
    found = faults(check, *sector)
    assert any(said in one and one.startswith(check) for one in found), found


def test_a_statistic_without_a_known_unit_is_found() -> None:
    unknown = Statistic(id="s", name="数", english="s", unit="嗡", source="某年鉴", years={})
    words = load_vocabulary().model_copy(update={"statistics": (unknown,)})
    assert any("不认识统计数的单位" in one for one in sector_faults(load_plan(plan_folder()), words))


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ({"value": 100, "as_printed": "全部做到"}, "目标的原文“全部做到”不在所引条文中"),
        ({"value": 90, "as_printed": "2023年全部达到二级清洁生产标准"}, "目标值 90 不在其原文"),
        ({"value": 100, "as_printed": "2023年全部达到二级清洁生产标准", "deadline": 1900}, "期限 1900"),
    ],
)
def test_a_target_of_the_sector_stands_in_the_plan(target: dict[str, Any], said: str) -> None:
    full = {"comparator": ">=", "unit": "%", "deadline": 2023, **target}
    plan = with_sector("synthetic-leather-level-2", {"aggregate": "share-meeting", "target": full})
    found = [*problems(plan, load_vocabulary()), *figure_faults(plan, load_vocabulary())]
    assert any(said in one for one in found), found
