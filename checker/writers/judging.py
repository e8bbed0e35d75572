"""How each provision is judged, industry by industry, as Markdown made from the plan's data (docs/judging.md)."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.trajectories import target_record
from checker.wording import amount, target_words
from checker.writers.coverage import KINDS
from checker.writers.words import ROLES
from policies.schema import Check, Indicator, Plan, Provision, Target, Vocabulary

HEADS = ("条款", "检查", "判法", "指标或措施", "目标", "效力", "面向")
BOUNDARIES = {"enterprise": "", "each-site": "每座窑炉、每条线或每个厂", "product": "按产品"}
Row = tuple[Provision, Check]


def judging_markdown(plan: Plan, vocabulary: Vocabulary) -> str:
    """The page: the kinds of rules, how many checks each industry has, and a table of them for each industry."""
    rows = [(provision, check) for provision in plan.provisions for check in provision.checks]
    named = {industry.id: industry.name for industry in vocabulary.industries}
    own = {name: [row for row in rows if name in _addressed(row)] for name in plan.head.industries}
    others = [row for row in rows if _addressed(row) and not set(_addressed(row)) & set(own)]
    common = [row for row in rows if not _addressed(row)]
    lines = [*_head(plan), *_kinds(rows), *_summary(common, own, named)]
    lines += _section("所有行业", common, vocabulary)
    for name, some in own.items():
        lines += _section(f"{named.get(name, name)}（{name}）", some, vocabulary)
    lines += _section("方案提到的其他行业", others, vocabulary) if others else ()
    return "\n".join(lines).rstrip() + "\n"


def _addressed(row: Row) -> tuple[str, ...]:
    provision, check = row
    return check.industries or provision.industries


def _head(plan: Plan) -> Iterator[str]:
    made = f"Made from the data of 《{plan.head.title}》（{plan.head.number}） by `dafeng plan judging`"
    yield from ("# How each provision is judged", "", f"{made}; a test keeps it current.")
    yield "An enterprise is judged by the checks of all industries and by those of its own. `dafeng plan show CHECK`"
    yield from ("gives the plan's words and doubts on a check; a gap report explains statuses and roles.", "")


def _kinds(rows: Sequence[Row]) -> Iterator[str]:
    """A table of the rules: how many checks each has, and its criterion as its module states it."""
    count: Counter[str] = Counter(check.kind for _, check in rows)
    yield from ("## 判法", "")
    told = ((name, str(count[kind]), _criterion(kind)) for kind, name in KINDS.items())
    yield from _table(("判法", "检查数", "判据"), told)


def _criterion(kind: str) -> str:
    """The 判据 of a rule out of its docstring, drawn together."""
    text = importlib.import_module(f"checker.rules.{kind}").__doc__ or ""
    return "".join(line.strip() for line in text.partition("判据：")[2].partition("\n通过示例")[0].splitlines())


def _summary(common: Sequence[Row], own: dict[str, list[Row]], named: dict[str, str]) -> Iterator[str]:
    yield from ("## 各行业的检查数", "")
    groups = [("所有行业", common), *((named.get(name, name), rows) for name, rows in own.items())]
    yield from _table(
        ("行业", *KINDS.values(), "合计"),
        ((name, *(_count(rows, kind) for kind in KINDS), str(len(rows))) for name, rows in groups),
    )


def _count(rows: Iterable[Row], kind: str) -> str:
    return str(sum(check.kind == kind for _, check in rows) or "")


def _section(title: str, rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[str]:
    yield from (f"## {title}", "")
    yield from _table(HEADS, (_cells(provision, check, vocabulary) for provision, check in rows))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _line(heads)
    yield _line(["---"] * len(heads))
    yield from map(_line, rows)
    yield ""


def _line(cells: Sequence[str]) -> str:
    safe = (" ".join(cell.split("\n")).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(safe)} |"


def _cells(provision: Provision, check: Check, vocabulary: Vocabulary) -> tuple[str, ...]:
    return (
        "、".join((provision.ref, *provision.also)),
        f"{check.title} `{check.id}`",
        KINDS[check.kind],
        _subject(check, vocabulary),
        _goal(check),
        ROLES[check.role or provision.role],
        _addressees(check),
    )


def _subject(check: Check, vocabulary: Vocabulary) -> str:
    """What is looked for: indicators with units and their proxies, or measures, or practices that must not go on."""
    indicators = {indicator.id: indicator for indicator in vocabulary.indicators}
    measures = {measure.id: measure.name for measure in vocabulary.measures}
    found = _names(getattr(check, "indicators", ()) or getattr(check, "shown", ()), indicators)
    proxies = _names(getattr(check, "proxies", ()), indicators)
    fields = ("measures", "practices", "levels")
    done = "、".join(measures[name] for field in fields for name in getattr(check, field, ()))
    parts = [found, f"代理：{proxies}" if proxies else "", f"{'或采用：' if found else ''}{done}" if done else ""]
    return "；".join(part for part in parts if part)


def _names(ids: Sequence[str], indicators: dict[str, Indicator]) -> str:
    known = [indicators[name] for name in ids if name in indicators]
    return "、".join(one.name if one.unit in ("1", "") else f"{one.name}（{one.unit}）" for one in known)


def _goal(check: Check) -> str:
    """The target in words: against the baseline for changes, as it stands for limits and shares."""
    if check.kind == "trend":
        return f"较{check.baseline}年{'下降' if check.direction == 'falls' else '上升'}（到{check.deadline}年）"
    target: Target | None = getattr(check, "target", None)
    if target is None:
        return {"adoption": "至少一项已实施", "prohibition": "不再进行"}.get(check.kind, "")
    words = target_words(target_record(target))
    if check.kind in ("reduction", "increase"):
        return f"较{target.baseline or 2020}年{'下降' if check.kind == 'reduction' else '提高'}{words}"
    return f"{words}，方案起点{amount(target.start, target.unit)}" if target.start is not None else words


def _addressees(check: Check) -> str:
    size = check.size.as_printed if check.size else ""
    return "；".join(part for part in (check.population, size, BOUNDARIES[check.boundary]) if part)
