"""A run's page in the store: what was checked before is found, what is checked now is kept."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.checking import CheckTask, plan_of
from checker.locations import LocationError, fetched
from checker.results import Result
from checker.summaries import Summary
from checker.tasks import Options
from checker.version import fingerprint

if TYPE_CHECKING:
    from checker.finishing import Finished
    from checker.store.access import Kept, Store
    from checker.store.rows import Ask

ROUNDS = 100_000


class Ledger:
    """One run over ``tasks``; places are their indexes.

    ``held`` are the places whose results the store holds already, ``twins`` for a place those later ones with the same
    content. Raises StoreError as ``Store`` does.
    """

    def __init__(self, store: Store, tasks: Sequence[CheckTask], fresh: bool = False) -> None:
        """``fresh`` asks for everything to be checked anew."""
        self.store, self.tasks = store, tasks
        self.hashes = [url_hash(task.file) if task.url else file_hash(task.path) for task in tasks]
        self.asks = [ask_of(task) for task in tasks]
        self.keys = [ask.key(sha256) if sha256 else "" for ask, sha256 in zip(self.asks, self.hashes, strict=True)]
        known = {} if fresh else store.known(key for key in self.keys if key)
        self.held: dict[int, Kept] = {place: known[key] for place, key in enumerate(self.keys) if key in known}
        self.twins = self._twins()
        self.run = store.begin(self.asks[0], len(tasks))

    def _twins(self) -> dict[int, list[int]]:
        firsts: dict[str, int] = {}
        twins: dict[int, list[int]] = defaultdict(list)
        for place, key in enumerate(self.keys):
            if key and place not in self.held and firsts.setdefault(key, place) != place:
                twins[firsts[key]].append(place)
        return twins

    def missing(self) -> list[int]:
        """The places that must be checked now, those of twins left out."""
        later = {place for places in self.twins.values() for place in places}
        return [place for place in range(len(self.tasks)) if place not in self.held and place not in later]

    def keep(self, place: int, finished: Finished) -> int:
        """Keeps what was found; gives the number of the check."""
        sha256 = finished.sha256 or self.hashes[place]
        return self.store.keep(self.run, place, self.tasks[place].file, finished, self.asks[place], sha256)

    def reuse(self, place: int, check: int) -> None:
        """Notes that an earlier check answers for a place."""
        self.store.reuse(self.run, place, self.tasks[place].file, check)

    def result(self, place: int) -> Result:
        """The result that the store holds for a place, under the name that the file has now."""
        stored = Result.model_validate_json(self.store.result(self.held[place].check))
        return named(stored, self.tasks[place].file)

    def stand(self, place: int, look: str, files: Sequence[Path]) -> bool:
        """Whether these files stand as they were once made of what is held for a place."""
        known = self.store.stands(self.held[place].check, look)
        return all(known.get(str(file)) == file_hash(file) != "" for file in files)

    def written(self, check: int, look: str, files: Mapping[Path, bytes]) -> None:
        """Notes the files that were written of a check."""
        hashes = {str(path): hashlib.sha256(content).hexdigest() for path, content in files.items()}
        self.store.written(check, look, hashes)

    def finish(self) -> None:
        """Marks the run as finished."""
        self.store.finish(self.run)
        self.store.close()


class NoLedger:
    """A run that is not kept: nothing is held, everything is checked."""

    def __init__(self, tasks: Sequence[CheckTask]) -> None:
        self.tasks = tasks
        self.held: dict[int, Kept] = {}
        self.twins: dict[int, list[int]] = {}

    def missing(self) -> list[int]:
        return list(range(len(self.tasks)))

    def keep(self, place: int, finished: Finished) -> int:
        return 0

    def reuse(self, place: int, check: int) -> None:
        """Nothing is reused."""

    def stand(self, place: int, look: str, files: Sequence[Path]) -> bool:
        return False

    def written(self, check: int, look: str, files: Mapping[Path, bytes]) -> None:
        """Nothing is kept."""

    def result(self, place: int) -> Result:
        raise LookupError(place)

    def finish(self) -> None:
        """Nothing is kept."""


def opened_ledger(tasks: Sequence[CheckTask], options: Options) -> Ledger | NoLedger:
    """The run's page in the store that the user named, or in the one of the output folder."""
    if not options.stored or not tasks:
        return NoLedger(tasks)
    from checker.store.access import Store
    from checker.store.engines import address

    return Ledger(Store(address(options.db, options.out)), tasks, options.fresh)


def summary_in(kept: Kept, file: str) -> Summary:
    """The line at the end of a run that the store holds, for the file's present name."""
    told = json.loads(kept.summary)
    return Summary(**{**told, "industries": tuple(told["industries"]), "file": file})


def named(result: Result, file: str) -> Result:
    """The result with another name for its file, in its messages too."""
    old = result.document.file
    if old == file:
        return result
    warnings = tuple(
        warning.model_copy(
            update={"message": warning.message.replace(f"“{old}”", f"“{file}”").replace(f'"{old}"', f'"{file}"')}
        )
        for warning in result.warnings
    )
    return result.model_copy(
        update={"document": result.document.model_copy(update={"file": file}), "warnings": warnings}
    )


def file_hash(path: Path) -> str:
    """The SHA-256 of a file; "" where it cannot be read, which its check will tell."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def url_hash(url: str) -> str:
    """As ``file_hash``, of the document under a URL."""
    try:
        with fetched(url) as path:
            return file_hash(path)
    except LocationError:
        return ""


def ask_of(task: CheckTask) -> Ask:
    """What the result of a task depends on besides its document."""
    from checker.store.rows import Ask

    plan = plan_of(task.plan)
    options = {
        "industries": list(task.industries),
        "year": task.year,
        "company": task.company,
        "language": task.language,
        "ocr_pages": task.ocr_pages,
        "hanlp_model": _folder_hash(task.hanlp_model) if task.hanlp_model else None,
        **({"suggest": True} if task.suggest else {}),
    }
    written = json.dumps(options, ensure_ascii=False, sort_keys=True)
    return Ask(plan.head.id, plan.sha256, fingerprint(), written, _secret(task.password))


@lru_cache(maxsize=16)
def _secret(password: str | None) -> str:
    """What stands for a password in keys: it must not be guessed from them quickly."""
    if not password:
        return ""
    return hashlib.pbkdf2_hmac("sha256", password.encode(), b"dafeng", ROUNDS).hex()


@lru_cache(maxsize=4)
def _folder_hash(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    told = "\x1f".join(f"{file.relative_to(folder).as_posix()}\x1f{file_hash(file)}" for file in files)
    return hashlib.sha256(told.encode()).hexdigest()
