"""Documents that cost nothing: a result made from a file's words, so that two hundred of them take seconds."""

from __future__ import annotations

import hashlib
import os
import signal
from decimal import Decimal
from pathlib import Path

from checker.checking import CheckTask, plan_of
from checker.results import DocumentRecord, Finding, Inconsistency, PlanName, ProgramName, Result
from checker.version import NAME, VERSION
from extractors.facts import Action, Evidence, Metric

POISON = "poison"


def checked(task: CheckTask) -> Result:
    """The result of a fake document; one whose name tells so kills its process, once if a file beside it says so."""
    mark = task.path.with_suffix(".killed")
    if POISON in task.file and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    content = task.path.read_bytes()
    number = int(content.split()[-1])
    plan = plan_of(task.plan)
    where = Evidence(page=1 + number % 7, bbox=(1.5, 2, 30, 40), text=f"综合能耗{number}吨标准煤", place="table")
    return Result(
        program=ProgramName(name=NAME, version=VERSION),
        plan=PlanName(id=plan.head.id, title=plan.head.title, number=plan.head.number, sha256=plan.sha256),
        document=DocumentRecord(
            file=task.file,
            sha256=hashlib.sha256(content).hexdigest(),
            pages=8,
            state="read",
            company=f"第{number}造纸厂",
            report_year=2023,
        ),
        metrics=(metric(number, where),),
        actions=(Action(measure="energy.chp", name="热电联产", stance="done", evidence=(where,)),),
        findings=(finding(number, where),),
        inconsistencies=(
            Inconsistency(kind="sum", message="分项之和与合计不符", values=("1", f"{number}"), evidence=(where, where)),
        ),
    )


def metric(number: int, where: Evidence) -> Metric:
    return Metric(
        id=f"m-{number}", indicator="energy.total", theme="energy", name="综合能源消费量", label="综合能耗",
        value=Decimal(number), unit="tce", as_printed=str(number), period="2023", kind="actual",
        confidence=Decimal("0.9"), evidence=(where,),
    )  # fmt: skip


def finding(number: int, where: Evidence) -> Finding:
    status = "met" if number % 2 else "behind"
    return Finding(
        provision="二(一)3", check="chp", title="热电联产", status=status, role="expected", value=Decimal(number),
        unit="tce", period="2023", reason="报告披露已采用热电联产。", evidence=(where,),
    )  # fmt: skip


def written(folder: Path, count: int) -> list[str]:
    """So many fake documents in a folder; their paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"报告 {number:03}.pdf" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"report {number}")
    return [str(path) for path in paths]
