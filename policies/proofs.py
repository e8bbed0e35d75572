"""Everything that ``dafeng plan verify`` proves of a plan, gathered."""

from __future__ import annotations

from policies.clauses import clauses
from policies.coefficient_faults import coefficient_faults
from policies.coverage import coverage
from policies.loader import DEFAULT_PLAN
from policies.schema import Plan, Vocabulary
from policies.sector_faults import sector_faults
from policies.target_faults import figure_faults
from policies.usage import idle_faults
from policies.verification import problems


def faults(plan: Plan, vocabulary: Vocabulary) -> list[str]:
    """Every fault as one Chinese sentence, empty for a sound plan.

    That all of the vocabulary is used is asked of the plan that the vocabulary was written for only; another plan
    uses a part of it.
    """
    found = [*problems(plan, vocabulary), *figure_faults(plan, vocabulary), *coefficient_faults(vocabulary)]
    found += sector_faults(plan, vocabulary)
    found += [f"{row.place}：“{row.missing}”没有条文引用，也没有说明" for row in coverage(plan).unaccounted]
    found += [f"plan.yaml：background 中的“{ref}”不在方案中" for ref in _strangers(plan)]
    if plan.head.id == DEFAULT_PLAN:
        found += idle_faults(plan, vocabulary)
    return found


def _strangers(plan: Plan) -> list[str]:
    return [one.ref for one in plan.head.background if one.ref not in clauses(plan.text)]
