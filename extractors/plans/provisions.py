"""Draft provisions: each demand of a clause with its role, its addressee, its targets and its measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extractors.language.indicators import IndicatorIndex
from extractors.language.texts import normal
from extractors.plans.outlines import INTRODUCTION, Clause, Outline
from extractors.plans.targets import PlanTarget, lead_of, targets_in
from extractors.plans.wording import addressee_of, demands, role_of
from policies.schema import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_PIECE = re.compile(r"[^；;]+[；;]?")
_NUMBERING = re.compile(
    r"^\s*(?:\d+\s*[.．、]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|专栏\s*\d+\s*[：:]?|第[一二三四五六七八九十百\d]+条)\s*"
)
HEADING_LENGTH = 40
UNDECIDED = "草稿：没有识别到可检查的措施或目标，请人工补充检查或说明理由"


@dataclass(slots=True)
class Question:
    """What a person must decide: where, about which words, and what."""

    ref: str
    words: str
    asked: str


@dataclass(slots=True)
class DraftProvision:
    """A provision in the form of the schema, and the questions that it leaves."""

    ref: str
    content: dict[str, Any]
    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand of a clause: its words, its targets, and the measures named in it.

    ``measured`` are measures named only within what a target measures (热电联产 in 热电联产占比达85%).
    """

    words: str
    targets: tuple[PlanTarget, ...]
    measures: tuple[str, ...]
    measured: tuple[str, ...] = ()


class ProvisionDrafter:
    """Drafts the provisions of a plan over the vocabulary, with the language pipeline's matchers."""

    def __init__(self, vocabulary: Vocabulary, nlp: Language) -> None:
        self.nlp = nlp
        self.index = IndicatorIndex(vocabulary.indicators)
        self.measures = {measure.id: measure for measure in vocabulary.measures}
        self.indicators = self.index.indicators
        self.industries = vocabulary.industries

    def provisions(self, plan: Outline) -> Iterator[DraftProvision]:
        """The provisions of a plan in the order of its text."""
        number = 0
        for clause in plan.clauses:
            if clause.ref == INTRODUCTION:
                continue
            for demand, heading in self._demands(clause):
                number += 1
                yield self._provision(clause, demand, heading, f"d{number:03d}")

    def industries_of(self, words: str) -> tuple[str, ...]:
        """The industries that the words name by the names of the vocabulary."""
        text = normal(words)
        return tuple(one.id for one in self.industries if one.name in text or f"{one.name}行业" in text)

    def _demands(self, clause: Clause) -> Iterator[tuple[Demand, bool]]:
        """The demands of a clause; the second value tells a heading, which is quoted but asks nothing."""
        for paragraph in clause.lines:
            lead = lead_of(_NUMBERING.sub("", paragraph))
            for index, found in enumerate(_SENTENCE.finditer(paragraph)):
                sentence = found.group()
                if index == 0 and _is_heading(sentence, paragraph):
                    yield Demand(sentence, (), ()), True
                    continue
                yield from ((demand, False) for demand in self._sentence(sentence, lead))

    def _sentence(self, sentence: str, lead: int | None) -> Iterator[Demand]:
        targets = targets_in(sentence, lead)
        mentions = self._mentions(sentence)
        at = 0
        for piece in (words for part in _PIECE.findall(sentence) for words in demands(part)):
            low, high = at, at + len(piece)
            at = high
            here = tuple(target for target in targets if low <= target.high - 1 < high)
            named = [(start, name) for start, name in mentions if low <= start < high]
            measured = [name for start, name in named if any(t.low - len(t.subject) <= start < t.high for t in here)]
            free = dict.fromkeys(name for _, name in named if name not in measured)
            yield Demand(piece.strip(), here, tuple(free), tuple(dict.fromkeys(measured)))

    def _mentions(self, sentence: str) -> list[tuple[int, str]]:
        from extractors.language.pipeline import annotated

        doc = self.nlp(normal(sentence))
        return [(mention.start, mention.measure) for _, mention in annotated(doc, "measures")]

    def _provision(self, clause: Clause, demand: Demand, heading: bool, name: str) -> DraftProvision:
        words = demand.words
        role = "context" if heading else role_of(normal(words), bool(demand.targets)) or "expected"
        questions = [] if heading else list(_questions(clause.ref, demand, normal(words)))
        industries = self.industries_of(words) or self.industries_of("".join(clause.above) + clause.ref)
        checks = [] if role == "context" else [*self._checks(demand, name, role, clause.ref, questions)]
        content: dict[str, Any] = {
            "ref": clause.ref,
            "id": name,
            "title": _short(words),
            "quotes": [words.rstrip("。；;，,")],
            "addressee": addressee_of(normal(words), role),
            "role": role,
        }
        if industries:
            content["industries"] = list(industries)
        if checks:
            content["checks"] = checks
        else:
            content["unchecked"] = "标题" if heading else _unchecked(role)
        return DraftProvision(clause.ref, content, questions)

    def _checks(
        self, demand: Demand, name: str, role: str, ref: str, questions: list[Question]
    ) -> Iterator[dict[str, Any]]:
        for number, target in enumerate(demand.targets, start=1):
            yield self._target_check(target, f"{name}-t{number}", demand, ref, questions)
        for number, measure in enumerate(demand.measures, start=1):
            owner = self.measures[measure]
            if owner.practice and role != "binding":
                questions.append(
                    Question(ref, demand.words, f"“{owner.name}”是要终止的做法，但条文没有禁止的字样，未设检查")
                )
            else:
                if owner.practice:
                    questions.append(Question(ref, demand.words, f"请核对“{owner.name}”是否正是所禁止的做法"))
                kind = "prohibition" if owner.practice else "adoption"
                names = "practices" if owner.practice else "measures"
                yield {
                    "id": f"{name}-m{number}",
                    "kind": kind,
                    "title": owner.name,
                    "keywords": [owner.name],
                    names: [measure],
                }

    def _target_check(
        self, target: PlanTarget, name: str, demand: Demand, ref: str, questions: list[Question]
    ) -> dict[str, Any]:
        indicator, unit = self._indicator(target, demand)
        record = {
            "comparator": target.comparator,
            "value": str(target.value),
            "unit": unit,
            "baseline": target.baseline,
            "deadline": target.deadline,
            "start": str(target.start) if target.start is not None else None,
            "as_printed": target.as_printed.strip(),
        }
        title = _short(f"{target.subject}{target.as_printed}".strip())
        check: dict[str, Any] = {"id": name, "title": title, "keywords": [title]}
        kind = target.sense if indicator and target.sense in JUDGED else "sector"
        check["kind"] = kind
        if kind != "sector":
            check["indicators"] = [indicator]
        if kind == "share" and demand.measured:
            check["measures"] = list(demand.measured)
        if kind == "increase":
            check["reading"] = "points" if target.unit == "pp" else "both"
        if kind == "sector":
            questions.append(
                Question(
                    ref,
                    demand.words,
                    f"目标“{title}”没有对应的指标，暂按行业指标列出，不判单个企业；请指定指标和检查种类",
                )
            )
        check["target"] = {key: value for key, value in record.items() if value is not None}
        return check

    def _indicator(self, target: PlanTarget, demand: Demand) -> tuple[str | None, str]:
        """The indicator that the target's subject names, and the unit of the target.

        A unit printed without its denominator takes the indicator's (吨纸综合能耗430千克标准煤 is kgce/t).
        """
        changes = target.sense in ("reduction", "increase")
        for label in (target.subject, demand.words[: demand.words.find(target.as_printed)]):
            found = self.index.named(label) if changes else self.index.match(label, target.unit)
            if found and (not changes or found.indicator.direction != "none"):
                return found.indicator.id, found.unit or target.unit
        return None, target.unit


JUDGED = ("reduction", "increase", "limit", "share")  # senses that are kinds of checks


def _is_heading(sentence: str, paragraph: str) -> bool:
    numbered = _NUMBERING.match(sentence) is not None
    return (
        numbered and len(sentence) <= HEADING_LENGTH and (len(sentence) < len(paragraph) or not sentence.endswith("。"))
    )


def _questions(ref: str, demand: Demand, words: str) -> Iterator[Question]:
    if role_of(words, bool(demand.targets)) is None:
        yield Question(ref, demand.words, "措辞看不出效力，暂按“要求”列出，请确定")
    for target in demand.targets:
        if target.sense in ("reduction", "increase") and target.baseline is None:
            yield Question(ref, demand.words, f"“{target.as_printed}”没有写基准年，判定时按2020年，请确定")
        if target.deadline is None and target.sense not in ("limit", "ban"):
            yield Question(ref, demand.words, f"“{target.as_printed}”没有写期限，请确定")
    if not demand.targets and not demand.measures and role_of(words, quantified=False) != "context":
        yield Question(ref, demand.words, "没有识别到措施或目标，请补充检查，或说明为何不检查")


def _unchecked(role: str) -> str:
    return "草稿：面向主管部门、协会，或只说明方向，没有可用于一家企业的量或行为" if role == "context" else UNDECIDED


def _short(words: str) -> str:
    plain = _NUMBERING.sub("", words).strip("。；;，, ")
    return plain if len(plain) <= 60 else plain[:59] + "…"


def named_measures(drafts: Sequence[DraftProvision]) -> set[tuple[str, str]]:
    """Pairs of place and measure that the draft names, to be compared with curated data."""
    return {
        (draft.ref, measure)
        for draft in drafts
        for check in draft.content.get("checks", [])
        for measure in (*check.get("measures", ()), *check.get("practices", ()))
    }
