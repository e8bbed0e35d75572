"""How a report speaks of a measure: done, ongoing, planned, studied, stopped, absent, or only named.

Decided by the words of the measure's clause and, where it holds none, of its sentence. Denial outweighs everything
(暂未采用), then words of the future and of study (judgement.md, cases 1 and 22), then deeds; a slogan without a deed
only names the measure (case 8).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractors.facts import Stance
from extractors.language.kinds import without_asides
from extractors.language.second_stance import SURE, likeliest
from extractors.language.wordlists import any_of, read_lists

_BREAK = re.compile(r"[,;。!?]")
# How far behind the measure words such as 停用 still speak of it.
FAR = 40
_ENDING = re.compile(r"淘汰|关停|拆除|停用|关闭|退出")
_PAST = re.compile(r"已|了|20\d\d年(?!前|底前)|报告期内|年内|全年|累计|截至")


@dataclass(frozen=True, slots=True)
class StanceReading:
    """A stance and the words that decide it."""

    stance: Stance
    cue: str


@lru_cache(maxsize=1)
def stance_words() -> dict[str, tuple[str, ...]]:
    """The cue words of ``stances.yaml`` by group, normalised."""
    return read_lists(Path(__file__).parent / "stances.yaml")


def stance_of(
    sentence: str, start: int, end: int, has_figure: bool, practice: bool = False, whole: bool = False
) -> StanceReading:
    """The stance towards the measure between ``start`` and ``end`` of the normalised ``sentence``.

    ``has_figure`` says that the clause gives an actual figure of the measure, which shows a deed. ``practice`` marks
    what a plan wants ended, where 淘汰 and 停产 end it. ``whole`` reads the sentence as one clause (a table row).
    """
    clause, first = (sentence, 0) if whole else _clause(sentence, start, end)
    before = clause[: start - first]
    for stance, group, where in (
        ("absent", "absent", clause),
        ("planned", "planned", clause),
        ("studied", "studied", clause),
    ):
        cue = _found(group, where)
        if cue and stance == "absent" and (later := _found("planned", sentence[start:])):
            return StanceReading("planned", later)
        if cue and not _overruled(stance, clause, before, cue):
            return StanceReading(stance, cue)  # type: ignore[arg-type]
    stopped = any_of(*stance_words()["stopping"]).search(sentence, end, end + FAR)
    if stopped and not practice and not _ENDING.search(sentence[start:end]):
        return StanceReading("stopped", stopped.group())
    return _positive(sentence, clause, before, has_figure, practice)


def seconded(reading: StanceReading, sentence: str) -> StanceReading:
    """The rules' reading, or the classifier's where they find a measure only named and it is sure of more."""
    if reading.stance != "named":
        return reading
    stance, likely = likeliest(sentence)
    if likely < SURE or stance == "named":
        return reading
    return StanceReading(stance, _nearest("done", sentence, 0) if stance in ("done", "ongoing") else "")


def _positive(sentence: str, clause: str, before: str, has_figure: bool, practice: bool) -> StanceReading:
    stopped = _found("stopped", clause)
    if stopped and practice:
        return StanceReading("stopped", stopped)
    ongoing = _found("ongoing", clause)
    if ongoing:
        return StanceReading("ongoing", ongoing)
    deed = _nearest("done", clause, len(before))
    slogan = _found("slogan", clause)
    if deed and (has_figure or not slogan or _PAST.search(clause)):
        return StanceReading("done", deed)
    if has_figure:
        return StanceReading("done", "")
    wider = _found("done", sentence)
    if wider and not _found("slogan", sentence) and _PAST.search(sentence):
        return StanceReading("done", wider)
    return StanceReading("named", slogan or "")


def _overruled(stance: str, clause: str, before: str, cue: str) -> bool:
    """A plan that has been carried out is a deed: 计划 … 已完成; 探索出; 探索 … 成功."""
    if stance == "absent":
        return bool(_found("unsettled", clause) and _found("studied", clause))
    tail = clause[clause.find(cue) :]
    if stance == "studied" and re.search(r"探索出|成功探索|研究院|研究所|研究中心", clause):
        return True
    return bool(
        re.search(
            r"已(?:经)?(?:全部)?(?:完成|建成|投运|投产|投入|并网|实现|使用|应用)|顺利投运|正式投运",
            tail if stance == "planned" else clause,
        )
    )


def _clause(sentence: str, start: int, end: int) -> tuple[str, int]:
    """The clause around the measure; one that is too short to say anything is joined with the next."""
    shadow = without_asides(sentence) if not _in_aside(sentence, start) else sentence
    breaks = [match.start() for match in _BREAK.finditer(shadow)]
    left = max((b + 1 for b in breaks if b < start), default=0)
    right = min((b for b in breaks if b >= end), default=len(sentence))
    if not _decides(sentence[left:right]):
        right = min((b for b in breaks if b > right), default=len(sentence))
    if not _decides(sentence[left:right]):
        left = max((b + 1 for b in breaks if b < left - 1), default=0)
    return sentence[left:right], left


def _decides(clause: str) -> bool:
    return any(_found(group, clause) for group in ("absent", "planned", "studied", "done", "ongoing"))


def _in_aside(sentence: str, start: int) -> bool:
    return sentence[:start].count("(") > sentence[:start].count(")")


def _found(group: str, text: str) -> str:
    match = any_of(*stance_words()[group]).search(text)
    return match.group() if match else ""


def _nearest(group: str, text: str, at: int) -> str:
    """The cue of the group that stands nearest to the measure, the words that a reader takes for its verb."""
    found = list(any_of(*stance_words()[group]).finditer(text))
    return min(found, key=lambda match: (abs(match.start() - at), match.start())).group() if found else ""
