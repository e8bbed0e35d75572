"""Charts over years: one series, a series with a share, and drawings that cannot be paired with certainty."""

from __future__ import annotations

from extractors.extraction import extractor
from extractors.layout import layouts
from extractors.metrics.charts import chart_metrics
from extractors.metrics.tables import TableContext
from extractors.pages import Chart, Word, join_words
from tests.extractors.layout.drawn import filler, page, rows, text

YEARS = ("2020", "2021", "2022", "2023")


def axis(years: tuple[str, ...] = YEARS, top: float = 300) -> list[Word]:
    return [word for n, year in enumerate(years) for word in text(year, 100 + 60 * n, top, 8)]


def values(printed: tuple[str, ...], top: float) -> list[Word]:
    """Labels that rise a little from year to year, as bars do."""
    return [word for n, value in enumerate(printed) if value for word in text(value, 98 + 60 * n, top - 6 * n, 8)]


def charts(words: list[Word]) -> list[Chart]:
    return layouts([page([*words, *filler(600)])])[0].charts


def read(chart: Chart) -> tuple[str, list[tuple[int, str]]]:
    return join_words(chart.label), [(point.year, join_words([point.value])) for point in chart.points]


def test_one_series_named_below_the_axis() -> None:
    words = axis() + values(("793", "985", "1,233", "1,567"), 250) + text("累计节水量（万立方米）", 120, 318, 8)
    assert [read(chart) for chart in charts(words)] == [
        ("累计节水量（万立方米）", [(2020, "793"), (2021, "985"), (2022, "1,233"), (2023, "1,567")])
    ]


def test_a_title_above_names_the_series() -> None:
    words = text("综合能源消费量（吨标准煤）", 110, 170, 9) + values(("410", "400", "390", "385"), 250) + axis()
    assert [read(chart)[0] for chart in charts(words)] == ["综合能源消费量（吨标准煤）"]


def test_percent_signs_tell_two_series_apart() -> None:
    words = (
        axis() + values(("86.7%", "86.5%", "85.4%", "85.7%"), 200) + values(("133.6", "173.0", "186.3", "215.7"), 260)
    )
    words += text("总回收水量（百万立方米）", 110, 318, 8) + text("平均用水回收率（%）", 110, 330, 8)
    found = dict(read(chart) for chart in charts(words))
    assert found["总回收水量（百万立方米）"][0] == (2020, "133.6")
    assert found["平均用水回收率（%）"][-1] == (2023, "85.7%")


def test_years_of_the_republic_need_the_word() -> None:
    years = axis(("109", "110", "111", "112"))
    rest = values(("7", "8", "9", "10"), 250) + text("再生水使用量（万吨）", 120, 318, 8)
    assert charts(years + rest) == []
    [chart] = charts(years + text("民国年", 345, 300, 8) + rest)
    assert [point.year for point in chart.points] == [2020, 2021, 2022, 2023]


def test_two_series_without_a_sign_are_left_alone() -> None:
    words = axis() + values(("5.1", "5.2", "5.3", "5.4"), 200) + values(("1.1", "1.2", "1.3", "1.4"), 260)
    words += text("甲厂排放量（吨）", 110, 318, 8) + text("乙厂排放量（吨）", 110, 330, 8)
    assert charts(words) == []


def test_the_years_of_a_table_are_no_axis() -> None:
    grid = [["指标（吨）", *YEARS], ["废水排放量", "1", "2", "3", "4"], ["固体废物产生量", "5", "6", "7", "8"]]
    assert charts(rows(grid, [60, 160, 220, 280, 340, 400], 200)) == []


def test_years_at_uneven_distances_are_no_axis() -> None:
    words = text("2020", 100, 300, 8) + text("2021", 130, 300, 8) + text("2022", 260, 300, 8)
    assert charts(words + values(("1", "2", "3"), 250) + text("用水量（吨）", 120, 318, 8)) == []


def test_figures_of_a_chart_carry_unit_year_and_place() -> None:
    words = axis() + values(("410", "400", "390", "385"), 250) + text("综合能源消费量（吨标准煤）", 110, 318, 8)
    [chart] = charts(words)
    metrics = list(chart_metrics(chart, extractor().index, TableContext(True, "能源", 2022)))
    assert next((m.indicator, str(m.value), m.unit, m.period, m.kind) for m in metrics) == (
        "energy.total", "410", "tce", "2020", "actual",
    )  # fmt: skip
    assert [m.kind for m in metrics] == ["actual", "actual", "actual", "target"]
    assert all(m.evidence[0].place == "chart" and m.as_printed in m.evidence[0].text for m in metrics)


def test_months_are_those_of_the_report_year() -> None:
    months = [word for n in range(12) for word in text(f"{n + 1}月", 60 + 36 * n, 300, 8)]
    heights = [word for n in range(12) for word in text(f"{40 + 3 * n}.5", 58 + 36 * n, 260 - 4 * n, 8)]
    title = text("光伏月发电量（单位：万千瓦时）", 140, 170, 9)
    [chart] = charts(title + months + heights)
    metrics = list(chart_metrics(chart, extractor().index, TableContext(True, "能源", 2022)))
    assert [metric.period for metric in metrics] == [f"2022-{month:02}" for month in range(1, 13)]
    assert {metric.kind for metric in metrics} == {"actual"}
