"""A draft of a plan's data on disk: plan.yaml, plan.md, provisions, doubts, and what a person must decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from extractors.plans.outlines import INTRODUCTION, Outline, outline
from extractors.plans.provisions import DraftProvision, ProvisionDrafter, Question
from extractors.plans.sources import plan_lines
from policies.schema import Vocabulary

DECISIONS = "待定.md"


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan's outline, its provisions in the order of the text, and the questions they leave."""

    outline: Outline
    provisions: tuple[DraftProvision, ...]

    @property
    def questions(self) -> list[Question]:
        """All that a person must decide, in the order of the text."""
        return [question for provision in self.provisions for question in provision.questions]

    @property
    def targets(self) -> list[dict[str, Any]]:
        """The checks that carry a target."""
        checks = [check for one in self.provisions for check in one.content.get("checks", [])]
        return [check for check in checks if "target" in check]


def plan_draft(path: Path, vocabulary: Vocabulary) -> Draft:
    """The draft of the plan in a PDF, DOCX or text file; raises ReadingError when it cannot be read."""
    from extractors.language.pipeline import language

    made = outline(plan_lines(path))
    drafter = ProvisionDrafter(vocabulary, language(vocabulary, tagger=False))
    return Draft(made, tuple(drafter.provisions(made)))


def written(draft: Draft, folder: Path, identifier: str) -> list[Path]:
    """Writes the draft as a plan's folder; the same draft gives the same bytes. Returns the files in order."""
    files = {
        "plan.yaml": _yaml(_head(draft, identifier)),
        "plan.md": _text(draft.outline),
        "doubts.yaml": _yaml(_doubts(draft)),
        DECISIONS: _decisions(draft),
    }
    for number, (ref, provisions) in enumerate(_by_clause(draft.provisions), start=1):
        content = [provision.content for provision in provisions]
        files[f"provisions/{number:03d}.yaml"] = f"# {ref}\n{_yaml(content)}"
    (folder / "provisions").mkdir(parents=True, exist_ok=True)
    for old in (folder / "provisions").glob("[0-9][0-9][0-9].yaml"):
        old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def identifier_of(path: Path) -> str:
    """A plan's id from its file's name; plan-draft where the name has no Latin letter."""
    words = re.findall(r"[a-z0-9]+", path.stem.lower())
    return "-".join(words) if words and any(word.isalpha() for word in words) else "plan-draft"


def _head(draft: Draft, identifier: str) -> dict[str, Any]:
    named = {name for one in draft.provisions for name in one.content.get("industries", [])}
    return {
        "id": identifier,
        "title": draft.outline.title or identifier,
        "number": draft.outline.number or "（文号未识别）",
        "issuer": "（请填写发文单位）",
        "issued": draft.outline.year or 2020,
        "text": "plan.md",
        "industries": sorted(named),
        "background": [
            {"ref": clause.ref, "reason": "草稿：正文之前的标题、文号和引言，没有要求"}
            for clause in draft.outline.clauses
            if clause.ref == INTRODUCTION
        ],
    }


def _text(made: Outline) -> str:
    """The plan's words under headings that name each clause, in the form that the loader reads."""
    blocks, part = [f"# {made.title}"], ""
    for clause in made.clauses:
        if clause.part != part:
            part = clause.part
            blocks.append(f"# {part}")
        blocks.append(f"## {clause.ref}")
        blocks.extend(clause.lines)
    return "\n\n".join(blocks) + "\n"


def _by_clause(provisions: Iterable[DraftProvision]) -> list[tuple[str, list[DraftProvision]]]:
    grouped: dict[str, list[DraftProvision]] = {}
    for provision in provisions:
        grouped.setdefault(provision.ref, []).append(provision)
    return list(grouped.items())


def _doubts(draft: Draft) -> list[dict[str, Any]]:
    """A MISSING doubt for each target without baseline or deadline."""
    asked = [question for question in draft.questions if "没有写" in question.asked]
    return [
        {
            "id": f"draft-{number:03d}",
            "kind": "MISSING",
            "places": [question.ref],
            "fact": f"{question.asked.split('，')[0]}。",
            "judgement": "草稿：请判断。",
            "handling": "草稿：降幅、升幅按2020年为基准；没有期限的不判期限。",
        }
        for number, question in enumerate(asked, start=1)
    ]


def _decisions(draft: Draft) -> str:
    lines = [
        f"# {draft.outline.title}：待人工决定",
        "",
        f"条文 {len(draft.provisions)}，量化目标 {len(draft.targets)}，待定 {len(draft.questions)}。",
        "文号、发文单位、印发年份也请核对（plan.yaml）。",
        "",
    ]
    for ref, questions in _questions_by_clause(draft.questions):
        lines.append(f"## {ref}")
        lines.append("")
        lines.extend(f"- [ ] {question.asked}\n  原文：{question.words}" for question in questions)
        lines.append("")
    return "\n".join(lines)


def _questions_by_clause(questions: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    grouped: dict[str, list[Question]] = {}
    for question in questions:
        grouped.setdefault(question.ref, []).append(question)
    return list(grouped.items())


def _yaml(content: Any) -> str:
    from ruamel.yaml import YAML

    writer = YAML()
    writer.allow_unicode = True
    writer.width = 150
    target = StringIO()
    writer.dump(content, target)
    return target.getvalue()
