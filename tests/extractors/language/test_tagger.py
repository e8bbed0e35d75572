"""The learned tagger: its reading of characters, its folder checks, its spans, and what the shipped model knows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import TaggerError
from extractors.language.roles import register
from extractors.language.tagger import (
    FILES,
    LONGEST,
    SHIPPED,
    RoleSpan,
    RoleTagger,
    _cut,
    characters,
    label_at,
    spans_of,
    whole_numbers,
)

KINDS = [
    ("2023年，公司综合能源消费量为3.62万吨标准煤。", "3.62", "VALUE"),
    ("全年用电量3,120万千瓦时，同比下降4.7%。", "4.7", "CHANGE"),
    ("力争到2025年水重复利用率提高到95%以上。", "95", "TARGET"),
    ("吨纸综合能耗由350千克标准煤降至320千克标准煤。", "350", "BASE"),
    ("吨纸综合能耗由350千克标准煤降至320千克标准煤。", "320", "VALUE"),
    ("氮氧化物排放浓度为85毫克/立方米，低于排放标准规定的300毫克/立方米的限值。", "300", "LIMIT"),
    ("据统计，我国造纸行业综合能耗平均为481千克标准煤/吨。", "481", "OTHER"),
    ("项目建成后每年可节约标煤3270吨。", "3270", "TARGET"),
    ("依据GB/T 2589—2020计算。", "2589", None),
]


@pytest.fixture(scope="module")
def tagger() -> RoleTagger:
    return RoleTagger.load()


@pytest.mark.parametrize(("sentence", "number", "label"), KINDS)
def test_the_kind_of_a_number(tagger: RoleTagger, sentence: str, number: str, label: str | None) -> None:
    [spans] = tagger.roles([sentence])
    start = sentence.index(number)
    assert label_at(spans, start, start + len(number)) == label


def test_full_width_digits_and_blanks_read_as_plain_ones(tagger: RoleTagger) -> None:
    [plain], [wide] = tagger.roles(["用电量120万千瓦时"]), tagger.roles(["用电量 １２０ 万千瓦时"])
    [found] = [span for span in wide if span.label == "VALUE"]
    assert ([span.label for span in plain], "用电量 １２０ 万千瓦时"[found.start : found.end]) == (
        [span.label for span in wide],
        "１２０ 万千瓦时",
    )


def test_spans_do_not_depend_on_the_batch(tagger: RoleTagger) -> None:
    sentences = [sentence for sentence, *_ in KINDS] * 20
    assert tagger.roles(sentences) == tagger.roles(sentences[:9]) * 20


def test_empty_sentences_have_no_roles(tagger: RoleTagger) -> None:
    assert tagger.roles(["", "  ", "\n"]) == [[], [], []]
    assert tagger.roles([]) == []


def test_a_long_text_keeps_its_offsets(tagger: RoleTagger) -> None:
    sentence = "2023年，公司用电量为3,120万千瓦时。"
    [spans] = tagger.roles([sentence * 60])
    values = {(sentence * 60)[span.start : span.end] for span in spans if span.label == "VALUE"}
    assert values == {"3,120万千瓦时"}


def test_unknown_characters_are_no_obstacle(tagger: RoleTagger) -> None:
    sentence = "𠮷龘公司☃用电量为120万千瓦时"
    [spans] = tagger.roles([sentence])
    assert label_at(spans, sentence.index("120"), sentence.index("120") + 3) == "VALUE"


@given(st.text(max_size=60))
def test_characters_keep_their_offsets(text: str) -> None:
    read, offsets = characters(text)
    assert len(read) == len(offsets)
    assert all(not text[offset].isspace() for offset in offsets)
    assert not any(char in "123456789" for char in read)


@given(st.text(alphabet="一；0", max_size=3 * LONGEST))
def test_pieces_cover_a_text_once(text: str) -> None:
    pieces = list(_cut(list(text)))
    assert "".join(text[a:b] for a, b in pieces) == text
    assert all(0 < b - a <= LONGEST for a, b in pieces)


def test_a_number_has_one_label() -> None:
    tags = ["B-VALUE", "I-VALUE", "O", "B-CHANGE"]
    assert whole_numbers(list("00.0"), tags) == ["B-VALUE", "I-VALUE", "I-VALUE", "I-VALUE"]


def test_tags_become_spans() -> None:
    tags = ["B-VALUE", "I-VALUE", "O", "I-CHANGE", "B-CHANGE"]
    assert spans_of(tags) == [(0, 2, "VALUE"), (3, 4, "CHANGE"), (4, 5, "CHANGE")]


def test_the_label_that_covers_most_of_a_number() -> None:
    spans = [RoleSpan(0, 2, "TARGET"), RoleSpan(2, 6, "VALUE"), RoleSpan(6, 9, "PERIOD")]
    assert (label_at(spans, 1, 6), label_at(spans, 6, 9)) == ("VALUE", None)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TaggerError, match=r"config\.json"):
        RoleTagger.load(tmp_path / "none")


def test_a_transformer_is_never_downloaded(tmp_path: Path) -> None:
    _copy(tmp_path, transformer="bert-base-chinese")
    with pytest.raises(TaggerError, match="transformer"):
        RoleTagger.load(tmp_path)


def test_a_model_with_other_labels_is_refused(tmp_path: Path) -> None:
    _copy(tmp_path)
    vocabs = json.loads((tmp_path / "vocabs.json").read_text(encoding="utf-8"))
    vocabs["tag"]["idx_to_token"].append("B-PERSON")
    (tmp_path / "vocabs.json").write_text(json.dumps(vocabs), encoding="utf-8")
    with pytest.raises(TaggerError, match="PERSON"):
        RoleTagger.load(tmp_path)


def test_a_broken_config_is_refused(tmp_path: Path) -> None:
    _copy(tmp_path)
    (tmp_path / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(TaggerError, match="无法装入"):
        RoleTagger.load(tmp_path)


def test_the_shipped_model_is_small() -> None:
    assert sum((SHIPPED / name).stat().st_size for name in FILES) < 1_500_000


def test_the_component_reads_sentences_or_the_whole_document() -> None:
    nlp = _pipeline()
    doc = nlp("公司用电量为120万千瓦时。")
    assert ("VALUE", "120万千瓦时") in [(span.label_, span.text) for span in doc.spans["roles"]]
    doc = nlp.make_doc("公司用电量为120万千瓦时。同比下降5%。")
    doc.spans["sentences"] = [doc[len(doc) - 7 :]]
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert min(span.start_char for span in doc.spans["roles"]) >= doc.text.index("同比") - 1


def test_the_component_declares_what_it_needs() -> None:
    meta = _pipeline().get_pipe_meta("dafeng_roles")
    assert (meta.assigns, meta.requires) == (["doc.spans"], ["doc.spans"])


def test_registering_twice_is_harmless() -> None:
    register()
    register()


def _pipeline() -> Any:
    import spacy

    register()
    nlp = spacy.blank("zh")
    nlp.add_pipe("dafeng_roles")
    return nlp


def _copy(folder: Path, **settings: str) -> SimpleNamespace:
    for name in FILES:
        shutil.copyfile(SHIPPED / name, folder / name)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8")) | settings
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return SimpleNamespace(**config)
