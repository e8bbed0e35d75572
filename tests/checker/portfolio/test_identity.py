"""Which names are one enterprise, which are two, and which are pointed out as alike."""

from __future__ import annotations

import pytest

from checker.portfolio.identity import core, identity

NAME = "甲纸业(集团)股份有限公司"


@pytest.mark.parametrize(
    "other",
    [
        "甲纸业（集团）股份有限公司",
        "甲纸业（集团） 股份有限公司",
        "甲 纸业\u3000(集团)股份有限公司",
        "甲纸业(集团)股份有限公司\u200b",
        "“甲纸业(集团)股份有限公司”",
    ],
)
def test_the_same_name_written_otherwise(other: str) -> None:
    assert identity(other) == identity(NAME)


def test_latin_letters_and_digits_of_any_width() -> None:
    assert identity("ＡＢＣ照明３６０有限公司") == identity("abc照明360有限公司")


@pytest.mark.parametrize(
    "other",
    ["甲纸业股份有限公司", "甲纸业有限公司", "甲纸业集团", "甲纸业（集团）有限公司", "乙纸业(集团)股份有限公司"],
)
def test_another_legal_form_is_another_enterprise(other: str) -> None:
    assert identity(other) != identity(NAME)


def test_names_that_differ_in_legal_form_only_are_alike() -> None:
    alike = {core(name) for name in (NAME, "甲纸业股份有限公司", "甲纸业有限责任公司", "甲纸业集团", "甲纸业集团公司")}
    assert alike == {"甲纸业"}
    assert core("乙纸业股份有限公司") != "甲纸业"
