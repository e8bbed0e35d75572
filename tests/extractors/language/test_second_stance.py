"""The classifier of stances: where it is asked, and what the shipped one answers."""

from __future__ import annotations

from extractors.language.second_stance import LABELS, SHIPPED, likeliest, plain
from extractors.language.stances import StanceReading, seconded

DEED = "公司持续优化生产工艺，积极推进余热利用，对锅炉进行了节能改造，全年各项设施稳定运行。"


def test_it_reads_digits_as_one_and_no_blanks() -> None:
    assert plain("２０２３年 节水 5%") == plain("2019年节水8%")


def test_it_answers_with_a_stance_and_how_likely_its_kind_is() -> None:
    stance, likely = likeliest(DEED)
    assert stance in LABELS and 0 < likely <= 1
    assert likeliest(DEED) == (stance, likely)


def test_a_decided_reading_is_left_alone() -> None:
    for reading in (StanceReading("planned", "拟"), StanceReading("absent", "尚未"), StanceReading("done", "")):
        assert seconded(reading, DEED) == reading


def test_a_deed_in_general_words_is_no_slogan() -> None:
    assert seconded(StanceReading("named", "积极推进"), DEED).stance in ("done", "ongoing")


def test_the_shipped_classifier_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) < 1_000_000
