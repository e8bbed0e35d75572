"""Jinja2 templates, the shipped ones and those of an organisation: run in a sandbox, and told where they err."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import report_templates
from checker.writers.errors import WriterError
from checker.writers.languages import frame, said, spoken

if TYPE_CHECKING:
    from jinja2 import Environment

SHIPPED = Path(str(report_templates.__file__)).parent
HTML, MARKDOWN, WORD = "gap_report.html.j2", "gap_report.md.j2", "gap_report.docx"


def check_folder(folder: Path) -> None:
    """Raises ``WriterError`` (R421) where a user's folder holds none of the files that a report is made from."""
    shipped = (path.relative_to(SHIPPED) for path in SHIPPED.rglob("*") if path.suffix in (".j2", ".css", ".js"))
    if not any((folder / name).is_file() for name in (*map(Path, (HTML, MARKDOWN, WORD)), *shipped)):
        raise WriterError("R421", path=str(folder), known="、".join((HTML, MARKDOWN, WORD)))


def filled(name: str, folder: Path | None, finalize: Callable[[Any], Any] | None = None, **variables: Any) -> str:
    """The template ``name`` of the user's ``folder``, or the shipped one where it has none, filled in.

    Every value is escaped for HTML; ``finalize`` may prepare it before. Raises ``WriterError`` (R422) where a user's
    template is faulty.
    """
    made = environment(folder, finalize)
    try:
        return made.get_template(name).render(**shared(), **variables)
    except Exception as error:
        if folder is None:
            raise
        file, line = place_of(error, folder, name)
        raise WriterError("R422", file=file, line=line, detail=told_of(error)) from error


def shared() -> dict[str, Any]:
    """What every template knows: the words of the frame, the language, and ``say`` for phrases with fields."""
    return {"words": frame(), "language": spoken(), "say": said}


def environment(folder: Path | None, finalize: Callable[[Any], Any] | None = None) -> Environment:
    """A sandbox that looks for templates in ``folder`` first, then among the shipped ones."""
    from jinja2 import ChoiceLoader, FileSystemLoader

    made = sandbox()
    made.loader = ChoiceLoader([FileSystemLoader(place) for place in (folder, SHIPPED) if place])
    made.trim_blocks = made.lstrip_blocks = made.keep_trailing_newline = True
    made.finalize = finalize
    return made


def sandbox(closed: tuple[type, ...] = ()) -> Environment:
    """A Jinja2 sandbox that escapes everywhere and leaves nothing silently blank.

    A template can print objects of the ``closed`` types, but reach none of their attributes and methods.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            return not isinstance(obj, closed) and super().is_safe_attribute(obj, attr, value)

    return Sandbox(autoescape=True, undefined=StrictUndefined)


def place_of(error: Exception, folder: Path, name: str) -> tuple[str, int]:
    """The template file and line where ``error`` arose: the innermost of the user's own, else of any template."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return error.filename or str(folder / name), error.lineno
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.endswith((".j2", ".css", ".js"))]
    own = [one for one in frames if Path(one.filename).is_relative_to(folder)]
    for one in reversed(own or frames):
        return one.filename, one.lineno or 1
    return str(folder / name), 1


def told_of(error: Exception) -> str:
    """What an error says, on one line of at most 200 characters."""
    return " ".join((str(error) or type(error).__name__).split())[:200]
