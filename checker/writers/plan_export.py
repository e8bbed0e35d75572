"""A plan's provisions as JSON for other programs."""

from __future__ import annotations

import json

from policies.schema import Plan


def plan_text(plan: Plan) -> str:
    """All provisions with ref, also, quotes, role, addressee, industries and checks, in the plan's order.

    Values are decimal strings; the same plan gives the same bytes.
    """
    content = {
        "schema": "1",
        "plan": {**plan.head.model_dump(mode="json", exclude={"text"}), "sha256": plan.sha256},
        "provisions": [provision.model_dump(mode="json") for provision in plan.provisions],
        "doubts": [doubt.model_dump(mode="json") for doubt in plan.doubts],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
