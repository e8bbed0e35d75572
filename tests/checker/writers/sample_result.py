"""A realistic result of an invented paper maker: all statuses and roles, four years of metrics, two crops."""

from __future__ import annotations

import base64
import io
import json
from typing import Any

from PIL import Image, ImageDraw

from checker.results import Result
from checker.writers.json import result_text

YEARS = ("2020", "2021", "2022", "2023")
SERIES = (  # theme, indicator, name, label, unit, printed unit, page, the values of the four years
    ("energy", "energy.total", "综合能源消费量", "综合能源消耗总量", "tce", "吨标准煤", 31, "412680 405213 398877 391520.6"),
    ("energy", "energy.per-paper", "吨纸综合能耗", "单位纸及纸板产品综合能耗", "kgce/t", "kgce/t", 31, "478.2 471 466.5 462.1"),
    ("energy", "energy.per-pulp", "吨浆综合能耗", "吨浆综合能耗", "kgce/t", "kgce/t", 31, "341 333 325 318.4"),
    ("energy", "energy.electricity", "外购电力", "外购电量", "kWh", "万千瓦时", 31, "31250 30876 30110 28950"),
    ("energy", "energy.coal", "原煤消耗量", "燃煤", "t", "万吨", 32, "22.4 21.7 20.9 20.1"),
    ("carbon", "carbon.total", "温室气体排放总量", "温室气体排放总量（范围一+范围二）", "tCO2e", "吨二氧化碳当量", 34,
     "1085200 1062330 1049871 1030245"),
    ("carbon", "carbon.per-revenue", "万元营收碳排放", "万元营收二氧化碳排放", "tCO2e/万元", "吨/万元", 34,
     "1.52 1.47 1.44 1.41"),
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
        "findings": _findings({metric["period"] + metric["indicator"]: metric["id"] for metric in metrics}),
        "inconsistencies": _inconsistencies(),
        "warnings": [
            {"code": "W201", "message": "第 46 页为扫描图像，文字识别可信度过低，未采用。", "page": 46},
            {"code": "W305", "message": "表格跨页，表头取自上一页。", "page": 32},
            {"code": "W110", "message": "报告未说明组织边界，按合并口径理解。", "page": None},
        ],
        "crops": {
            "31:72.0,310.5,523.2,324.0": _crop(31, (60, 270, 535, 360), "462.1"),
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


def finding(provision: str, title: str, status: str, role: str, reason: str, **more: Any) -> dict[str, Any]:
    """A finding with what every one has; ``check`` is made of its place and title."""
    check = f"check-{provision}-{title}"
    base = {"provision": provision, "check": check, "title": title, "status": status, "role": role, "reason": reason}
    return {**base, **more}


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
            metrics.append(
                _metric(theme, indicator, name, label, exact, unit, f"{value} {printed_unit}", year, [line])
            )
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
    change = _metric(
        "energy", "energy.intensity-change", "万元产值综合能耗降幅", "万元产值综合能耗", "-7.2463768115942028985507246377",
        "%", "0.69 → 0.64 吨标准煤/万元", "2023", [evidence(31, "万元产值综合能耗 0.69 0.68 0.66 0.64", 420)],
    )  # fmt: skip
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


def target(comparator: str, value: str, unit: str, deadline: int | None, baseline: int | None, text: str) -> Any:
    """A target as the finding carries it."""
    return {"comparator": comparator, "value": value, "unit": unit, "deadline": deadline, "baseline": baseline,
            "as_printed": text}  # fmt: skip


def _findings(ids: dict[str, str]) -> list[dict[str, Any]]:
    return [*_measured(ids), *_measures(), *_aside()]


def _measured(ids: dict[str, str]) -> list[dict[str, Any]]:
    paper = "力争“十四五”期间行业单位产品实际工艺综合能耗（外购和自产能源合计）纸浆由 350 kgce/t 降为 320 kgce/t ，纸及纸板由 480 kgce/t 降为 450 kgce/t"
    chp = "到 2025 年造纸行业采用热电联产占比达 85%；到 2030 年，热电联产占比达 90%以上。"
    main = "规模以上工业企业增加值能耗较 2020 年下降 13.5%，单位国内生产总值二氧化碳排放比 2020 年下降 18%"
    line = evidence(31, "单位纸及纸板产品综合能耗 kgce/t 478.2 471 466.5 462.1", mark=(382.0, 311.0, 412.0, 323.5))
    carbon = evidence(34, "万元营收二氧化碳排放 吨/万元 1.52 1.47 1.44 1.41", 180.0, mark=(382.0, 181.0, 402.0, 193.0))
    steam = evidence(33, "热电联产机组供汽占比达到 82.5%，较上年提高 1.2 个百分点", 240, "prose")
    intensity = evidence(31, "万元产值综合能耗 0.69 0.68 0.66 0.64", 420)
    return [
        finding(
            "一(三)", "增加值能耗较 2020 年下降 13.5%", "behind", "benchmark",
            "万元产值综合能耗 2023 年较 2020 年下降 7.2464%，按直线应下降 8.1%，落后 0.8536 个百分点。",
            quotes=[main], keywords=["增加值能耗", "13.5%"], target=target(">=", "13.5", "%", 2025, 2020, "下降 13.5%"),
            value="7.2463768115942028985507246377", unit="%", period="2023",
            gap={"absolute": "-6.2536231884057971", "relative": "-0.46323", "needed_per_year": "3.1268"},
            trajectory={"start_year": 2020, "start_value": "0", "required": "8.1", "unit": "%", "source": "企业自身 2020 年值"},
            notes=["以万元产值综合能耗代替增加值能耗判断，属代理指标。"], steps=["0.64 − 0.69 = −0.05", "−0.05 ÷ 0.69 = −7.246376…%"],
            advice="披露增加值口径的能耗强度；2024 至 2025 年须每年再降约 3.1 个百分点。", metrics=[
                "m-energy.intensity-change-2023--7.2463768115942028985507246377"], evidence=[intensity],
        ),
        finding(
            "一(三)", "单位国内生产总值二氧化碳排放比 2020 年下降 18%", "not-met", "benchmark",
            "万元营收二氧化碳排放 2023 年较 2020 年下降 7.2368%，2025 年 18% 的目标按报告期末口径未及。",
            quotes=[main], keywords=["二氧化碳排放"], target=target(">=", "18", "%", 2023, 2020, "下降 18%"),
            value="7.2368", unit="%", period="2023", gap={"absolute": "-10.7632", "relative": "-0.598"},
            notes=["以万元营收二氧化碳排放代替单位国内生产总值二氧化碳排放判断，属代理指标。"], needs_review=True,
            steps=["(1.41 − 1.52) ÷ 1.52 = −7.2368%"], advice="制定分年度降碳路径，并披露各项措施的减排量。",
            metrics=[ids["2023carbon.per-revenue"], ids["2020carbon.per-revenue"]], evidence=[carbon],
        ),
        finding(
            "三(一)1", "纸及纸板单位产品综合能耗降为 450 kgce/t", "on-track", "benchmark",
            "2023 年吨纸综合能耗 462.1 kgce/t，尚高于 450 kgce/t，但不高于直线要求的 463.08 kgce/t。",
            quotes=[paper], keywords=["纸及纸板", "450 kgce/t"], also=["一(三)"],
            target=target("<=", "450", "kgce/t", 2025, 2020, "降为 450 kgce/t"), value="462.1", unit="kgce/t",
            period="2023", gap={"absolute": "12.1", "relative": "0.026889", "needed_per_year": "-6.05"},
            trajectory={"start_year": 2020, "start_value": "478.2", "required": "461.28", "unit": "kgce/t",
                        "source": "企业自身 2020 年值"},
            metrics=[ids[year + "energy.per-paper"] for year in YEARS], evidence=[line],
        ),
        finding(
            "三(一)1", "纸浆单位产品综合能耗降为 320 kgce/t", "met", "benchmark",
            "2023 年吨浆综合能耗 318.4 kgce/t，不高于 320 kgce/t。", quotes=[paper], keywords=["纸浆", "320 kgce/t"],
            target=target("<=", "320", "kgce/t", 2025, 2020, "降为 320 kgce/t"), value="318.4", unit="kgce/t",
            period="2023", gap={"absolute": "-1.6", "relative": "-0.005"},
            trajectory={"start_year": 2020, "start_value": "341", "required": "328.4", "unit": "kgce/t",
                        "source": "企业自身 2020 年值"},
            metrics=[ids[year + "energy.per-pulp"] for year in YEARS],
            evidence=[evidence(31, "吨浆综合能耗 kgce/t 341 333 325 318.4", 342.5)],
        ),
        finding(
            "二(一)3", "造纸行业采用热电联产占比达 85%", "behind", "benchmark",
            "热电联产供汽占比 82.5%，未达 2025 年 85% 的行业目标，且无 2020 年数值可作直线起点。",
            quotes=[chp], keywords=["热电联产", "85%"], also=["三(一)2"],
            target=target(">=", "85", "%", 2025, None, "达 85%"), value="82.5", unit="%", period="2023",
            gap={"absolute": "-2.5", "relative": "-0.0294", "needed_per_year": "1.25"},
            advice="补充 2020 年热电联产供汽占比；提高自备热电机组供汽比例。",
            metrics=["m-energy.chp-share-2023-82.5"], evidence=[steam],
        ),
        finding(
            "二(六)17", "单位产品能耗保持国际先进水平", "insufficient", "benchmark", "仅披露单一厂区的数值，不可与行业比较。",
            quotes=["推动造纸行业单位产品能耗保持国际先进水平"], keywords=["国际先进水平"],
            advice="按集团口径披露单位产品能耗并说明对标依据。", evidence=[line],
        ),
        finding(
            "三(一)2", "达标排放限值", "met", "binding", "报告期各排口监测值均在限值以内。",
            quotes=["关停不能达标排放、能耗水平相对落后、产品竞争力弱的生产设施"], keywords=["不能达标排放"],
            target=target("<=", "100", "mg/m3", None, None, "≤100 mg/m³"), value="86", unit="mg/m3", period="2023",
            gap={"absolute": "-14", "relative": "-0.14"}, evidence=[evidence(38, "一号碱回收炉氮氧化物排放浓度 86 mg/m³", 260, "prose")],
        ),
    ]  # fmt: skip


def _measures() -> list[dict[str, Any]]:
    boiler = evidence(19, "为保供汽，2021 年关闭的二号草浆线于 2023 年 9 月临时恢复生产", 288, "prose")
    solar = evidence(33, "厂房屋顶 12.6 兆瓦光伏已于 2022 年并网发电", 500, "prose")
    tech = "推广低能耗蒸煮、氧脱木素、宽压区压榨、污泥余热干燥、低品位余热利用等低碳技术装备"
    return [
        finding("二(二)4", "已关闭的落后产能不再复产", "not-met", "binding", "报告自述 2021 年关闭的二号草浆线于 2023 年 9 月恢复生产。",
                quotes=["确保已关闭的落后产能或生产设施不再复产"], keywords=["不再复产"], also=["三(一)2"], needs_review=True,
                advice="立即停止该生产线并提交停产证明；说明复产的审批依据。", evidence=[boiler]),
        finding("二(二)4", "严格执行《产业结构调整指导目录》", "cant-tell", "binding", "第 46 页未能读取，可能载有相关内容。",
                quotes=["严格执行《产业结构调整指导目录》等规定"], keywords=["产业结构调整指导目录"], advice="提供第 46 页的可读版本。",
                evidence=[evidence(45, "产业政策符合性说明（续下页）", 700, "scan")]),
        finding("三(一)2", "关停能耗水平相对落后的生产设施", "planned", "binding", "计划 2025 年前关停 1 台链条炉，尚未实施。",
                quotes=["关停不能达标排放、能耗水平相对落后、产品竞争力弱的生产设施"], keywords=["关停"], advice="明确关停时间表。",
                evidence=[evidence(18, "计划于 2025 年前关停 1 台 35 吨链条炉", 420, "prose")]),
        finding("二(三)11", "严格规范商品包装", "not-disclosed", "binding", "全部可读页面未见相关披露。",
                quotes=["严格规范商品包装"], keywords=["规范商品包装"], advice="披露产品包装合规情况。"),
        finding("三(一)1", "推广污泥余热干燥", "not-met", "expected", "报告自述目前未开展污泥余热干燥，且无计划。", quotes=[tech],
                keywords=["污泥余热干燥"], advice="评估利用余热干燥污泥的可行性。", actions=["tech.sludge-drying"],
                evidence=[evidence(40, "目前未开展污泥余热干燥", 500, "prose")]),
        finding("三(一)1", "推广低能耗蒸煮", "planned", "expected", "仅有 2025 年改造计划，未见已实施的证据。", quotes=[tech],
                keywords=["低能耗蒸煮"], advice="按期完成改造并披露节能量。", actions=["tech.low-energy-cooking"],
                evidence=[evidence(35, "计划于 2025 年改造一条低能耗蒸煮线", 500, "prose")]),
        finding("三(一)1", "推广氧脱木素", "met", "expected", "两条浆线均采用氧脱木素工艺。", quotes=[tech], keywords=["氧脱木素"],
                actions=["tech.oxygen-delignification"], evidence=[evidence(35, "两条浆线均采用氧脱木素工艺", 500, "prose")]),
        finding("三(一)1", "推广宽压区压榨", "not-disclosed", "expected", "全部可读页面未见相关披露。", quotes=[tech],
                keywords=["宽压区压榨"], advice="披露压榨部技术装备情况。"),
        finding("二(六)16", "推行工业产品绿色设计", "insufficient", "expected", "只提及绿色设计理念，未说明所做工作。",
                quotes=["全方位全过程推行工业产品绿色设计"], keywords=["绿色设计"], advice="说明已开展的绿色设计项目及成果。",
                actions=["design.green"], evidence=[evidence(22, "我们贯彻绿色设计理念", 500, "prose")]),
        finding("二(一)2", "引导有条件的企业进行屋顶光伏发电改造", "met", "encouraged", "12.6 兆瓦屋顶光伏已于 2022 年并网发电。",
                quotes=["引导有条件的企业进行屋顶光伏发电改造。"], keywords=["屋顶光伏发电"], actions=["energy.rooftop-pv"],
                evidence=[solar]),
        finding("二(一)2", "鼓励使用氢能", "planned", "encouraged", "正在研究氢能在干燥部的应用，尚未实施。",
                quotes=["鼓励局部有条件的地区使用氢能"], keywords=["氢能"], advice="披露研究进展。", actions=["energy.hydrogen"],
                evidence=[evidence(35, "正与高校共同研究氢能在干燥部的应用可行性", 500, "prose")]),
        finding("二(六)18", "鼓励绿色工厂向“零碳”工厂发展", "not-disclosed", "encouraged", "全部可读页面未见相关披露。",
                quotes=["鼓励绿色工厂向“低碳”或“零碳”工厂发展"], keywords=["零碳"], advice="披露绿色工厂建设情况。"),
        finding("二(二)4", "鼓励企业兼并重组", "not-met", "encouraged", "报告自述未开展兼并重组，且无计划。",
                quotes=["鼓励企业兼并重组，防止低水平重复建设"], keywords=["兼并重组"],
                evidence=[evidence(17, "报告期内公司未开展兼并重组，亦无相关计划", 300, "prose")]),
    ]  # fmt: skip


def _aside() -> list[dict[str, Any]]:
    reason = "条款针对其他行业，与本企业无关。"
    return [
        finding("二(一)1", "逐步禁止陶瓷行业使用燃煤及煤制气", "not-applicable", "binding", reason,
                quotes=["逐步禁止陶瓷行业使用燃煤及煤制气"], keywords=["燃煤及煤制气"]),
        finding("专栏2-日用玻璃", "氮氧化物产生浓度", "not-applicable", "binding", reason, quotes=["低氮燃烧技术"]),
        finding("二(三)8", "锂电电动自行车占比提高到 30%以上", "not-applicable", "benchmark", reason,
                quotes=["锂电电动自行车占比提高到 30%以上"], target=target(">=", "30", "%", 2025, None, "30%以上")),
        finding("三(一)2", "产业集中度前 30 位企业达 75%", "not-applicable", "benchmark", "产业集中度不对单个企业判定。",
                quotes=["到2025年，产业集中度前30位企业达75%"]),
        finding("四(二)", "完善标准体系", "not-applicable", "context", "仅面向主管部门和行业协会。",
                quotes=["建立健全以碳达峰、碳中和为目标的轻工业绿色低碳标准体系。"]),
        finding("四(三)", "发挥舆论宣传作用", "not-applicable", "context", "仅面向主管部门和行业协会。",
                quotes=["为全行业提供可操作、可复制、可推广的经验做法。"]),
    ]  # fmt: skip


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
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    image = "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
    return {"page": page, "region": region, "image": image}
