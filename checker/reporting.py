"""Reports made again from result files, without the PDFs; a damaged result never stops the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from checker.rendering import check_ready, unique_names, write_reports
from checker.stored import stored_result
from checker.writers.errors import WriterError
from checker.writers.formats import Look
from extractors.errors import CodedError
from extractors.messages import told

PORTFOLIO = "portfolio.json"  # of a whole batch, beside the results of its documents


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the user asked for; see ``dafeng report --help``."""

    out: Path
    formats: tuple[str, ...]
    look: Look


class Listener(Protocol):
    """Who is told of progress, problems and what was written."""

    def progress(self, total: int) -> AbstractContextManager[Any]: ...
    def problem(self, text: str) -> None: ...
    def note(self, text: str) -> None: ...


def run(paths: Sequence[str], options: ReportOptions, screen: Listener) -> int:
    """Makes the reports of all results of ``paths`` (files, or folders of them); gives 0, or 2 where one failed."""
    language = options.look.language
    files = list(dict.fromkeys(_files(paths)))
    names = unique_names(files)
    try:
        check_ready(options.formats, options.look.templates)
        if not files:
            raise WriterError("R420", path="、".join(paths))
        options.out.mkdir(parents=True, exist_ok=True)
        faults = [fault for file in _each(files, screen) for fault in _made(file, names[file], options)]
    except WriterError as error:
        screen.problem(told(error.code, language, **error.fields))
        return 2
    except OSError as error:
        screen.problem(told("R402", language, path=str(options.out), cause=error.strerror or str(error)))
        return 2
    for fault in faults:
        screen.problem(told(fault.code, language, **fault.fields))
    screen.note(f"结果在 {options.out}" if language == "zh" else f"reports in {options.out}")
    return 2 if faults else 0


def _each(files: Sequence[str], screen: Listener) -> Iterator[str]:
    with screen.progress(len(files)) as bar:
        for file in files:
            yield file
            if bar is not None:
                bar.advance(Path(file).name)


def _made(file: str, name: str, options: ReportOptions) -> Iterator[CodedError]:
    """Writes the reports of one result file under a name and gives what failed of them."""
    path = Path(file)
    try:
        result = stored_result(path)
    except CodedError as error:
        yield error
        return
    yield from write_reports(result, options.out, name, options.formats, options.look, path.read_bytes())


def _files(paths: Sequence[str]) -> Iterator[str]:
    """Paths as given; a folder gives its JSON files, at any depth, in the order of their names."""
    for path in paths:
        if Path(path).is_dir():
            found = sorted(one for one in Path(path).rglob("*.json") if one.is_file() and one.name != PORTFOLIO)
            yield from map(str, found)
        else:
            yield path
