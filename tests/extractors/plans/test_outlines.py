"""The clause tree of a plan's lines."""

from __future__ import annotations

from extractors.plans.outlines import outline

LINES = [
    "某市节能行动方案",
    "某经信〔2024〕7号",
    "一、总体要求",
    "（一）主要目标",
    "到2025年，单位产值能耗下降10%，推动行业绿色低碳发展，加快工艺和装备的升级改造，全面提升用能",
    "效率水平。",
    "二、重点任务",
    "(一) 优化用能",
    "1. 推广光伏。建设屋顶光伏。",
    "专栏 1：技术攻关",
    "造纸：宽压区压榨。",
    "皮革: 无铬鞣。",
    "2. 提高能效。利用余热。",
]


def test_places_are_named_by_their_numbers() -> None:
    refs = [clause.ref for clause in outline(LINES).clauses]
    assert refs == ["引言", "一", "一(一)", "二", "二(一)", "二(一)1", "专栏1", "专栏1-造纸", "专栏1-皮革", "二(一)2"]


def test_the_head_is_read() -> None:
    made = outline(LINES)
    assert (made.title, made.number, made.year) == ("某市节能行动方案", "某经信〔2024〕7号", 2024)


def test_a_line_broken_by_a_page_is_joined() -> None:
    goal = next(clause for clause in outline(LINES).clauses if clause.ref == "一(一)")
    assert goal.lines[-1].endswith("全面提升用能效率水平。")


def test_articles_are_places() -> None:
    made = outline(["某办法", "第一条 为节能，制定本办法。", "第二条 企业应当节水。"])
    assert [clause.ref for clause in made.clauses] == ["引言", "第一条", "第二条"]


def test_a_number_that_comes_twice_is_told_apart() -> None:
    made = outline(["方案", "一、任务", "1. 甲。", "1. 乙。"])
    assert [clause.ref for clause in made.clauses][-2:] == ["一1", "一1-2"]


def test_nothing_gives_nothing() -> None:
    assert outline([]).clauses == []
