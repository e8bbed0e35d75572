"""A result as rows of the store's tables, and the key under which it is found again."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table

from checker.results import Result
from checker.store import tables
from extractors.facts import Evidence, plain

if TYPE_CHECKING:
    from checker.finishing import Finished

LEVEL = 6
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ask:
    """What a result depends on besides the document: the plan, the program and what the user asked for.

    ``options`` are JSON with their names in order; ``secret`` stands for the password and is kept nowhere.
    """

    plan: str
    plan_sha256: str
    program: str
    options: str
    secret: str = ""

    def key(self, sha256: str) -> str:
        """The key of a document of this content under this ask."""
        parts = (sha256, self.plan_sha256, self.program, self.options, self.secret)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def check_row(finished: Finished, ask: Ask, sha256: str) -> Row:
    """The row of table ``checks``; ``sha256`` is the document's, also where nothing of it could be read."""
    summary = finished.summary
    row = {
        "key": ask.key(sha256),
        "sha256": sha256,
        "plan": ask.plan,
        "plan_sha256": ask.plan_sha256,
        "program": ask.program,
        "options": ask.options,
        "state": summary.state,
        "company": summary.company,
        "report_year": summary.year,
        "industries": ",".join(summary.industries),
        "pages": summary.pages,
        "summary": json.dumps(asdict(summary), ensure_ascii=False, sort_keys=True),
        "text_sha256": hashlib.sha256(finished.text).hexdigest(),
        "result": finished.packed,
    }
    return {name: storable(value) for name, value in row.items()}


def packed(text: bytes) -> bytes:
    """A result file as the store keeps it."""
    return zlib.compress(text, LEVEL)


def result_file(content: bytes) -> str:
    """The text of a packed result file."""
    return zlib.decompress(content).decode()


def part_rows(result: Result) -> Iterator[tuple[Table, list[Row]]]:
    """The rows that belong to a check, without its number, table by table, those of evidence last."""
    for table, rows in _part_rows(result):
        yield table, [{name: storable(value) for name, value in row.items()} for row in rows]


def storable(value: Any) -> Any:
    """A text without what databases refuse: NUL, and halves of characters."""
    return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _part_rows(result: Result) -> Iterator[tuple[Table, list[Row]]]:
    yield tables.metrics, [{"place": at, **_metric(m)} for at, m in enumerate(result.metrics)]
    yield tables.actions, [{"place": at, **_action(a)} for at, a in enumerate(result.actions)]
    yield tables.findings, [{"place": at, **_finding(f)} for at, f in enumerate(result.findings)]
    yield (
        tables.inconsistencies,
        [
            {"place": at, "kind": i.kind, "message": i.message, "printed": "；".join(i.values)}
            for at, i in enumerate(result.inconsistencies)
        ],
    )
    yield tables.evidence, list(_evidence(result))


def _action(action: Any) -> Row:
    return {name: getattr(action, name) for name in ("measure", "name", "stance", "boundary")}


def _metric(metric: Any) -> Row:
    names = (
        "id", "indicator", "theme", "name", "label", "unit", "as_printed", "period", "kind", "baseline", "boundary",
    )  # fmt: skip
    return {
        **{name: getattr(metric, name) for name in names},
        "value": plain(metric.value),
        "confidence": plain(metric.confidence),
        "derived": metric.derivation is not None,
    }


def _finding(finding: Any) -> Row:
    names = ("provision", "title", "role", "status", "unit", "period", "reason", "advice", "needs_review")
    value = None if finding.value is None else plain(finding.value)
    return {**{name: getattr(finding, name) for name in names}, "name": finding.check, "value": value}


def _evidence(result: Result) -> Iterator[Row]:
    owners: tuple[tuple[str, Iterable[Any]], ...] = (
        ("metrics", result.metrics),
        ("actions", result.actions),
        ("findings", result.findings),
        ("inconsistencies", result.inconsistencies),
    )
    for name, items in owners:
        for owner, item in enumerate(items):
            for place, found in enumerate(item.evidence):
                yield {"of": name, "owner": owner, "place": place, **_place(found)}


def _place(found: Evidence) -> Row:
    return {
        "page": found.page,
        "printed_page": found.printed_page,
        "box": json.dumps(list(found.bbox)),
        "words": found.text,
        "kind": found.place,
    }
