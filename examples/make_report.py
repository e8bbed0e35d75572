"""Makes the sample report: ``python examples/make_report.py`` writes the PDF and the gold JSON beside this file."""

from __future__ import annotations

import json
from pathlib import Path

from sample.gold import gold_of, load_expected
from sample.report import report_pdf

FOLDER = Path(__file__).parent
SLUG = "jichuan-paper-2024"


def main() -> None:
    """Writes ``jichuan-paper-2024.pdf`` and ``jichuan-paper-2024.gold.json``."""
    (FOLDER / f"{SLUG}.pdf").write_bytes(report_pdf())
    gold = gold_of(load_expected(FOLDER / f"{SLUG}.expected.yaml"))
    text = json.dumps(gold, ensure_ascii=False, indent=1)
    (FOLDER / f"{SLUG}.gold.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
