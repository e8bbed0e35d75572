"""A realistic result of an invented paper maker: all statuses and roles, four years of metrics, two crops."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from ruamel.yaml import YAML

from checker.results import Result
from checker.writers.json import result_text

FINDINGS = Path(__file__).with_name("sample_findings.yaml")
YEARS = ("2020", "2021", "2022", "2023")
SERIES = (  # theme, indicator, name, label, unit, printed unit, page, the values of the four years
    (
        "energy",
        "energy.total",
        "综合能源消费量",
        "综合能源消耗总量",
        "tce",
        "吨标准煤",
        31,
        "412680 405213 398877 391520.6",
    ),
    (
        "energy",
        "energy.per-paper",
        "吨纸综合能耗",
        "单位纸及纸板产品综合能耗",
        "kgce/t",
        "kgce/t",
        31,
        "478.2 471 466.5 460.9",
    ),
    ("energy", "energy.per-pulp", "吨浆综合能耗", "吨浆综合能耗", "kgce/t", "kgce/t", 31, "341 333 325 318.4"),
    ("energy", "energy.electricity", "外购电力", "外购电量", "kWh", "万千瓦时", 31, "31250 30876 30110 28950"),
    ("energy", "energy.coal", "原煤消耗量", "燃煤", "t", "万吨", 32, "22.4 21.7 20.9 20.1"),
    (
        "carbon",
        "carbon.total",
        "温室气体排放总量",
        "温室气体排放总量（范围一+范围二）",
        "tCO2e",
        "吨二氧化碳当量",
        34,
        "1085200 1062330 1049871 1030245",
    ),
    (
        "carbon",
        "carbon.per-revenue",
        "万元营收碳排放",
        "万元营收二氧化碳排放",
        "tCO2e/万元",
        "吨/万元",
        34,
        "1.52 1.47 1.44 1.41",
    ),
    ("water", "water.fresh", "新鲜水取用量", "新鲜水用量", "m3", "万立方米", 37, "1820 1766 1701 1655"),
    ("waste", "waste.recycled-share", "固体废物综合利用率", "一般固废综合利用率", "%", "%", 39, "93.1 94.6 95 96.2"),
)


def sample_result() -> dict[str, Any]:
    """The sample as a parsed result file."""
    metrics = [*_series(), *_others()]
    content = {
        "program": {"name": "dafeng", "version": "0.1.0"},
        "plan": {
            "id": "light-industry-2023",
            "title": "轻工业重点领域碳达峰实施方案",
            "number": "中轻联综合〔2023〕89号",
            "sha256": "9f2c" * 16,
        },
        "document": _document(),
        "metrics": metrics,
        "actions": _actions(),
        "findings": _findings(),
        "inconsistencies": _inconsistencies(),
        "warnings": [
            {"code": "W201", "message": "第 46 页为扫描图像，文字识别可信度过低，未采用。", "page": 46},
            {"code": "W305", "message": "表格跨页，表头取自上一页。", "page": 32},
            {"code": "W110", "message": "报告未说明组织边界，按合并口径理解。", "page": None},
        ],
        "crops": {
            "31:72.0,310.5,523.2,324.0": _crop(31, (60, 270, 535, 360), "460.9"),
            "34:72.0,180.0,523.2,194.0": _crop(34, (60, 150, 535, 224), "1.41"),
        },
    }
    parsed: dict[str, Any] = json.loads(result_text(Result.model_validate(content)))
    return parsed


def evidence(page: int, text: str, top: float = 310.5, place: str = "table", mark: Any = None) -> dict[str, Any]:
    """One piece of evidence on a line at ``top``; the printed page is two behind."""
    bottom = {310.5: 324.0, 180.0: 194.0}.get(top, top + 14)
    box = (72.0, top, 523.2, bottom)
    return {"page": page, "printed_page": str(page - 2), "bbox": box, "text": text, "place": place, "mark": mark}


def _document() -> dict[str, Any]:
    shown = evidence(5, "公司主营文化用纸、白卡纸的生产与销售，具备浆纸一体化产能", 402, "prose")
    return {
        "file": "uploads/2023/青渚纸业2023年度环境、社会及治理报告.pdf",
        "sha256": "41ab" * 16,
        "pages": 58,
        "state": "partly-read",
        "title": "2023 年度环境、社会及治理（ESG）报告",
        "company": "青渚纸业股份有限公司",
        "report_year": 2023,
        "industries": [{"id": "paper", "evidence": [shown]}],
        "unreadable_pages": [46],
        "ocr_pages": [44, 45],
    }


def _series() -> list[dict[str, Any]]:
    metrics = []
    for row, (theme, indicator, name, label, unit, printed_unit, page, values) in enumerate(SERIES):
        top = {31: 310.5, 34: 180.0}.get(page, 200.0) + (row * 16 if row not in (1, 6) else 0)
        line = evidence(page, f"{label} {printed_unit} {values}", top, mark=(380.0, top + 1, 412.0, top + 13))
        for year, value in zip(YEARS, values.split(), strict=True):
            factor = 10000 if printed_unit.startswith("万") else 1
            exact = format(float(value) * factor, "f").rstrip("0").rstrip(".")
            metrics.append(_metric(theme, indicator, name, label, exact, unit, f"{value} {printed_unit}", year, [line]))
    return metrics


def _metric(
    theme: str, indicator: str, name: str, label: str, value: str, unit: str, printed: str, period: str, where: Any
) -> dict[str, Any]:
    return {
        "id": f"m-{indicator}-{period}-{value}",
        "indicator": indicator,
        "theme": theme,
        "name": name,
        "label": label,
        "value": value,
        "unit": unit,
        "as_printed": printed,
        "period": period,
        "kind": "actual",
        "confidence": "0.97",
        "evidence": where,
    }


def _others() -> list[dict[str, Any]]:
    chp = [evidence(33, "热电联产机组供汽占比达到 82.5%，较上年提高 1.2 个百分点", 240, "prose")]
    goal = [evidence(12, "力争到 2025 年万元产值综合能耗较 2020 年下降 14%", 330, "prose")]
    emission = [evidence(38, "一号碱回收炉氮氧化物排放浓度 86 mg/m³", 260, "prose")]
    pulp = _metric("energy", "energy.chp-share", "热电联产供汽占比", "供汽占比", "82.5", "%", "82.5%", "2023", chp)
    target = _metric("energy", "energy.intensity", "万元产值综合能耗", "下降目标", "-14", "%", "下降 14%", "2025", goal)
    nox = _metric("air", "air.nox", "氮氧化物排放浓度", "NOx", "86", "mg/m3", "86 mg/m³", "2021-2023", emission)
    exact, printed = "-7.2463768115942028985507246377", "0.69 → 0.64 吨标准煤/万元"
    series = [evidence(31, "万元产值综合能耗 0.69 0.68 0.66 0.64", 420)]
    name = "万元产值综合能耗降幅"
    change = _metric("energy", "energy.intensity-change", name, name, exact, "%", printed, "2023", series)
    return [
        pulp,
        {**target, "kind": "target", "baseline": "2020"},
        {**nox, "boundary": "site:湖东厂区", "confidence": "0.61"},
        {
            **change,
            "kind": "change",
            "baseline": "2020",
            "derivation": {
                "formula": "（2023 年值 − 2020 年值）÷ 2020 年值",
                "sources": ["m-energy.intensity-2023", "m-energy.intensity-2020"],
                "steps": ["0.64 − 0.69 = −0.05", "−0.05 ÷ 0.69 = −7.246376…%"],
            },
        },
    ]


def _action(measure: str, name: str, stance: str, page: int, text: str, cue: str) -> dict[str, Any]:
    where = [evidence(page, text, 500, "prose")]
    return {"measure": measure, "name": name, "stance": stance, "cue": cue, "evidence": where}


def _actions() -> list[dict[str, Any]]:
    return [
        _action("energy.rooftop-pv", "屋顶光伏", "done", 33, "厂房屋顶 12.6 兆瓦光伏已于 2022 年并网发电", "已于"),
        _action("energy.hydrogen", "氢能利用", "studied", 35, "正与高校共同研究氢能在干燥部的应用可行性", "研究"),
        _action("tech.low-energy-cooking", "低能耗蒸煮", "planned", 35, "计划于 2025 年改造一条低能耗蒸煮线", "计划"),
        _action("tech.oxygen-delignification", "氧脱木素", "done", 35, "两条浆线均采用氧脱木素工艺", "采用"),
        _action("tech.sludge-drying", "污泥余热干燥", "absent", 40, "目前未开展污泥余热干燥", "未开展"),
        _action("waste.biogas", "沼气回收", "ongoing", 40, "厌氧沼气持续回收用于锅炉掺烧", "持续"),
        _action("structure.outdated", "落后产能", "stopped", 18, "2019 年停产退出 5 万吨草浆生产线", "停产退出"),
        _action("design.green", "绿色设计", "named", 22, "我们贯彻绿色设计理念", "理念"),
    ]


def _inconsistencies() -> list[dict[str, Any]]:
    said = evidence(8, "全年用电 2.95 亿千瓦时，其中绿电占比 11%", 350, "prose")
    listed = evidence(31, "外购电量 万千瓦时 31250 30876 30110 28950", 358.5)
    rise = evidence(34, "万元营收二氧化碳排放 1.41 吨，同比下降 4.1%", 180.0, "prose")
    return [
        {
            "kind": "prose-vs-table",
            "message": "正文称全年用电 2.95 亿千瓦时，绩效表为 28950 万千瓦时，相差 1.9%；判定采用绩效表数值。",
            "values": ["2.95 亿千瓦时", "28950"],
            "evidence": [said, listed],
        },
        {
            "kind": "year-on-year",
            "message": "称同比下降 4.1%，由 1.44 与 1.41 计算为下降 2.1%。",
            "values": ["4.1%", "1.41"],
            "evidence": [rise],
        },
    ]


def _findings() -> list[dict[str, Any]]:
    return [_finding(place, entry) for place, entry in enumerate(YAML(typ="safe").load(FINDINGS.read_text("utf-8")))]


def _finding(place: int, entry: dict[str, Any]) -> dict[str, Any]:
    shown = [evidence(**piece) for piece in entry.get("evidence", ())]
    return {**entry, "check": f"check-{place}", "evidence": shown}


def _crop(page: int, region: tuple[float, float, float, float], number: str) -> dict[str, Any]:
    """A drawn stand-in for a page region: three ruled rows of figures, ``number`` where the mark lies."""
    width, height = round((region[2] - region[0]) * 2), round((region[3] - region[1]) * 2)
    picture = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(picture)
    for row in range(-1, 2):
        base = ({31: 310.5, 34: 180.0}[page] - region[1] + row * 24) * 2
        pen.line((20, base - 8, width - 20, base - 8), fill=170)
        for place, text in enumerate(("478.2", "471", "466.5", number)):
            pen.text((400 + place * 82, base + 6), text, fill=20)
        pen.rectangle((30, base + 4, 250, base + 18), fill=225)
    top = ({31: 310.5, 34: 180.0}[page] - region[1]) * 2
    pen.rectangle((638, top - 3, 690, top + 24), outline=90, width=3)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    image = "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
    return {"page": page, "region": region, "image": image}
