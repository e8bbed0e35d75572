"""Facts as JSON, CSV and XLSX: complete, inert, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import openpyxl

from checker.writers.facts import METRIC_HEADS, facts_csv, facts_json, facts_xlsx
from extractors.facts import Action, Evidence, Metric, Report

EVIDENCE = Evidence(page=3, printed_page="1", bbox=(1.0, 2.0, 3.0, 4.0), text='=HYPERLINK("x")', place="table")
METRIC = Metric(
    id="m-1",
    indicator="energy.total",
    theme="energy",
    name="综合能源消费量",
    label="+综合能耗",
    value=Decimal("-12.50"),
    unit="tce",
    as_printed="-12.50",
    period="2023",
    kind="change",
    boundary="group",
    confidence=Decimal("0.9"),
    evidence=(EVIDENCE,),
)
ACTION = Action(measure="energy.chp", name="热电联产", stance="done", cue="", boundary="group", evidence=(EVIDENCE,))
REPORT = Report(file="r.pdf", sha256="0" * 64, pages=4, report_year=2023, metrics=(METRIC,), actions=(ACTION,))


def test_json_has_the_keys_of_the_result_file() -> None:
    content = json.loads(facts_json(REPORT))
    assert content["document"]["report_year"] == 2023
    assert content["metrics"][0]["value"] == "-12.5" and content["actions"][0]["measure"] == "energy.chp"


def test_csv_texts_are_inert_and_numbers_stay_numbers() -> None:
    [head, row] = list(csv.reader(io.StringIO(facts_csv(REPORT))))
    cells = dict(zip(head, row, strict=True))
    assert cells["数值"] == "-12.5"
    assert cells["印出的名称"] == "'+综合能耗" and cells["原文"].startswith("'=") and cells["印出的数值"] == "'-12.50"


def test_the_workbook_opens_with_both_sheets_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(facts_xlsx(REPORT)))
    assert book.sheetnames == ["指标", "措施"]
    row = dict(zip(METRIC_HEADS, book["指标"][2], strict=True))
    assert row["数值"].value == -12.5 and row["数值"].data_type == "n"
    assert row["原文"].data_type == "s" and row["原文"].value == '=HYPERLINK("x")'


def test_the_same_report_gives_the_same_bytes() -> None:
    assert facts_xlsx(REPORT) == facts_xlsx(REPORT)
