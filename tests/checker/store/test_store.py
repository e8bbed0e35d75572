"""Results kept and found again, in both kinds of store."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

import checker.batch
from checker import checking
from checker.store.access import Store
from checker.store.engines import HEAD, StoreError, address, opened
from checker.store.queries import documents
from checker.store.rows import storable
from tests.checker.store import fakes
from tests.checker.store.driver import ran
from tests.checker.store.dumps import dump


def test_a_run_keeps_every_document_with_all_its_rows(store_url: str, tmp_path: Path) -> None:
    code, _ = ran(fakes.written(tmp_path / "in", 5), tmp_path / "out", store_url)
    assert code == 0
    held = dump(store_url)
    assert len(held) == 5
    for row, text_, parts in held:
        assert (tmp_path / "out" / f"{Path(fakes_file(text_)).stem}.json").read_text() == text_
        assert row["state"] == "read"
        assert [len(rows) for rows in parts] == [1, 1, 1, 1, 5]


def fakes_file(text_: str) -> str:
    import json

    return str(json.loads(text_)["document"]["file"])


def test_what_did_not_change_is_taken_from_the_store(store_url: str, tmp_path: Path) -> None:
    paths = fakes.written(tmp_path / "in", 4)
    ran(paths, tmp_path / "out", store_url)
    before = dump(store_url)
    Path(paths[1]).write_text("report 77")
    code, told = ran(paths, tmp_path / "out", store_url)
    assert code == 0
    assert told.reused == [paths[0], paths[2], paths[3]]
    assert [summary.company for summary in told.summaries] == ["第0造纸厂", "第77造纸厂", "第2造纸厂", "第3造纸厂"]
    assert len(dump(store_url)) == len(before) + 1


def test_another_year_and_a_fresh_run_are_checked_anew(store_url: str, tmp_path: Path) -> None:
    paths = fakes.written(tmp_path / "in", 2)
    ran(paths, tmp_path / "out", store_url)
    assert ran(paths, tmp_path / "out", store_url, year=2020)[1].reused == []
    assert ran(paths, tmp_path / "out", store_url, fresh=True)[1].reused == []
    assert ran(paths, tmp_path / "out", store_url)[1].reused == paths


def test_reports_that_are_gone_are_written_again_the_same(store_url: str, tmp_path: Path) -> None:
    paths = fakes.written(tmp_path / "in", 2)
    ran(paths, tmp_path / "out", store_url)
    first = {file.name: file.read_bytes() for file in (tmp_path / "out").glob("*.json")}
    for file in (tmp_path / "out").glob("*.json"):
        file.unlink()
    ran(paths, tmp_path / "out", store_url)
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").glob("*.json")} == first


def test_one_document_under_two_names_is_checked_once_and_listed_twice(store_url: str, tmp_path: Path) -> None:
    one, other = tmp_path / "in" / "甲.pdf", tmp_path / "in" / "乙.pdf"
    one.parent.mkdir()
    one.write_text("report 5")
    other.write_text("report 5")
    code, told = ran([str(one), str(other)], tmp_path / "out", store_url)
    assert code == 0
    assert [summary.file for summary in told.summaries] == [str(one), str(other)]
    assert told.reused == [str(other)]
    assert len(dump(store_url)) == 1
    assert str(other) in (tmp_path / "out" / "乙.json").read_text()
    assert ran([str(one), str(other)], tmp_path / "out", store_url)[1].reused == [str(one), str(other)]


def test_a_process_that_died_is_tried_again_by_the_next_run(store_url: str, tmp_path: Path) -> None:
    paths = fakes.written(tmp_path / "in", 3)
    poison = tmp_path / "in" / f"{fakes.POISON}.pdf"
    poison.write_text("report 9")
    code, told = ran([*paths, str(poison)], tmp_path / "out", store_url)
    assert code == 2
    assert any("R133" in problem for problem in told.problems)
    code, told = ran([*paths, str(poison)], tmp_path / "out", store_url)
    assert code == 0
    assert told.reused == paths


def test_opening_brings_the_tables_up_to_date_once(store_url: str) -> None:
    for _ in range(2):
        engine = opened(store_url)
        with engine.connect() as connection:
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [HEAD]
        engine.dispose()


def test_the_migrations_make_the_tables_that_the_program_uses(store_url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from checker.store.tables import META

    engine = opened(store_url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), META) == []
    engine.dispose()


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    url = address(str(tmp_path / "new.db"), tmp_path)
    opened(url).dispose()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError) as told:
        opened(url)
    assert told.value.code == "R503"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("sqlite:////proc/none/dafeng.db", "R501"),
        ("nosuch://host/base", "R502"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "R501"),
    ],
)
def test_an_address_of_no_use_is_told_without_its_password(url: str, code: str) -> None:
    with pytest.raises(StoreError) as told:
        Store(url)
    assert told.value.code == code
    assert "secret" not in str(told.value)


def test_a_report_in_another_language_or_damaged_is_written_again(tmp_path: Path) -> None:
    paths, db, html = fakes.written(tmp_path / "in", 1), str(tmp_path / "s.db"), tmp_path / "out" / "报告 000.html"
    first = None
    for language in ("zh", "en", "zh"):
        ran(paths, tmp_path / "out", db, language=language, formats=("json", "html"))
        first = first or html.read_bytes()
        assert ('lang="en"' in html.read_text()) == (language == "en")
    assert html.read_bytes() == first
    html.write_bytes(b"cut")
    ran(paths, tmp_path / "out", db, formats=("json", "html"))
    assert html.read_bytes() == first


def test_a_turn_whose_end_was_not_told_is_not_kept_twice(store_url: str, tmp_path: Path) -> None:
    paths = fakes.written(tmp_path / "in", 2)
    ran(paths, tmp_path / "out", store_url)
    store = Store(store_url)
    with store.engine.connect() as connection:
        line = documents(connection)[-1]
    store.reuse(line.run, line.place, line.file, line.check)
    with store.engine.connect() as connection:
        assert len(documents(connection)) == 2
    store.close()


def test_files_that_are_not_there_share_no_check(tmp_path: Path) -> None:
    from checker.batch import run
    from checker.tasks import Options
    from tests.checker.store.driver import Quiet

    db = str(tmp_path / "s.db")
    missing = [str(tmp_path / "x.pdf"), str(tmp_path / "y.pdf")]
    checker.batch.checked = checking.checked  # type: ignore[attr-defined]
    options = Options(out=tmp_path / "out", plan="light_industry_2023", db=db, formats=("json",), megabytes=0)
    assert run(missing, options, "never", Quiet()) == 2
    store = Store(address(db, tmp_path))
    with store.engine.connect() as connection:
        lines = documents(connection)
    store.close()
    assert [line.file for line in lines] == missing
    assert len({line.check for line in lines}) == 2


def test_a_store_s_path_may_hold_what_urls_give_a_meaning(tmp_path: Path) -> None:
    out = tmp_path / "o?x#y%41"
    assert ran(fakes.written(tmp_path / "in", 1), out, str(out / "dafeng.db"))[0] == 0
    assert (out / "dafeng.db").is_file()


def test_names_and_words_that_databases_refuse_are_kept_all_the_same(store_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    fakes.written(folder, 1)
    (Path(os.fsdecode(os.fsencode(folder) + b"/" + "第二份".encode("gb18030") + b".pdf"))).write_text("report 9")
    code, told = ran([str(folder)], tmp_path / "out", store_url)
    assert code == 0
    assert sorted(Path(summary.file).name for summary in told.summaries) == ["报告 000.pdf", "第二份.pdf"]
    assert storable("a\x00b\ud800") == "a\ufffdb?"


def test_a_store_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    db = tmp_path / "s.db"
    ran(fakes.written(tmp_path / "in", 1), tmp_path / "out", str(db))
    engine = opened(address(str(db), tmp_path), reading=True)
    with engine.connect() as connection:
        assert len(documents(connection)) == 1
    engine.dispose()
