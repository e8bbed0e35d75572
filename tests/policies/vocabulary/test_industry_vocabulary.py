"""The industries of the plan, and what does and does not show them."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.policies.vocabulary.reading import industries

CLAUSES = {
    "paper": "三(一)",
    "ceramics": "三(二)",
    "glass": "三(三)",
    "leather": "三(四)",
    "food": "三(五)",
    "plastics": "三(六)",
    "battery": "三(七)",
    "appliance": "三(八)",
    "lighting": "三(九)",
    "bicycle": "二(三)8",
    "detergent": "二(四)10",
    "ink": "二(三)9",
    "furniture": "二(三)7",
    "hardware": "二(五)13",
    "down": "二(二)6",
    "cosmetics": "二(四)11",
}
CHAPTERS = [industry for industry in industries() if industry.clause.startswith("三")]
SAID_OF_ITSELF = {
    "公司主要从事箱板纸、瓦楞原纸和纸浆的生产与销售": {"paper"},
    "公司主营业务为牛皮箱板纸的生产": {"paper"},
    "公司是一家建筑陶瓷制造商，产品有抛釉砖和岩板": {"ceramics"},
    "公司专注于片式多层陶瓷电容器的研发、制造与销售": set(),
    "公司专业生产啤酒瓶和药用玻璃瓶": {"glass"},
    "公司主要从事光伏玻璃和浮法玻璃的生产": set(),
    "公司是一家集制革与皮鞋生产于一体的企业": {"leather"},
    "公司主要从事运动鞋的设计、生产与销售": {"leather"},
    "公司主要产品为赖氨酸、苏氨酸等氨基酸": {"food"},
    "公司主要从事啤酒酿造设备和无菌灌装设备的研发与制造": set(),
    "公司主营聚氨酯合成革和超纤革的生产": {"plastics"},
    "公司主要产品包括农用薄膜和塑料管道": {"plastics"},
    "公司从事锂离子电池和铅蓄电池的研发、生产和销售": {"battery"},
    "公司主要从事太阳能电池片的研发与生产": set(),
    "集团专注于空调器、电冰箱、洗衣机的制造": {"appliance"},
    "公司主要从事低压电器的研发、生产与销售": set(),
    "公司主要产品包括LED照明产品、智能照明产品和灯具": {"lighting"},
    "公司全年完成办公照明改造，更换LED灯管，并推行无纸化办公": set(),
    "本行向中小企业提供贷款，减少一次性塑料使用，回收废旧电池": set(),
    "公司主要从事起重机械和道路机械的研发、制造与销售，使用蓄电池叉车": set(),
    "公司从事燃煤发电、垃圾焚烧发电和光伏发电": set(),
    "公司专注于集成电路制造服务，办公区空调温度设定为26度": set(),
    "公司专注于电动自行车的研发、生产和销售": {"bicycle"},
    "公司在厂区设置电动自行车充电棚，倡导自行车出行": set(),
    "公司是水性油墨和UV油墨制造商": {"ink"},
    "公司包装印刷采用水性油墨，废油墨交有资质单位": set(),
    "公司主营洗衣液、洗衣粉等洗涤用品": {"detergent"},
    "公司主要产品为定制家具和床垫": {"furniture"},
    "公司办公家具采购优先利旧，并更换水龙头": set(),
    "食堂采购严守食品安全，使用节水型卫生洁具": set(),
}


def shown_by(sentence: str) -> set[str]:
    """The industries whose words stand in the sentence once their lookalikes are taken out."""
    return {
        industry.id
        for industry in industries()
        if _shows(industry.lookalikes, (*industry.names, *industry.products), sentence)
    }


def _shows(lookalikes: tuple[str, ...], words: tuple[str, ...], sentence: str) -> bool:
    for phrase in sorted(lookalikes, key=len, reverse=True):
        sentence = sentence.replace(phrase, "\u3000")
    return any(word in sentence for word in words)


def test_the_industries_with_their_clauses() -> None:
    assert {industry.id: industry.clause for industry in industries()} == CLAUSES


@pytest.mark.parametrize("industry", CHAPTERS, ids=lambda industry: industry.id)
def test_words_are_many(industry) -> None:  # type: ignore[no-untyped-def]
    assert all(len(words) >= 5 for words in (industry.names, industry.products, industry.lookalikes))


@pytest.mark.parametrize("industry", industries(), ids=lambda industry: industry.id)
def test_words_are_not_doubled(industry) -> None:  # type: ignore[no-untyped-def]
    for words in (industry.names, industry.products, industry.lookalikes):
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("industry", industries(), ids=lambda industry: industry.id)
def test_no_lookalike_takes_a_word_of_the_industry_away(industry) -> None:  # type: ignore[no-untyped-def]
    words = (*industry.names, *industry.products)
    assert [word for word in words if not _shows(industry.lookalikes, (word,), word)] == []


def test_no_product_shows_two_industries() -> None:
    shared = [
        (one.id, other.id, set(one.products) & set(other.products)) for one, other in combinations(industries(), 2)
    ]
    assert [clash for clash in shared if clash[2]] == []


@pytest.mark.parametrize("sentence", SAID_OF_ITSELF)
def test_what_an_enterprise_says_of_itself(sentence: str) -> None:
    assert shown_by(sentence) == SAID_OF_ITSELF[sentence]
