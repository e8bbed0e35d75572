"""Reports of one result written to files: each put in place whole, a format that fails never takes the others along."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from itertools import count
from pathlib import Path

from checker.results import Result
from checker.writers.errors import WriterError
from checker.writers.formats import SUFFIXES, Look, report
from checker.writers.json import result_text


def check_ready(formats: Sequence[str], templates: Path | None) -> None:
    """Raises ``WriterError`` where a user's templates are not there (R421) or no PDF can be made (R425)."""
    if templates is not None:
        from checker.writers.templates import check_folder

        check_folder(templates)
    if "pdf" in formats:
        from checker.writers.pdf import check_engine

        check_engine()


def write_reports(
    result: Result, folder: Path, name: str, formats: Sequence[str], look: Look, source: bytes
) -> list[WriterError]:
    """Writes the result file (``source`` as it stands) and its reports, and gives what failed.

    Raises OSError where ``folder`` cannot be written.
    """
    files, faults = rendered(result.document.file, result_text(result), formats, look)
    if "json" in formats:
        files["json"] = source
    write_files(files, folder, name)
    return faults


def rendered(file: str, text: str, formats: Sequence[str], look: Look) -> tuple[dict[str, bytes], list[WriterError]]:
    """The reports of a result file's text by format, the result file itself left out, and what failed of them."""
    reports = [form for form in formats if form != "json"]
    parsed = json.loads(text) if reports else {}
    files: dict[str, bytes] = {}
    faults: list[WriterError] = []
    for form in reports:
        try:
            files[form] = report(form, parsed, look)
        except WriterError as error:
            faults.append(error)
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"[:200]
            faults.append(WriterError("R427", file=file, format=form, detail=detail))
    return files, faults


def write_files(files: Mapping[str, bytes], folder: Path, name: str) -> None:
    """Puts a document's files in place, each whole. Raises OSError where ``folder`` cannot be written."""
    for form, content in files.items():
        replace(folder / f"{name}{SUFFIXES[form]}", content)


def unique_names(files: Sequence[str], kept: Collection[str] = ()) -> dict[str, str]:
    """A name for the reports of each file: its own without the ending, numbered where another has it or it is ``kept``.

    File systems that do not tell upper from lower case are thought of.
    """
    taken = {name.casefold() for name in kept}
    names: dict[str, str] = {}
    for file in files:
        stem = Path(file).stem or "report"
        numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        names[file] = next(name for name in numbered if name.casefold() not in taken)
        taken.add(names[file].casefold())
    return names


def replace(path: Path, content: bytes) -> None:
    """Puts a file in place whole: what reads it meanwhile sees the old one or the new one."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
