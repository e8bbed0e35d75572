"""The words of the gap report: labels of roles, statuses, themes, places, and a finding's verdict by role.

Source of the wording: judgement.md of the project's documents (statuses, roles, case 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ROLES = {
    "binding": "强制",
    "benchmark": "对标",
    "expected": "要求",
    "encouraged": "鼓励",
    "context": "背景",
}
ROLE_MEANINGS = {
    "binding": "面向企业的强制性规定（禁止、严格、确保、关停、限制，或限值）。有差距即为不符合。",
    "benchmark": "为行业或全国设定的数值，用作单个企业的对照标尺。未及只说明与行业目标的距离，不构成违规。",
    "expected": "推动、加快、推广、加大、提高等措施性要求。有差距时提出建议。",
    "encouraged": "鼓励、支持、引导、有条件的企业等倡导性措施。有差距时提出建议。",
    "context": "仅面向主管部门和行业协会的条款。列出以示方案全文已逐条核对，一律不适用于企业。",
}
STATUSES = {
    "not-met": "未达标",
    "behind": "进度滞后",
    "cant-tell": "无法判定",
    "insufficient": "信息不足",
    "not-disclosed": "未披露",
    "planned": "已计划",
    "on-track": "进度正常",
    "met": "达标",
    "not-applicable": "不适用",
}
GLYPHS = {
    "not-met": "×",
    "behind": "▼",
    "cant-tell": "？",
    "insufficient": "◇",
    "not-disclosed": "□",
    "planned": "○",
    "on-track": "▲",
    "met": "√",
    "not-applicable": "—",
}
STATUS_MEANINGS = {
    "not-met": "期限为报告年度或更早而数值未达目标；或突破无期限的限值；或报告自述应禁止、应停止的做法仍在继续；"
    "对要求和鼓励类措施，指报告自述未开展且无计划，写作「未采取」。",
    "behind": "期限晚于报告年度，数值尚未达到目标，且落后于基准年至目标年的直线。",
    "cant-tell": "可能载有该内容的页面未能读取，或两处记载不一致而无从取舍。",
    "insufficient": "有相关披露但不可比：缺基准、缺单位、仅单个厂区或产品线、口径不同。",
    "not-disclosed": "全部页面均已读取，报告未作可用的披露。",
    "planned": "仅有承诺、计划、研究或在建，未见已实施的证据。",
    "on-track": "期限晚于报告年度，数值尚未达到目标，但不落后于基准年至目标年的直线。",
    "met": "报告值满足目标（不论期限），或有证据表明措施已在本企业实施。",
    "not-applicable": "条款不针对本企业：其他行业、其他产品，或仅面向主管部门和协会。",
}
BENCHMARK_LABELS = {
    "not-met": "未及行业目标",
    "behind": "落后于行业进度",
    "on-track": "符合行业进度",
}
INDUSTRIES = {
    "paper": "造纸",
    "ceramics": "陶瓷",
    "glass": "日用玻璃",
    "leather": "皮革",
    "food": "食品",
    "plastics": "塑料",
    "battery": "电池",
    "appliance": "家电",
    "lighting": "照明",
}
THEMES = {
    "energy": "能源",
    "carbon": "碳排放",
    "water": "水资源",
    "air": "大气污染物",
    "waste": "废弃物",
    "materials": "原材料",
    "product": "产品",
    "activity": "经营与产量",
}
KINDS = {"actual": "实际值", "target": "企业目标", "baseline": "基准值", "change": "变化"}
PLACES = {"table": "表格", "prose": "正文", "card": "数据卡", "chart": "图表", "scan": "扫描页"}
STANCES = {
    "done": ("●", "已实施"),
    "ongoing": ("◎", "实施中"),
    "planned": ("○", "已计划"),
    "studied": ("◇", "研究中"),
    "named": ("□", "仅提及"),
    "stopped": ("■", "已停止"),
    "absent": ("×", "未采取"),
}
INCONSISTENCIES = {
    "sum": "分项与合计不符",
    "prose-vs-table": "正文与表格不符",
    "year-on-year": "同比与数值不符",
    "unit-slip": "疑似单位或数量级错误",
    "restated": "往年数值重述",
    "duplicate": "重复披露不一致",
}
COMPARATORS = {"<=": "≤", "<": "<", ">=": "≥", ">": ">", "=": "="}
BANDS = (
    ("gap", "差距", ("not-met", "behind")),
    ("open", "待补充或核实", ("cant-tell", "insufficient", "not-disclosed", "planned")),
    ("fine", "达标或进度正常", ("on-track", "met")),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status as the report words it: the word, the sign beside it, and the style's name (the status)."""

    label: str
    glyph: str
    tone: str


def verdict(finding: Mapping[str, Any]) -> Verdict:
    """The finding's status worded by its role (judgement.md: a benchmark is never a breach)."""
    status = finding["status"]
    return Verdict(_label(finding, status), GLYPHS.get(status, "？"), status if status in STATUSES else "cant-tell")


def _label(finding: Mapping[str, Any], status: str) -> str:
    role, measured = finding["role"], finding.get("target") is not None
    if role == "binding" and status == "not-met":
        return "未达标（不符合）"
    if role == "benchmark":
        return _passed(finding) if status == "met" else BENCHMARK_LABELS.get(status, STATUSES.get(status, status))
    if role in ("expected", "encouraged") and not measured:
        return {"not-met": "未采取", "met": "达标（已采取）"}.get(status, STATUSES.get(status, status))
    return STATUSES.get(status, status)


def _passed(finding: Mapping[str, Any]) -> str:
    """优于 where the value lies beyond the industry's target, 达到 where it equals it or no gap is recorded."""
    gap = finding.get("gap") or {}
    beyond = gap.get("absolute") is not None and gap["absolute"].strip("-0.") != ""
    return "优于行业目标" if beyond else "达到行业目标"
