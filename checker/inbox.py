"""A folder to which reports are submitted: what arrives whole is checked, what kills its process is set aside.

A file is whole when two looks find it unchanged and no part of a copy still going on. Files that were checked are
remembered by the store, by content, so that the inbox may be watched again at any time. A file whose process dies,
hangs or eats memory is tried again, and after its tries goes to the quarantine with its reason beside it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.locations import PDF

PARTIAL = (".part", ".tmp", ".crdownload", ".download", ".filepart")
TRIES = 3
REASON = ".reason.json"

Stamp = tuple[int, int, int]  # size, time of change, inode
Look = Mapping[Path, Stamp]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: ``code`` and ``message`` tell why nothing could be read of it, both empty otherwise."""

    file: Path
    code: str = ""
    message: str = ""


@dataclass
class Inbox:
    """A watched folder. ``check`` checks files and tells what became of each.

    ``quarantine`` is where poison goes. ``seen`` are the stamps of files that are done with, ``tried`` how often the
    others were tried in vain.
    """

    folder: Path
    quarantine: Path
    check: Callable[[Sequence[Path]], Iterator[Outcome]]
    tries: int = TRIES
    seen: dict[Path, Stamp] = field(default_factory=dict)
    tried: dict[Path, int] = field(default_factory=dict)
    last: Look = field(default_factory=dict)

    def look(self) -> list[Outcome]:
        """Looks once, checks what has arrived whole since the look before, and gives what became of it.

        What was checked before and still lies there is given along, so that the batch's own reports cover all of it;
        the store knows it already.
        """
        now = found_in(self.folder, self.quarantine)
        whole = [file for file in sorted(now) if self.last.get(file) == now[file] and self.seen.get(file) != now[file]]
        known = [file for file in now if self.seen.get(file) == now[file]]
        self.last = now
        outcomes = [one for one in self.check(sorted([*known, *whole])) if one.file in whole] if whole else []
        for outcome in outcomes:
            self._settle(outcome, now[outcome.file])
        return outcomes

    @property
    def waiting(self) -> bool:
        """Whether there are files that the last look did not finish: still arriving, or to be tried again."""
        return any(self.seen.get(file) != stamp and file.exists() for file, stamp in self.last.items())

    def _settle(self, outcome: Outcome, stamp: Stamp) -> None:
        if not outcome.code.startswith("R13"):
            self.seen[outcome.file] = stamp
            self.tried.pop(outcome.file, None)
            return
        self.tried[outcome.file] = self.tried.get(outcome.file, 0) + 1
        if self.tried[outcome.file] >= self.tries:
            self._set_aside(outcome)

    def _set_aside(self, outcome: Outcome) -> None:
        """Moves a file to the quarantine, its reason beside it; one of the same name there is kept."""
        self.quarantine.mkdir(parents=True, exist_ok=True)
        target = free_name(self.quarantine, outcome.file.name)
        shutil.move(outcome.file, target)
        reason = {"file": str(outcome.file), "code": outcome.code, "message": outcome.message, "tries": self.tries}
        target.with_name(target.name + REASON).write_text(
            json.dumps(reason, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        self.tried.pop(outcome.file, None)


def found_in(folder: Path, quarantine: Path) -> dict[Path, Stamp]:
    """The PDFs in a folder and below it, those set aside left out, with what tells that they changed."""
    found: dict[Path, Stamp] = {}
    for file in folder.rglob("*"):
        if file.suffix.lower() != PDF or file.is_relative_to(quarantine) or _is_partial(file):
            continue
        try:
            told = file.stat()
        except OSError:
            continue  # gone, or not to be read yet
        if told.st_size:
            found[file] = (told.st_size, told.st_mtime_ns, told.st_ino)
    return found


def _is_partial(file: Path) -> bool:
    """Whether a copy of the file is still going on, as browsers and copying programs show it."""
    return file.name.startswith((".", "~")) or any(file.with_name(file.name + end).exists() for end in PARTIAL)


def free_name(folder: Path, name: str) -> Path:
    """A path for ``name`` in ``folder`` that is not taken."""
    stem, suffix = Path(name).stem, Path(name).suffix
    path, number = folder / name, 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path
