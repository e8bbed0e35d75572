"""What a run checks: documents found in folders, named one by one, or listed in a manifest."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.checking import CheckTask, plan_of
from checker.locations import PDF, LocationError, is_url, pdfs_at
from checker.manifest import Entry, ManifestError, entries_of, is_manifest
from checker.models import require_models
from checker.passwords import password_in
from checker.plans import PlanDataError, found_folder, sound
from checker.rendering import check_ready
from checker.writers.errors import WriterError
from extractors.errors import CodedError, SuggestionError, TaggerError
from extractors.messages import told
from policies.loader import load_vocabulary
from policies.schema import Vocabulary


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for; see ``dafeng check --help``."""

    out: Path
    plan: str
    industries: tuple[str, ...] = ()
    year: int | None = None
    formats: tuple[str, ...] = ("json", "html")
    jobs: int | None = None
    seconds: int = 1800
    megabytes: int = 4096
    password: str | None = None
    language: str = "zh"
    templates: Path | None = None
    ocr_pages: int = 100
    hanlp_model: Path | None = None
    db: str | None = None
    stored: bool = True
    fresh: bool = False
    cluster: str | None = None
    suggest: bool = False


class RunError(Exception):
    """The run cannot start; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a run has to do: a task for each document, and what is wrong with the manifest, row by row."""

    tasks: list[CheckTask]
    faults: list[CodedError]


def work_of(paths: Sequence[str], options: Options) -> Work:
    """A task for each PDF named, listed in a manifest or found in a folder, each file once.

    Raises RunError where there is none, or where the plan, the model or the templates are of no use.
    """
    plan = _plan(options)
    _check_model(options)
    _check_writers(options)
    industries = tuple(_industry(name, load_vocabulary(), options) for name in options.industries)
    faults: list[CodedError] = []
    entries = {entry.file: entry for entry in _entries(paths, options, faults)}
    tasks = [_task(entry, plan, industries, options, faults) for entry in entries.values()]
    known = [task for task in tasks if task]
    if not known and not faults:
        raise RunError(told("R403", options.language, path="、".join(paths)))
    return Work(known, faults)


def _task(
    entry: Entry, plan: Path, industries: tuple[str, ...], options: Options, faults: list[CodedError]
) -> CheckTask | None:
    """The task of one document; None where what its manifest says of it is of no use."""
    try:
        named = tuple(_industry(name, load_vocabulary(), options) for name in entry.industries)
        password = password_in(entry.password_file) if entry.password_file else options.password
    except (RunError, OSError, UnicodeDecodeError) as error:
        faults.append(ManifestError("R464", file=entry.file, cause=str(error)))
        return None
    return CheckTask(
        path=Path(entry.file),
        file=printable(entry.file),
        plan=plan,
        industries=named or industries,
        year=entry.year or options.year,
        password=password,
        language=options.language,
        ocr_pages=options.ocr_pages if entry.ocr_pages is None else entry.ocr_pages,
        hanlp_model=options.hanlp_model,
        company=entry.enterprise,
        url=is_url(entry.file),
        suggest=options.suggest,
    )


def printable(name: str) -> str:
    """A file's name as text: bytes of it that are not UTF-8 (a Windows archive) are read as GB18030, else marked."""
    raw = name.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def _plan(options: Options) -> Path:
    """The plan's folder, its data found good."""
    try:
        folder = found_folder(options.plan)
        sound(plan_of, folder)
    except PlanDataError as error:
        raise RunError(told(error.code, options.language, **error.fields)) from error
    return folder


def _check_model(options: Options) -> None:
    """The models that were asked for are there."""
    try:
        require_models(options.hanlp_model, options.suggest)
    except (TaggerError, SuggestionError) as error:
        raise RunError(told(error.code, options.language, **error.fields)) from error


def _check_writers(options: Options) -> None:
    """A fault of the templates, or a PDF that nothing can make, is told before hours of reading, not after."""
    try:
        check_ready(options.formats, options.templates)
    except WriterError as error:
        raise RunError(told(error.code, options.language, **error.fields)) from error


def _entries(paths: Sequence[str], options: Options, faults: list[CodedError]) -> Iterator[Entry]:
    """Paths as given; a folder gives its PDFs, at any depth, in the order of their names; a manifest its rows."""
    for path in paths:
        try:
            if is_url(path):
                yield from map(Entry, pdfs_at(path))
            elif Path(path).is_dir():
                yield from map(Entry, _pdfs_in(Path(path), faults))
            elif is_manifest(path):
                for entry in entries_of(Path(path)):
                    if isinstance(entry, Entry):
                        yield entry
                    else:
                        faults.append(entry)
            else:
                yield Entry(path)
        except (ManifestError, LocationError) as error:
            raise RunError(told(error.code, options.language, **error.fields)) from error


def _pdfs_in(folder: Path, faults: list[CodedError]) -> list[str]:
    """The PDFs in a folder and below it; a folder that cannot be read is told."""

    def unreadable(error: OSError) -> None:
        faults.append(ManifestError("R465", path=str(error.filename), cause=error.strerror or str(error)))

    found = []
    for place, _, names in os.walk(folder, onerror=unreadable):
        found += [str(file) for name in names if name.lower().endswith(PDF) and (file := Path(place) / name).is_file()]
    return sorted(found)


def _industry(name: str, vocabulary: Vocabulary, options: Options) -> str:
    """The industry's id for an id or a Chinese name (paper, 造纸, 造纸行业)."""
    for industry in vocabulary.industries:
        if name in (industry.id, industry.name, industry.name.removesuffix("行业")):
            return industry.id
    known = "、".join(f"{industry.id}（{industry.name}）" for industry in vocabulary.industries)
    raise RunError(told("R404", options.language, industry=name, known=known))
