"""Years in running text: what year a figure is of, and what year a change is compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PeriodRole = Literal["period", "baseline"]

YEAR = r"(?P<year>(?:19|20)\d\d)"
_SPAN = re.compile(rf"{YEAR}\s?年?(?:度)?\s?[-–—~至到]\s?(?P<until>(?:19|20)\d\d)\s?年")
_YEAR = re.compile(
    rf"(?<!\d){YEAR}\s?(?:年(?:度|底|末|初|上半年|下半年)?(?:\d{{1,2}}月)?(?!代|以来|至今|来,|.{{0,2}}可比价|.{{0,2}}不变价)|财年|FY)"
    r"|(?<![A-Za-z])FY\s?(?P<fiscal>20\d\d)"
)
_REPUBLIC = re.compile(r"民国\s?(?P<republic>\d{2,3})\s?年")
_PLAN = re.compile(r"[“\"]?(?P<plan>十三五|十四五|十五五)[”\"]?(?:末|期末|期间)?")
_RELATIVE = re.compile(
    r"(?P<last>上年|上一年|去年|同比|上年度|上一年度|前一年)|(?P<now>报告期内?|本年度|今年|年内|全年)|(?P<next>明年|下一年|来年)"
)
_COMPARED_BEFORE = re.compile(r"(?:比|较|相比于?|相较于?|与|以|同|对比|比照)\s?$")
_COMPARED_AFTER = re.compile(
    r"^\s?(?:年?(?:度|底|末)?\s?)?(?:相比|相较|持平|相当|相近|的\S{1,3}倍|为基准|为基年|基准|同期)"
)
REPUBLIC = 1911  # the first year of the Republic calendar is 1912
PLAN_END = {"十三五": 2020, "十四五": 2025, "十五五": 2030}


@dataclass(frozen=True, slots=True)
class Period:
    """A year named between two offsets; ``role`` tells a period from the baseline of a comparison."""

    start: int
    end: int
    year: int
    role: PeriodRole
    until: int | None = None

    @property
    def text(self) -> str:
        """The period as the result file writes it: 2023 or 2021-2023."""
        return f"{self.year}-{self.until}" if self.until else str(self.year)


def periods(text: str, report_year: int | None) -> list[Period]:
    """All years of the normalised ``text`` in order; words such as 上年 are resolved against the report year."""
    found = [*_spans(text), *_years(text), *_republic(text), *_relative(text, report_year)]
    found.sort(key=lambda period: (period.start, -period.end))
    kept: list[Period] = []
    for period in found:
        if not kept or period.start >= kept[-1].end:
            kept.append(period)
    return kept


def _spans(text: str) -> list[Period]:
    return [Period(m.start(), m.end(), int(m["year"]), "period", int(m["until"])) for m in _SPAN.finditer(text)]


def _years(text: str) -> list[Period]:
    return [_made(text, m, int(m["year"] or m["fiscal"])) for m in _YEAR.finditer(text)]


def _republic(text: str) -> list[Period]:
    """Years of the Republic calendar used in Taiwan: 民国 112 年 is 2023."""
    return [_made(text, m, int(m["republic"]) + REPUBLIC) for m in _REPUBLIC.finditer(text)]


def _relative(text: str, report_year: int | None) -> list[Period]:
    found = [
        Period(
            m.start(),
            m.end(),
            PLAN_END[m["plan"]],
            "baseline" if _COMPARED_BEFORE.search(text, 0, m.start()) else "period",
        )
        for m in _PLAN.finditer(text)
        if "末" in m.group()
    ]
    if report_year is None:
        return found
    for match in _RELATIVE.finditer(text):
        if match["last"]:
            found.append(Period(match.start(), match.end(), report_year - 1, "baseline"))
        else:
            year = report_year + 1 if match["next"] else report_year
            found.append(Period(match.start(), match.end(), year, "period"))
    return found


def _made(text: str, match: re.Match[str], year: int) -> Period:
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 5]
    compared = _COMPARED_BEFORE.search(before) and not re.search(r"(?:由|从)\s?$", before)
    if compared and before.rstrip().endswith(("与", "以", "同")):
        compared = bool(_COMPARED_AFTER.match(after))
    return Period(
        match.start(), match.end(), year, "baseline" if compared or _COMPARED_AFTER.match(after) else "period"
    )
