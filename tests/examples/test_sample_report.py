"""The sample report, the expected reading of it, and the script that makes both agree."""

from __future__ import annotations

import json
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from sample.figures import load_figures
from sample.gold import gold_of, load_expected

EXAMPLES = Path(__file__).parents[2] / "examples"
SLUG = "jichuan-paper-2024"
EXPECTED = load_expected(EXAMPLES / f"{SLUG}.expected.yaml")
GOLD = gold_of(EXPECTED)
SERIES = {row["name"]: row["years"] for row in EXPECTED["series"]}
YEARS = (2020, 2021, 2022, 2023, 2024)
NOTO = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
FOOTNOTED = {"449.33": "449.3"}
STATUSES = {"met", "on-track", "behind", "not-met", "planned", "insufficient", "not-disclosed", "not-applicable"}


def texts_of(pdf: Path | bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return texts_of(EXAMPLES / f"{SLUG}.pdf")


def numbers(text: str) -> set[Decimal]:
    """The numbers of a text, without the footnote marks that the text layer glues to them."""
    found = re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    return {Decimal(FOOTNOTED.get(item, item).replace(",", "").rstrip(",")) for item in found}


def stands(printed: str, text: str) -> bool:
    """Whether what is printed stands in the text: its number, or its words when it has none."""
    wanted = numbers(printed)
    return wanted <= numbers(text) if wanted else printed in squeezed(text)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def at(name: str, year: int) -> Decimal:
    return Decimal(SERIES[name][year].replace(",", ""))


def test_every_metric_stands_on_its_pages(pages: list[str]) -> None:
    missing = [
        (metric["label"], metric["as_printed"], page)
        for metric in GOLD["metrics"]
        for page in metric["pages"]
        if not stands(metric["as_printed"], pages[page - 1])
    ]
    assert missing == []


def test_every_trap_and_quote_stands_on_its_pages(pages: list[str]) -> None:
    traps = [(item["as_printed"], page) for item in GOLD["not_actuals"] for page in item["pages"]]
    quotes = [(item["quote"], page) for item in GOLD["measures"] for page in item["pages"]]
    assert [trap for trap in traps if not stands(trap[0], pages[trap[1] - 1])] == []
    assert [quote for quote in quotes if quote[0] not in squeezed(pages[quote[1] - 1])] == []


def test_a_measure_or_check_names_pages_unless_nothing_is_said() -> None:
    for item in [*GOLD["checks"], *GOLD["measures"]]:
        assert item["expected"] in STATUSES
        assert bool(item["pages"]) == (item["expected"] not in {"not-disclosed", "not-applicable"}), item


def test_no_trap_looks_like_an_actual_value_of_its_page() -> None:
    def digits(text: str) -> str:
        return re.sub(r"[^\d.]", "", text)

    actual = {(digits(m["as_printed"]), page) for m in GOLD["metrics"] if m["kind"] == "actual" for page in m["pages"]}
    traps = {
        (digits(t["as_printed"]), page) for t in GOLD["not_actuals"] for page in t["pages"] if digits(t["as_printed"])
    }
    assert actual & traps == set()


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        ("纸浆产量", ("木浆产量", "竹浆产量")),
        ("纸及纸板产量", ("文化用纸产量", "生活用纸产量", "箱纸板产量")),
        ("综合能源消费量", ("制浆综合能耗", "造纸综合能耗", "辅助与办公综合能耗")),
        ("范围一温室气体排放量", ("化石燃料燃烧排放量", "过程排放量", "废水厌氧处理排放量")),
        ("温室气体排放总量", ("范围一温室气体排放量", "范围二温室气体排放量")),
        ("取水总量", ("地表水取水量", "市政供水取水量")),
    ],
)
def test_printed_parts_add_up(total: str, parts: tuple[str, ...]) -> None:
    assert [sum(at(part, year) for part in parts) for year in YEARS] == [at(total, year) for year in YEARS]


@pytest.mark.parametrize(
    ("name", "above", "below", "factor"),
    [
        ("纸浆单位产品综合能耗", "制浆综合能耗", "纸浆产量", "0.1"),
        ("纸及纸板单位产品综合能耗", "造纸综合能耗", "纸及纸板产量", "0.1"),
        ("万元产值综合能耗", "综合能源消费量", "工业总产值", "1"),
        ("单位产值温室气体排放量", "温室气体排放总量", "工业总产值", "1"),
        ("单位产品取水量", "取水总量", "纸及纸板产量", "1"),
        ("热电联产供热比例", "热电联产机组供汽量", "全公司用汽量", "100"),
        ("生物质能源占比", "生物质能源消费量", "综合能源消费量", "100"),
    ],
)
def test_printed_ratios_follow_from_printed_totals(name: str, above: str, below: str, factor: str) -> None:
    for year in YEARS:
        ratio = at(above, year) / at(below, year) * Decimal(factor)
        assert ratio.quantize(at(name, year), ROUND_HALF_UP) == at(name, year)


def test_plants_add_up_to_the_group() -> None:
    for row in EXPECTED["plants"]["rows"]:
        assert sum(Decimal(value.replace(",", "")) for value in row["values"]) == at(row["name"], 2024)


def test_exactly_the_planted_contradictions_are_there() -> None:
    waste = sum(at(name, 2024) for name in ("白泥产生量", "粉煤灰及炉渣产生量", "污泥产生量", "废纸渣产生量"))
    fall = (at("单位产值温室气体排放量", 2024) / at("单位产值温室气体排放量", 2020) - 1) * 100
    assert (waste, at("一般工业固体废物产生量", 2024)) == (Decimal("44.68"), Decimal("44.86"))
    assert fall.quantize(Decimal("0.01")) == Decimal("-16.72")
    assert at("二氧化硫排放量", 2022) * 10 == load_figures().value("so2", 2022)
    assert len(GOLD["inconsistencies"]) == 3


def test_stated_changes_follow_from_the_series() -> None:
    checked = 0
    for row in stated_changes():
        base, stated = re.sub("(较2020年|同比)变化$", "", row["name"]), Decimal(row["value"])
        if base in SERIES:
            change = (at(base, 2024) / at(base, row["baseline"]) - 1) * 100
            assert change.quantize(stated, ROUND_HALF_UP) == stated, row["name"]
            checked += 1
    assert checked == 8


def stated_changes() -> list[dict[str, Any]]:
    """The changes in percent that the report states against an earlier year."""
    return [row for row in EXPECTED["figures"] if row.get("kind") == "change" and row["unit"] == "%"]


def test_gold_is_made_from_the_expected_reading() -> None:
    written = json.loads((EXAMPLES / f"{SLUG}.gold.json").read_text(encoding="utf-8"))
    assert written == GOLD


def test_text_layer_is_clean_and_the_file_small(pages: list[str]) -> None:
    strange = re.compile(r"[\u2e80-\u2fdf\ue000-\uf8ff\ufffd\x00]")
    assert [page for page, text in enumerate(pages, start=1) if strange.search(text)] == []
    assert (EXAMPLES / f"{SLUG}.pdf").stat().st_size < 3_000_000
    assert len(pages) == EXPECTED["document"]["pages"]


def test_the_script_makes_the_committed_report(pages: list[str]) -> None:
    if not NOTO.exists():
        pytest.skip("Debian's fonts-noto-cjk is not installed")
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        pytest.skip("WeasyPrint or its Pango is not installed")
    from sample.report import report_pdf

    made = texts_of(report_pdf())
    assert [squeezed(text) for text in made] == [squeezed(text) for text in pages]
