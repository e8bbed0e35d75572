"""The message table: well formed, in both languages, strict about codes and fields."""

from __future__ import annotations

import pytest

from extractors.messages import MessageError, advice, catalogue, checked, message, told


@pytest.mark.parametrize("code", list(catalogue()))
def test_every_message_is_said_in_both_languages_with_advice(code):
    fields = {name: f"<{name}>" for name in catalogue()[code].fields}
    for lang in ("zh", "en"):
        words = message(code, lang, **fields)
        assert all(value in words for value in fields.values())
        assert "{" not in words + advice(code, lang)
    assert any("\u4e00" <= character <= "\u9fff" for character in message(code, **fields))
    assert message(code, "en", **fields).isascii()


def test_codes_are_numbered_by_subject():
    assert all(code[0] == "R" and code[1] in "12345" and code[1:].isdigit() and len(code) == 4 for code in catalogue())


@pytest.mark.parametrize(
    ("code", "fields"), [("R999", {}), ("R101", {}), ("R101", {"file": "a.pdf", "page": 3}), ("R101", {"page": 3})]
)
def test_unknown_codes_and_wrong_fields_are_refused(code, fields):
    with pytest.raises(MessageError):
        message(code, **fields)


def test_unknown_languages_are_refused():
    with pytest.raises(MessageError):
        message("R101", "fr", file="a.pdf")


@pytest.mark.parametrize(
    "row",
    [
        {"zh": "甲", "en": "a"},
        {"zh": "甲{file}", "en": "a", "advice": {"zh": "乙", "en": "b"}},
        {"zh": "甲", "en": "a", "advice": {"zh": "乙", "en": "b"}, "more": "c"},
        {"zh": "甲", "en": "a", "advice": {"zh": "乙{file}", "en": "b"}},
        {"zh": 1, "en": "a", "advice": {"zh": "乙", "en": "b"}},
    ],
)
def test_rows_that_are_not_well_formed_are_refused(row):
    with pytest.raises(MessageError):
        checked("R100", row)


def test_what_a_terminal_shows_has_code_words_and_advice() -> None:
    assert told("R103", file="a.pdf") == f"R103 {message('R103', file='a.pdf')}。{advice('R103')}"
    assert told("R103", "en", file="a.pdf").startswith("R103 ") and "a.pdf" in told("R103", "en", file="a.pdf")
