"""A run over a Dask cluster keeps and writes what a run on one machine does."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.store.engines import address
from tests.checker.store import fakes
from tests.checker.store.driver import ran
from tests.checker.store.dumps import dump

pytest.importorskip("distributed")


def test_a_cluster_gives_the_same_as_one_machine(tmp_path: Path) -> None:
    paths = fakes.written(tmp_path / "in", 60)
    here, there = str(tmp_path / "here.db"), str(tmp_path / "there.db")
    assert ran(paths, tmp_path / "here", here)[0] == 0
    code, told = ran(paths, tmp_path / "there", there, cluster="local")
    assert code == 0
    assert [summary.file for summary in told.summaries] == paths
    assert dump(address(there, tmp_path)) == dump(address(here, tmp_path))
    for file in (tmp_path / "here").glob("*.json"):
        assert (tmp_path / "there" / file.name).read_bytes() == file.read_bytes()


def test_a_cluster_that_is_not_there_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    paths = fakes.written(tmp_path / "in", 2)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("checker.batch.Cluster.__init__.__defaults__", (1, 600, 0, 3, 1))
        code, told = ran(paths, tmp_path / "out", str(tmp_path / "s.db"), cluster="tcp://127.0.0.1:1")
    assert code == 2
    assert told.problems[-1].startswith("R141")
    assert ran(paths, tmp_path / "out", str(tmp_path / "s.db"))[0] == 0
