"""The table of sentences: what is quoted, what is a heading, what is background, and what nobody accounts for."""

from __future__ import annotations

import pytest

from policies.coverage import coverage
from policies.loader import load_plan, plan_folder
from policies.schema import Background, Plan, PlanHead, Provision

TEXT = """# 方案

## 引言

为节能，制定本方案。

## 二(一)

（一）优化用能

## 二(一)1

1. 推广光伏。建设屋顶光伏；利用余热。
"""


def plan(*quotes: str, background: tuple[Background, ...] = ()) -> Plan:
    head = PlanHead(
        id="p", title="方案", number="1", issuer="某", issued=2023, text="plan.md", industries=(), background=background
    )
    made = Provision(
        ref="二(一)1", id="one", title="一", quotes=quotes, addressee="enterprise", role="expected", unchecked="不查"
    )
    return Plan(head=head, text=TEXT, provisions=(made,), doubts=(), sha256="0")


INTRODUCTION = Background(ref="引言", reason="依据")


def test_every_sentence_is_a_row_in_order() -> None:
    rows = coverage(plan("建设屋顶光伏")).rows
    assert [row.sentence for row in rows] == [
        "为节能，制定本方案。",
        "（一）优化用能",
        "1. 推广光伏。",
        "建设屋顶光伏；",
        "利用余热。",
    ]


def test_words_outside_every_quote_are_missing() -> None:
    table = coverage(plan("建设屋顶光伏", background=(INTRODUCTION,)))
    assert [row.missing for row in table.unaccounted] == ["利用余热"]


def test_a_reason_is_given_for_what_has_no_check() -> None:
    rows = coverage(plan("建设屋顶光伏；利用余热", background=(INTRODUCTION,))).rows
    assert [row.reasons for row in rows] == [("依据",), ("标题",), ("标题",), ("不查",), ("不查",)]


def test_without_background_the_introduction_is_missing() -> None:
    assert coverage(plan("建设屋顶光伏；利用余热")).unaccounted[0].place == "引言"


def test_quoted_characters_are_counted_without_marks_numbers_and_background() -> None:
    table = coverage(plan("建设屋顶光伏", background=(INTRODUCTION,)))
    assert (table.quoted, table.characters) == (6, 18)


@pytest.fixture(scope="module")
def shipped() -> Plan:
    return load_plan(plan_folder())


def test_the_shipped_plan_accounts_for_every_sentence(shipped: Plan) -> None:
    assert [(row.place, row.missing) for row in coverage(shipped).unaccounted] == []


def test_the_quotes_of_the_shipped_plan_cover_its_text(shipped: Plan) -> None:
    assert coverage(shipped).share >= 0.98
