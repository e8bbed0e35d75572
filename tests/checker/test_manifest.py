"""Manifests: columns in two languages, encodings, wrong rows told by their numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.manifest import Entry, ManifestError, entries_of
from checker.tasks import Options, work_of

OPTIONS = Options(out=Path("out"), plan="light_industry_2023", stored=False)


def listed(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[Entry | ManifestError]:
    (tmp_path / "m.csv").write_bytes(text.encode(encoding))
    return list(entries_of(tmp_path / "m.csv"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_columns_have_chinese_names_in_any_order_and_encoding(tmp_path: Path, encoding: str) -> None:
    found = listed(tmp_path, "年度,备注,路径,企业,行业\n2023年,无,报告/一.pdf,甲纸业,造纸、电池\n", encoding)
    assert found == [Entry(str(tmp_path / "报告" / "一.pdf"), "甲纸业", ("造纸", "电池"), 2023)]


def test_columns_have_english_names_and_what_is_empty_is_not_told(tmp_path: Path) -> None:
    found = listed(tmp_path, "path,year,ocr_pages,password_file\na.pdf,,0,key.txt\ns3://b/c.pdf,2024,,\n\n")
    assert found == [
        Entry(str(tmp_path / "a.pdf"), ocr_pages=0, password_file=tmp_path / "key.txt"),
        Entry("s3://b/c.pdf", year=2024),
    ]


def test_a_wrong_row_is_told_by_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    found = listed(tmp_path, 'path,year\na.pdf,2023\n,2023\nb.pdf,二〇二三\n"c, d.pdf",1023\ne.pdf,2022\n')
    assert [one.file for one in found if isinstance(one, Entry)] == [
        str(tmp_path / name) for name in ("a.pdf", "e.pdf")
    ]
    assert [one.fields["row"] for one in found if isinstance(one, ManifestError)] == [3, 4, 5]
    assert all(one.code == "R462" for one in found if isinstance(one, ManifestError))


@pytest.mark.parametrize("content", [b"", b"name,year\na,2023\n", b"\xff\xfe\x00\x81\x20"])
def test_a_file_that_is_no_manifest_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m.csv").write_bytes(content)
    with pytest.raises(ManifestError) as told:
        list(entries_of(tmp_path / "m.csv"))
    assert told.value.code == "R461"


def test_tasks_carry_what_the_manifest_knows(tmp_path: Path) -> None:
    (tmp_path / "key.txt").write_text("geheim\n")
    (tmp_path / "m.csv").write_text(
        "path,enterprise,industry,year,password_file\na.pdf,甲,造纸,2023,key.txt\nb.pdf,乙,航天,,\n"
    )
    work = work_of([str(tmp_path / "m.csv")], OPTIONS)
    (task,) = work.tasks
    assert (task.company, task.industries, task.year, task.password) == ("甲", ("paper",), 2023, "geheim")
    assert [fault.code for fault in work.faults] == ["R464"]


def test_what_csv_makes_of_odd_rows_takes_no_others_along(tmp_path: Path) -> None:
    found = listed(tmp_path, 'path,year\na.pdf,2023\n"b.pdf"x,2023\nc\0.pdf,2023\nd.pdf,2023\n')
    names = [Path(one.file).name for one in found if isinstance(one, Entry)]
    assert names == ["a.pdf", "b.pdfx", "d.pdf"]


def test_password_files_may_have_a_mark_and_must_be_text(tmp_path: Path) -> None:
    (tmp_path / "bom.txt").write_bytes("geheim\n".encode("utf-8-sig"))
    (tmp_path / "gbk.txt").write_bytes("口令".encode("gb18030"))
    (tmp_path / "m.csv").write_text("path,password_file\na.pdf,bom.txt\nb.pdf,gbk.txt\n")
    work = work_of([str(tmp_path / "m.csv")], OPTIONS)
    assert [task.password for task in work.tasks] == ["geheim"]
    assert [fault.code for fault in work.faults] == ["R464"]
