"""Reports of one enterprise that do not go together.

A year's value restated in a later report, two reports of one year that differ, a change of extent or manner between two
reports, and years without a report. Rounding as printed is respected; what may be two different quantities (values
that differ by a multiple, units that do not convert) is left alone, except for slips by a power of ten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Literal

from checker.contradictions.duplicates import FAR
from checker.contradictions.restatements import RESTATED
from checker.portfolio.digests import Digest
from checker.portfolio.members import Member
from checker.portfolio.model import BetweenFinding, Source
from checker.portfolio.outcomes import told
from checker.portfolio.series import Spot, unpacked
from checker.precision import agrees, in_unit
from checker.selection import WIDE
from checker.slips import off_by
from checker.wording import pages, printed, times, where
from extractors.facts import Evidence, Metric
from policies.schema import Indicator, Vocabulary

SAME_EXTENT = "请按同一范围披露各年数值。"
SAME_MANNER = "请按同一口径披露各年数值，或重述以前年度的数值。"

Values = dict[Spot, tuple[Metric, ...]]
Read = tuple[Digest, Values]
Kind = Literal["restated", "duplicate", "boundary", "method"]
YEARS = re.compile(r"(?:19|20)\d\d\s*年?(?:度)?|[\s，,。；;：:、（）()]")


def between(member: Member, vocabulary: Vocabulary) -> list[BetweenFinding]:
    """All findings on one enterprise's reports, by kind, then in the vocabulary's order."""
    digests = sorted(
        (one for one in _distinct(member.digests) if one.year is not None),
        key=lambda one: (one.year or 0, one.entry.file),
    )
    if len(digests) < 2:
        return []
    dated = [(digest, unpacked(digest.series)) for digest in digests]
    neighbours = [pair for pair in pairwise(dated) if pair[0][0].year != pair[1][0].year]
    return [
        *_missing_years(member, digests),
        *(one for pair in neighbours for one in _boundaries(member, *pair)),
        *(one for pair in neighbours for one in _narrowed(member, *pair)),
        *(one for pair in neighbours for one in _methods(member, *pair, vocabulary)),
        *_restated(member, dated),
    ]


def _distinct(digests: Iterable[Digest]) -> list[Digest]:
    """Each document once, whatever names it was given under."""
    return list({digest.entry.sha256: digest for digest in digests}.values())


def _missing_years(member: Member, digests: Sequence[Digest]) -> Iterator[BetweenFinding]:
    for earlier, later in pairwise(digests):
        gap = range((earlier.year or 0) + 1, later.year or 0)
        if gap:
            years = "、".join(map(str, gap))
            yield BetweenFinding(
                kind="missing-year",
                enterprise=member.id,
                period=years,
                message=f"提交了{earlier.year}和{later.year}年度的报告，没有提交{years}年度的报告。",
                advice=f"请补交{years}年度的报告，以便逐年核对。",
                sources=tuple(_source(digest, digest.periods[:1]) for digest in (earlier, later)),
            )


def _boundaries(member: Member, one: Read, other: Read) -> Iterator[BetweenFinding]:
    """The two reports say differently what they cover; years and punctuation do not count."""
    texts = [[_extent(evidence.text) for evidence in digest.boundaries] for digest, _ in (one, other)]
    if not all(texts) or any(a in b or b in a for a in texts[0] for b in texts[1]):
        return
    (earlier, later), spoken = (one[0], other[0]), [read[0].boundaries[0].text for read in (one, other)]
    yield BetweenFinding(
        kind="boundary",
        enterprise=member.id,
        message=(
            f"报告范围的说法不同：{earlier.year}年度报告为“{spoken[0]}”（{pages(earlier.boundaries[:1])}），"
            f"{later.year}年度报告为“{spoken[1]}”（{pages(later.boundaries[:1])}）。"
        ),
        advice="请说明范围有无变化；有变化的，按同一范围重述以前年度的数值。",
        sources=tuple(_source(digest, digest.boundaries[:1]) for digest in (earlier, later)),
    )


def _extent(text: str) -> str:
    return YEARS.sub("", text)


def _narrowed(member: Member, one: Read, other: Read) -> Iterator[BetweenFinding]:
    """A quantity told of the whole enterprise in one report and of single sites only in the other."""
    wide = [_own(read, lambda scope: scope in WIDE) for read in (one, other)]
    narrow = [_own(read, lambda scope: scope not in WIDE) for read in (one, other)]
    for first, second in ((0, 1), (1, 0)):
        for name, metric in wide[first].items():
            site = narrow[second].get(name)
            if site is None or name in wide[second]:
                continue
            pair = (metric, site) if first == 0 else (site, metric)
            yield _pair(
                ("boundary", f"{metric.name}的范围不同：", "。不同范围的数值不能逐年比较。", SAME_EXTENT),
                member, (one[0], other[0]), pair,
            )  # fmt: skip


def _own(read: Read, wanted: Callable[[str], bool]) -> dict[str, Metric]:
    """The values that a report gives of its own year, by indicator."""
    digest, values = read
    return {
        name: metrics[0] for (name, year, scope), metrics in values.items() if year == digest.year and wanted(scope)
    }


def _methods(member: Member, one: Read, other: Read, vocabulary: Vocabulary) -> Iterator[BetweenFinding]:
    """A quantity told by one denominator, or over one set of parts, in one report and by another in the other."""
    before, after = (_own(read, lambda scope: scope in WIDE) for read in (one, other))
    for family in _families(vocabulary):
        first, second = ([indicator.id for indicator in family if indicator.id in own] for own in (before, after))
        if first and second and not any(_tells(before, one) and _tells(after, one) for one in family):
            yield _pair(
                ("method", "核算口径不同：", "。两者不能逐年比较。", SAME_MANNER),
                member, (one[0], other[0]), (before[first[0]], after[second[0]]),
            )  # fmt: skip


def _tells(own: Mapping[str, Metric], indicator: Indicator) -> bool:
    """Whether the report gives the quantity, or all the parts that it is the sum of."""
    return indicator.id in own or (bool(indicator.parts) and all(part in own for part in indicator.parts))


def _families(vocabulary: Vocabulary) -> list[list[Indicator]]:
    """Indicators that tell one quantity in different manners: intensities of one numerator, totals of nested parts."""
    ratios: dict[str, list[Indicator]] = {}
    for indicator in vocabulary.indicators:
        if indicator.numerator and indicator.denominator:
            ratios.setdefault(indicator.numerator, []).append(indicator)
    totals = [indicator for indicator in vocabulary.indicators if indicator.parts]
    nested = [[one, other] for one in totals for other in totals if set(one.parts) < set(other.parts)]
    return [family for family in (*ratios.values(), *nested) if len(family) > 1]


def _restated(member: Member, reads: Sequence[Read]) -> Iterator[BetweenFinding]:
    """Values of one indicator, year and boundary that two reports in succession print differently."""
    spots: dict[Spot, list[tuple[Digest, tuple[Metric, ...]]]] = {}
    for digest, values in reads:
        for spot, metrics in values.items():
            if spot[1] <= (digest.year or 0):
                spots.setdefault(spot, []).append((digest, metrics))
    for tellings in spots.values():
        for (earlier, before), (later, after) in pairwise(tellings):
            if not any(agrees(one, other) for one in before for other in after):
                yield from _difference(member, (earlier, later), before[0], after[0])


def _difference(
    member: Member, digests: tuple[Digest, Digest], before: Metric, after: Metric
) -> Iterator[BetweenFinding]:
    value = in_unit(after, before.unit)
    slip = off_by(after, before)
    if value is None or (slip is None and not _near(before, value)):
        return
    change = told((value / before.value - 1) * 100, "%") if before.value else "无法计算"
    kind: Kind = "duplicate" if digests[0].year == digests[1].year else "restated"
    text = " ".join(evidence.text for evidence in after.evidence)
    if slip is not None:
        close, advice = f"相比{times(slip)}，疑为单位或数量级错误", "请核实两份报告的单位和数值。"
    elif any(word in text for word in RESTATED):
        close, advice = f"相差{change}，后一份报告称已重述", "请确认重述的原因和范围，并以重述后的数值计算变化。"
    else:
        close, advice = f"相差{change}，所引文字没有说明重述", "请说明差异的原因；属重述的，请在报告中注明。"
    head = f"{before.period}年{'' if before.boundary in WIDE else where(before.boundary)}{before.name}："
    yield _pair((kind, head, f"；{close}。", advice), member, digests, (before, after))


def _near(before: Metric, value: Decimal) -> bool:
    return bool(before.value) and 1 / FAR <= value / before.value <= FAR


def _pair(
    words: tuple[Kind, str, str, str], member: Member, digests: tuple[Digest, Digest], metrics: tuple[Metric, Metric]
) -> BetweenFinding:
    """A finding on two values: ``words`` are its kind, what goes before and behind what each report says, advice."""
    kind, head, tail, advice = words
    same = kind in ("restated", "duplicate")
    spoken = [
        f"{_report(digest, kind)}{'' if same else _named(metric)}为{printed(metric)}（{pages(metric.evidence)}）"
        for digest, metric in zip(digests, metrics, strict=True)
    ]
    return BetweenFinding(
        kind=kind,
        enterprise=member.id,
        indicator=metrics[0].indicator,
        name=metrics[0].name,
        period=metrics[0].period if same else None,
        message=f"{head}{'；'.join(spoken)}{tail}",
        advice=advice,
        sources=tuple(
            _source(digest, metric.evidence, f"{metric.as_printed}{metric.printed_unit}")
            for digest, metric in zip(digests, metrics, strict=True)
        ),
    )


def _report(digest: Digest, kind: Kind) -> str:
    """The report in words: by its year, and by its file where both are of one year."""
    return f"“{Path(digest.entry.file).name}”" if kind == "duplicate" else f"{digest.year}年度报告"


def _named(metric: Metric) -> str:
    return f"{'' if metric.boundary in WIDE else where(metric.boundary)}{metric.name}"


def _source(digest: Digest, evidence: Sequence[Evidence], value: str = "") -> Source:
    return Source(document=digest.entry.id, report_year=digest.entry.report_year, value=value, evidence=tuple(evidence))
