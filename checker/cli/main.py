"""``dafeng``: the entry point and the group of its commands."""

from __future__ import annotations

import click

from checker.cli.check import check
from checker.cli.extract import extract
from checker.cli.plan import plan
from checker.cli.plan_draft import draft
from checker.cli.report import report
from checker.cli.store import diff, export, runs, show
from checker.cli.watch import watch
from checker.version import NAME, VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name=NAME)
def main() -> None:
    """达峰：对照碳达峰实施方案核查企业可持续发展报告，输出带证据的差距报告。

    Checks Chinese sustainability reports against a carbon-peaking plan and writes gap reports with evidence.
    """


main.add_command(check)
plan.add_command(draft)
main.add_command(extract)
main.add_command(plan)
main.add_command(report)
for command in (runs, show, diff, export, watch):
    main.add_command(command)
