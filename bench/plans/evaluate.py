"""Prints how well `dafeng plan draft` agrees with the curated plan: python -m bench.plans.evaluate [--verbose]."""

from __future__ import annotations

import sys

from bench.plans.agreement import Agreement, measure_agreement, target_agreement
from extractors.plans.drafts import plan_draft
from policies.loader import load_plan, load_vocabulary, plan_folder


def main() -> None:
    folder = plan_folder()
    plan = load_plan(folder)
    draft = plan_draft(folder / plan.head.text, load_vocabulary())
    for name, found in (("targets", target_agreement(draft, plan)), ("measures", measure_agreement(draft, plan))):
        _print(name, found)


def _print(name: str, found: Agreement) -> None:
    told = f"{name}: recall {found.recall:.3f}, precision {found.precision:.3f}, {found.hits} hits\n"
    sys.stdout.write(told)
    if "--verbose" in sys.argv:
        for kind, items in (("missed", found.missed), ("extra", found.extra)):
            sys.stdout.writelines(f"  {kind} {item}\n" for item in items)


if __name__ == "__main__":
    main()
