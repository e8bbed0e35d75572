"""Garbage is told from text of every kind that reports hold."""

from __future__ import annotations

import pytest

from extractors.reading.radicals import SUPPLEMENT, repaired
from extractors.reading.trust import is_garbage

SIMPLIFIED = "公司持续推进节能降耗，全年综合能源消费量较上年下降，单位产品能耗达到行业先进水平。"
TRADITIONAL = "本公司持續推動節約用水與廢棄物減量，並依循國際準則揭露溫室氣體排放數據與減碳目標。"
ENGLISH = "Total energy consumption (tce): 12,500 in 2023; emissions fell by 3.2% [GRI 305-1], see page 12."


@pytest.mark.parametrize(
    "text", ["", "12", SIMPLIFIED, TRADITIONAL, ENGLISH, "目录" + "." * 300 + "12", "\uf0d8" + SIMPLIFIED]
)
def test_text_is_no_garbage(text):
    assert not is_garbage(text)


@pytest.mark.parametrize(
    "text",
    [
        "".join(chr(0x4E00 + 97 * i % 20000) for i in range(60)),
        "\ufffd" * 3 + "能耗",
        "\x01\x02\x03\x04能耗用水",
        "\ue001\ue002\ue003能",
        "!\"#$%&'()*+/:;<=>?@[\\]^`{|}~" * 2,
    ],
)
def test_garbage_is_found(text):
    assert is_garbage(text)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("⻓", "长"), ("⻛", "风"), ("⽔", "水"), ("⼯", "工"), ("\uf90a", "金"), ("２", "２"), ("㎡", "㎡")],
)
def test_only_radicals_and_compatibility_characters_are_repaired(printed, meant):
    assert repaired(printed) == meant


def test_no_radical_of_the_supplement_is_mapped_to_another_radical():
    assert all(not 0x2E80 <= ord(meant) <= 0x2FDF and len(meant) == 1 for meant in SUPPLEMENT.values())
