"""The first tables: runs, checks and what they found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("plan_sha256", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("company", sa.Text(), nullable=True),
        sa.Column("report_year", sa.Integer(), nullable=True),
        sa.Column("industries", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("result", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checks")),
        sa.UniqueConstraint("key", name=op.f("uq_checks_key")),
    )
    op.create_index(op.f("ix_checks_company"), "checks", ["company"], unique=False)
    op.create_index(op.f("ix_checks_sha256"), "checks", ["sha256"], unique=False)
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("finished", sa.Text(), nullable=True),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("plan_sha256", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "actions",
        sa.Column("check", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("boundary", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["check"], ["checks.id"], name=op.f("fk_actions_check_checks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("check", "place", name=op.f("pk_actions")),
    )
    op.create_index(op.f("ix_actions_measure"), "actions", ["measure"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("check", sa.Integer(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["check"], ["checks.id"], name=op.f("fk_decisions_check_checks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_check"), "decisions", ["check"], unique=False)
    op.create_table(
        "entries",
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("check", sa.Integer(), nullable=False),
        sa.Column("reused", sa.Boolean(), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["check"], ["checks.id"], name=op.f("fk_entries_check_checks")),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_entries_run_runs"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run", "place", name=op.f("pk_entries")),
    )
    op.create_index(op.f("ix_entries_check"), "entries", ["check"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("check", sa.Integer(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("printed_page", sa.Text(), nullable=True),
        sa.Column("box", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["check"], ["checks.id"], name=op.f("fk_evidence_check_checks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("check", "of", "owner", "place", name=op.f("pk_evidence")),
    )
    op.create_table(
        "findings",
        sa.Column("check", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("provision", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("needs_review", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["check"], ["checks.id"], name=op.f("fk_findings_check_checks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("check", "place", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_name"), "findings", ["name"], unique=False)
    op.create_index(op.f("ix_findings_status"), "findings", ["status"], unique=False)
    op.create_table(
        "inconsistencies",
        sa.Column("check", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["check"], ["checks.id"], name=op.f("fk_inconsistencies_check_checks"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("check", "place", name=op.f("pk_inconsistencies")),
    )
    op.create_table(
        "metrics",
        sa.Column("check", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=True),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("boundary", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Text(), nullable=False),
        sa.Column("derived", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["check"], ["checks.id"], name=op.f("fk_metrics_check_checks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("check", "place", name=op.f("pk_metrics")),
    )
    op.create_index(op.f("ix_metrics_indicator"), "metrics", ["indicator"], unique=False)
    op.create_table(
        "outputs",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("check", sa.Integer(), nullable=False),
        sa.Column("look", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["check"], ["checks.id"], name=op.f("fk_outputs_check_checks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_outputs")),
    )
    op.create_index(op.f("ix_outputs_check"), "outputs", ["check"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_outputs_check"), table_name="outputs")
    op.drop_table("outputs")
    op.drop_index(op.f("ix_metrics_indicator"), table_name="metrics")
    op.drop_table("metrics")
    op.drop_table("inconsistencies")
    op.drop_index(op.f("ix_findings_status"), table_name="findings")
    op.drop_index(op.f("ix_findings_name"), table_name="findings")
    op.drop_table("findings")
    op.drop_table("evidence")
    op.drop_index(op.f("ix_entries_check"), table_name="entries")
    op.drop_table("entries")
    op.drop_index(op.f("ix_decisions_check"), table_name="decisions")
    op.drop_table("decisions")
    op.drop_index(op.f("ix_actions_measure"), table_name="actions")
    op.drop_table("actions")
    op.drop_table("runs")
    op.drop_index(op.f("ix_checks_sha256"), table_name="checks")
    op.drop_index(op.f("ix_checks_company"), table_name="checks")
    op.drop_table("checks")
