"""The Chinese words of reasons, steps and advice. Figures first, then the page, then why.

Roles are worded apart (judgement.md, "Roles"): a binding provision is 符合 or 不符合, a benchmark is 优于 or
未及行业目标 and never a breach, a measure that is only expected or encouraged is 已实施 or 未采取.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from checker.precision import NUMBER
from checker.results import Status, TargetRecord, Trajectory
from extractors.facts import Action, Evidence, Metric, plain
from policies.schema import Role

COMPARISONS: dict[Role, tuple[str, str]] = {
    "binding": ("符合要求", "不符合要求"),
    "benchmark": ("优于行业目标", "未及行业目标"),
    "expected": ("达到目标", "未达到目标"),
    "encouraged": ("达到目标", "未达到目标"),
    "context": ("达到目标", "未达到目标"),
}
PENDING: dict[Role, str] = {"benchmark": "行业目标", "binding": "要求"}
SIGNS = {"<=": "≤", "<": "<", ">=": "≥", ">": ">", "=": "="}
LEAST = {"<=": "不高于", "<": "低于", ">=": "不低于", ">": "高于", "=": "等于"}
STANCES = {
    "done": "已实施",
    "ongoing": "正在实施",
    "planned": "已计划",
    "studied": "研究、试验中",
    "stopped": "已停止",
    "absent": "未实施",
    "named": "仅有表述",
}


def plain_number(value: Decimal) -> str:
    """A number as people read it: 1,234,560 and 471.3; four digits stay ungrouped."""
    text = plain(value)
    whole, _, decimals = text.partition(".")
    grouped = f"{int(whole):,}" if len(whole.lstrip("-")) > 4 else whole
    return f"{grouped}.{decimals}" if decimals else grouped


def amount(value: Decimal, unit: str) -> str:
    """A value with its unit: 471.3 kgce/t, 12.42%, 5.1个百分点."""
    if unit == "pp":
        return f"{plain_number(value)}个百分点"
    if unit in ("%", "‰", "1", ""):
        return f"{plain_number(value)}{unit.strip('1')}"
    return f"{plain_number(value)} {unit}"


def pages(evidence: Iterable[Evidence]) -> str:
    """第5页 or 第5、18页; empty without evidence."""
    numbers = sorted({one.page for one in evidence})
    return f"第{'、'.join(map(str, numbers))}页" if numbers else ""


def place_words(metrics: Iterable[Metric]) -> str:
    """The pages of printed metrics, in brackets: （第5、18页）."""
    text = pages(evidence for metric in metrics if metric.derivation is None for evidence in metric.evidence)
    return f"（{text}）" if text else ""


def page_list(numbers: Sequence[int]) -> str:
    """第3—5、9页, runs drawn together."""
    return f"第{_runs(numbers)}页"


def year_list(years: Sequence[int]) -> str:
    """2020—2022、2024年, runs drawn together."""
    return f"{_runs(years)}年"


def _runs(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def printed(metric: Metric) -> str:
    """The value with its unit, and the printed form where it differs: 784,000 t（原文78.40）."""
    text = amount(metric.value, metric.unit)
    found = NUMBER.search(metric.as_printed)
    same = found is not None and Decimal(found.group().replace(",", "")) == abs(metric.value)
    return text if same or not metric.as_printed else f"{text}（原文{metric.as_printed.strip()}）"


def cited(metric: Metric) -> str:
    """``printed`` with its page: 1,776,790 tCO2e〔第19页〕."""
    place = pages(metric.evidence[:1])
    return f"{printed(metric)}〔{place}〕" if place else printed(metric)


def where(boundary: str) -> str:
    """A boundary in words: 全集团, 公司, 江岸基地, 产品线文化用纸."""
    kind, _, name = boundary.partition(":")
    if kind == "product":
        return f"产品线{name}"
    return name or {"group": "集团", "company": "公司"}.get(kind, kind)


def named(quantity: str, scope: str) -> str:
    """A quantity's name, behind its boundary where it is not the whole enterprise's: 产品线合成革万元产值综合能耗."""
    return quantity if scope in ("group", "company") else f"{where(scope)}{quantity}"


def mention(metric: Metric) -> str:
    """A metric in one phrase: year, boundary where narrow, name, value or change, page."""
    quantity = metric.name.removesuffix("变化") if metric.kind == "change" else metric.name
    quantity += "目标" if metric.kind == "target" else ""
    name = f"{metric.period}{'年' if metric.period.isdigit() else ''}{named(quantity, metric.boundary)}"
    if metric.kind == "change" and metric.unit in ("%", "pp"):
        direction = "下降" if metric.value < 0 else "上升"
        against = f"较{metric.baseline}年" if metric.baseline else ""
        return f"{name}{against}{direction}{amount(abs(metric.value), metric.unit)}（{pages(metric.evidence)}）"
    return f"{name}{amount(metric.value, metric.unit)}（{pages(metric.evidence)}）"


def target_words(target: TargetRecord) -> str:
    """≤450 kgce/t（2025年） or 较2020年下降≥13.5%（2025年）."""
    due = f"（{target.deadline}年）" if target.deadline else ""
    return f"{SIGNS[target.comparator]}{amount(target.value, target.unit)}{due}"


def compared(status: Status, role: Role, aim: str, exact: bool = False) -> str:
    """How a value stands to the target ``aim``, worded by role; ``exact`` when it equals the target."""
    better, short = COMPARISONS[role]
    if status == "met":
        return f"{'达到行业目标' if exact and role == 'benchmark' else better}{aim}"
    if status == "on-track" or (status == "behind" and role == "binding"):
        return f"尚未达到{PENDING.get(role, '目标')}{aim}"
    return f"{short}{aim}"


def line_words(status: Status, line: Trajectory | None, target: TargetRecord, year: int) -> str:
    """What the straight line asks for in the year, and on which side of it the value is; empty where no line counts."""
    if line is None or line.required is None or status not in ("on-track", "behind"):
        return ""
    side = "进度正常" if status == "on-track" else "进度滞后"
    required = amount(line.required, line.unit)
    return f"；按{line.source}起的直线，{year}年应{LEAST[target.comparator]}{required}，{side}"


def advice(*parts: str) -> str:
    """Sentences joined with ； and closed with 。; empty parts left out."""
    kept = [part.strip().rstrip("。；") for part in parts if part.strip()]
    return f"{'；'.join(kept)}。" if kept else ""


def spoken(action: Action) -> str:
    """An action in one phrase: 屋顶光伏：已实施（第11页，“并网发电”）."""
    cue = f"，“{action.cue}”" if action.cue else ""
    place = "" if action.boundary in ("group", "company") else f"{where(action.boundary)}"
    return f"{place}{action.name}{STANCES[action.stance]}（{pages(action.evidence)}{cue}）"


def times(factor: Decimal) -> str:
    """A power of ten as 大10倍 or 小1000倍."""
    return f"大{plain(factor)}倍" if factor > 1 else f"小{plain(1 / factor)}倍"
