"""``dafeng plan``: verify, coverage, show, export, draft, and the faults that verify must find."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from checker.cli.main import main
from policies.loader import load_plan, load_vocabulary, plan_folder
from tests.cases import cases

ROOT = Path(__file__).parents[2]
SECOND = ROOT / "examples" / "second-plan.txt"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["plan", *map(str, arguments)])


def test_the_shipped_plan_is_proved() -> None:
    done = run("verify")
    assert done.exit_code == 0, done.output
    assert "无误" in done.output


FAULTS = cases("plan_faults")


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{i}-{fault['said']}" for i, fault in enumerate(FAULTS)])
def test_a_seeded_fault_is_found(tmp_path: Path, fault: dict[str, str]) -> None:
    folder = Path(shutil.copytree(plan_folder(), tmp_path / "plan"))
    file = folder / fault["file"]
    text = file.read_text(encoding="utf-8")
    assert fault["right"] in text
    file.write_text(text.replace(fault["right"], fault["wrong"], 1), encoding="utf-8")
    done = run("verify", "--plan", folder)
    assert done.exit_code in (1, 2) and fault["said"] in done.output, done.output


def test_coverage_in_three_forms(tmp_path: Path) -> None:
    assert run("coverage").exit_code == 0
    html, book = tmp_path / "c.html", tmp_path / "c.xlsx"
    assert run("coverage", "--format", "html", "--out", html).exit_code == 0
    assert run("coverage", "--format", "xlsx", "--out", book).exit_code == 0
    assert "引导有条件的企业进行屋顶光伏发电改造" in html.read_text(encoding="utf-8")
    sheet = openpyxl.load_workbook(book).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert any("屋顶光伏发电改造" in (row[1] or "") and "rooftop-pv" in (row[4] or "") for row in rows)


def test_judging_is_written_or_printed(tmp_path: Path) -> None:
    page = tmp_path / "judging.md"
    assert run("judging", "--out", page).exit_code == 0
    assert run("judging").output == page.read_text(encoding="utf-8")


def test_the_workbook_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        run("coverage", "--format", "xlsx", "--out", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize("ref", ["二(一)2", "二（一）2", "rooftop-pv"])
def test_show_finds_a_place_or_an_id(ref: str) -> None:
    done = run("show", ref)
    assert done.exit_code == 0 and "引导有条件的企业进行屋顶光伏发电改造" in done.output


def test_show_of_item_one_leaves_out_item_ten() -> None:
    done = run("show", "二(四)1")
    assert done.exit_code == 2 and "R303" in done.output


def test_export_holds_every_provision() -> None:
    content = json.loads(run("export").output)
    assert [one["id"] for one in content["provisions"]] == [one.id for one in load_plan(plan_folder()).provisions]
    assert {"ref", "quotes", "role", "addressee", "industries", "checks"} <= set(content["provisions"][0])


def test_the_plans_are_listed() -> None:
    assert "light-industry-2023" in run("list").output


def test_an_unknown_plan_is_told(tmp_path: Path) -> None:
    done = run("verify", "--plan", tmp_path / "none")
    assert done.exit_code == 2 and "R301" in done.output


def test_a_second_plan_is_drafted_and_proved(tmp_path: Path) -> None:
    folder = tmp_path / "second"
    done = run("draft", SECOND, "--out", folder)
    assert done.exit_code == 0 and "量化目标 6" in done.output
    assert run("verify", "--plan", folder).exit_code == 0
    again = run("draft", SECOND, "--out", folder)
    assert again.exit_code == 2 and "R306" in again.output
    before = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert run("draft", SECOND, "--out", folder, "--force").exit_code == 0
    assert before == {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(("name", "code"), [("missing.txt", "R103"), ("odd.xyz", "R305"), ("prose.txt", "R304")])
def test_a_document_that_is_no_plan(tmp_path: Path, name: str, code: str) -> None:
    if name != "missing.txt":
        (tmp_path / name).write_text("没有编号的文字。", encoding="utf-8")
    done = run("draft", tmp_path / name, "--out", tmp_path / "out")
    assert done.exit_code == 2 and code in done.output


def test_all_of_the_vocabulary_loads() -> None:
    assert load_vocabulary().coefficients
