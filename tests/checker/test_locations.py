"""Documents under URLs: listed, fetched, and told where they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.locations import LocationError, fetched, is_url, pdfs_at

fsspec = pytest.importorskip("fsspec")


def test_urls_are_told_from_paths() -> None:
    assert is_url("s3://bucket/reports")
    assert is_url("file:///data/报告.pdf")
    assert not is_url("/data/a:b.pdf")
    assert not is_url("C:\\reports\\a.pdf")


def test_a_folder_gives_its_pdfs_in_order_at_any_depth(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.PDF", "notes.txt", "inner/报告 一.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    found = pdfs_at(tmp_path.as_uri())
    assert [name.removeprefix(f"file://{tmp_path}/") for name in found] == ["a.PDF", "b.pdf", "inner/报告 一.pdf"]
    with fetched(found[2]) as path:
        assert path.read_bytes() == "inner/报告 一.pdf".encode()
    assert not path.exists()


def test_a_document_is_fetched_from_memory_as_from_any_store() -> None:
    fsspec.filesystem("memory").pipe_file("/reports/a.pdf", b"%PDF")
    with fetched("memory://reports/a.pdf") as path:
        assert path.read_bytes() == b"%PDF"


@pytest.mark.parametrize(
    ("url", "code"),
    [("memory://reports/none.pdf", "R136"), ("nothing://a/b.pdf", "R137"), ("file:///no/such.pdf", "R136")],
)
def test_what_cannot_be_fetched_is_told(url: str, code: str) -> None:
    with pytest.raises(LocationError) as told, fetched(url):
        pass
    assert told.value.code == code
