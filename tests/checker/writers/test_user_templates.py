"""An organisation's own templates: used, sandboxed, and told where they err."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sample_result import sample_result
from word_text import body_text

from checker.rendering import check_ready
from checker.writers.errors import WriterError
from checker.writers.formats import Look, report

NAMES = {"html": "gap_report.html.j2", "md": "gap_report.md.j2", "docx": "gap_report.docx"}


def written(folder: Path, form: str, text: str) -> Look:
    """A template of ``form`` with ``text``: a line of text a line, a paragraph a line in Word."""
    if form == "docx":
        from docx import Document

        document = Document()
        for line in text.split("\n"):
            document.add_paragraph(line)
        document.save(str(folder / NAMES[form]))
    else:
        (folder / NAMES[form]).write_text(text, encoding="utf-8")
    return Look("zh", folder)


def shown(form: str, content: bytes) -> str:
    return body_text(content) if form == "docx" else content.decode()


@pytest.mark.parametrize("form", NAMES)
def test_an_own_template_is_used(tmp_path: Path, form: str) -> None:
    text = "本局 {{ view.cover.company }} {{ words.columns.remedy }} {{ say('year', year=2023) }}"
    content = report(form, sample_result(), written(tmp_path, form, text))
    assert shown(form, content).strip() == "本局 青渚纸业股份有限公司 整改情况 2023 年"


@pytest.mark.parametrize("form", NAMES)
def test_values_are_escaped_in_an_own_template(tmp_path: Path, form: str) -> None:
    result = sample_result()
    result["document"]["company"] = "<script>{{ 7*7 }}</script>&"
    content = report(form, result, written(tmp_path, form, "[{{ view.cover.company }}]"))
    if form == "docx":
        assert "<script>{{ 7*7 }}</script>&" in body_text(content)
    else:
        assert "&lt;script&gt;{{ 7*7 }}&lt;/script&gt;&amp;" in content.decode().replace("\\*", "*")


def test_what_a_folder_lacks_is_taken_from_the_shipped_templates(tmp_path: Path) -> None:
    (tmp_path / "method.html.j2").write_text("<section id='method'>本局的方法</section>", encoding="utf-8")
    check_ready(("html", "docx"), tmp_path)
    page = report("html", sample_result(), Look("zh", tmp_path)).decode()
    assert "本局的方法" in page and "差距清单" in page
    assert report("docx", sample_result(), Look("zh", tmp_path)) == report("docx", sample_result(), Look())


ATTACKS = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ say.__globals__ }}",
    "{{ view.__init__.__globals__['os'] }}",
    "{{ words.heads.update({'x': 1}) }}",
    "{{ '{0.__class__}'.format(view) }}{{ view.__class__ }}",
)


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_leads_out_of_the_sandbox(tmp_path: Path, form: str, attack: str) -> None:
    with pytest.raises(WriterError, match=r"unsafe|denied|access"):
        report(form, sample_result(), written(tmp_path, form, attack))


@pytest.mark.parametrize(
    "attack",
    [
        "{{ exhibits[1].pieces[0].picture.tpl.save('stolen.docx') }}",
        "{{ exhibits[1].pieces[0].picture.tpl.docx.part.package }}",
        "{{ rich([('a', true)]).add('x', url_id='rId1') }}",
        "{{ pages.__globals__ }}",
    ],
)
def test_word_objects_can_only_be_printed(tmp_path: Path, monkeypatch: Any, attack: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WriterError):
        report("docx", sample_result(), written(tmp_path, "docx", attack))
    assert not (tmp_path / "stolen.docx").exists()


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("一\n二\n{{ view.cover.compny }}\n", 3),
        ("一\n{% for x in view.bands %}\n三", 3),
        ("一\n{{ 1 / 0 }}\n三", 2),
        ("{% include 'nowhere.j2' %}", 1),
        ("一\n二\n三\n{{ view.cover.company | nofilter }}", 4),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, form: str, text: str, line: int) -> None:
    with pytest.raises(WriterError) as caught:
        report(form, sample_result(), written(tmp_path, form, text))
    assert caught.value.code == "R422"
    assert (caught.value.fields["file"], caught.value.fields["line"]) == (str(tmp_path / NAMES[form]), line)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一\n二\n企业 {{ view.cover.compny }}", "企业"),
        ("一\n二\n{%p for x in view.bands %}\n四", ""),
        ("一\n二\n企业 {{ 1 / 0 }}", "企业"),
    ],
)
def test_a_fault_of_a_word_template_is_told_with_its_paragraph(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(WriterError) as caught:
        report("docx", sample_result(), written(tmp_path, "docx", text))
    assert caught.value.code == "R423" and words in caught.value.fields["words"]
    assert caught.value.fields["line"] in (2, 3)


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    (tmp_path / NAMES["docx"]).write_bytes(b"PK\x03\x04 not a package")
    with pytest.raises(WriterError) as caught:
        report("docx", sample_result(), Look("zh", tmp_path))
    assert caught.value.code == "R424"


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_a_folder_without_templates_is_refused_before_the_run(tmp_path: Path, folder: str) -> None:
    with pytest.raises(WriterError) as caught:
        check_ready(("html",), tmp_path / folder)
    assert caught.value.code == "R421"


def test_a_template_that_leads_out_of_its_folder_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("geheim", encoding="utf-8")
    inner = tmp_path / "own"
    inner.mkdir()
    with pytest.raises(WriterError) as caught:
        report("md", sample_result(), written(inner, "md", "{% include '../secret.txt' %}"))
    assert caught.value.code == "R422"


def test_word_bytes_open_again(tmp_path: Path) -> None:
    from docx import Document

    content = report("docx", sample_result(), written(tmp_path, "docx", "{{ exhibits[1].pieces[0].picture }}"))
    assert len(Document(BytesIO(content)).inline_shapes) == 1
