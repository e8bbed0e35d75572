"""Texts made fit to be shown."""

from __future__ import annotations

from checker.writers.texts import clean, shortened, spans, stressed


def test_clean_makes_control_characters_visible() -> None:
    assert clean({"a\x00": ["b\u202ec\ud800", 1, None]}) == {"a\ufffd": ["b\ufffdc\ufffd", 1, None]}
    assert clean("一行\n二行\t") == "一行\n二行\t"


def test_longer_words_are_stressed_first_and_signs_are_plain() -> None:
    assert stressed("热电联产占比(a+)", ("热电", "热电联产", "(a+)")) == (
        ("热电联产", True),
        ("占比", False),
        ("(a+)", True),
    )
    assert stressed("原文", ("",)) == (("原文", False),)


def test_spans_join_neighbours() -> None:
    assert spans([9, 4, 3, 5]) == "3–5、9"
    assert spans([]) == ""


def test_shortened_keeps_one_line() -> None:
    assert shortened("一\n二") == "一 二"
    assert shortened("字" * 90, 10) == "字" * 9 + "…"
