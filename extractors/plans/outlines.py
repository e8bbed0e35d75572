"""The clause tree of a plan's text: 一、 （一） 1. 专栏 第五条, each with the reference that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

HAN = "一二三四五六七八九十"
_PART = re.compile(rf"^(?P<number>[{HAN}]+)、|^第(?P<chapter>[{HAN}]+)[章部]")
_SECTION = re.compile(rf"^[（(](?P<number>[{HAN}]+)[）)]")
_ITEM = re.compile(r"^(?P<number>\d+)\s*[.．、](?!\d)")
_ARTICLE = re.compile(rf"^第(?P<number>[{HAN}百零\d]+)条")
_BOX = re.compile(r"^专栏\s*(?P<number>\d+)")
_BOX_ROW = re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,8})\s*[:：]")
_ENDS = re.compile(r"[。；;：:！？!?”」』）)]$")
_TITLE = re.compile(r"(?:方案|计划|规划|纲要|意见|办法|行动)$")
_NUMBER = re.compile(r"\S{1,12}[〔\[（(](?P<year>20\d\d)[〕\]）)]\s*\d+\s*号")
INTRODUCTION = "引言"


@dataclass(slots=True)
class Clause:
    """One clause: ``ref`` names its place, ``lines`` are its paragraphs, ``part`` the heading of the part it is in.

    ``above`` are the headings that lead down to it (（一）造纸行业), in which an industry may be named.
    """

    ref: str
    lines: list[str]
    part: str = ""
    above: tuple[str, ...] = ()


@dataclass(slots=True)
class Outline:
    """A plan's title, number and year as printed, and its clauses in order."""

    title: str = ""
    number: str = ""
    year: int | None = None
    clauses: list[Clause] = field(default_factory=list)


def outline(lines: Sequence[str]) -> Outline:
    """The clause tree of a document's lines; lines broken in mid-sentence (by a page) are joined again."""
    paragraphs = _joined(lines)
    made = Outline()
    _name(made, paragraphs)
    walker = _Walker(made)
    for paragraph in paragraphs:
        walker.take(paragraph)
    made.clauses = [clause for clause in made.clauses if clause.lines]
    return made


def _joined(lines: Sequence[str]) -> list[str]:
    joined: list[str] = []
    for line in lines:
        if joined and not _starts(line) and not _ENDS.search(joined[-1]) and _runs_on(joined[-1]):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def _starts(line: str) -> bool:
    return any(marker.match(line) for marker in (_PART, _SECTION, _ITEM, _ARTICLE, _BOX, _BOX_ROW))


def _runs_on(line: str) -> bool:
    """Whether a line without an end goes on in the next: long enough for a broken one, or broken at a comma."""
    return bool(re.search(r"[，、,]$", line)) or (len(line) >= 24 and re.search(r"[，。；]", line) is not None)


def _name(made: Outline, paragraphs: Sequence[str]) -> None:
    first = next((i for i, line in enumerate(paragraphs) if _PART.match(line) or _ARTICLE.match(line)), len(paragraphs))
    titles = [line for line in paragraphs[:first] if len(line) <= 50 and _TITLE.search(line)]
    made.title = titles[-1] if titles else (paragraphs[0][:50] if paragraphs else "")
    for line in paragraphs[:first]:
        found = _NUMBER.search(line)
        if found:
            made.number, made.year = re.sub(r"\s", "", found.group()), int(found["year"])
            return
    years = re.findall(r"(20\d\d)\s*年", "".join(paragraphs[-3:]))
    made.year = int(years[-1]) if years else None


class _Walker:
    """Takes paragraphs in order and files each under its clause."""

    def __init__(self, made: Outline) -> None:
        self.made = made
        self.part = self.section = self.part_line = self.section_line = ""
        self.box = ""
        self._open(INTRODUCTION)

    def take(self, line: str) -> None:
        """Opens the clause that the line begins, if it begins one, and adds the line to it."""
        if part := _PART.match(line):
            self.part, self.section, self.box = part["number"] or part["chapter"], "", ""
            self.part_line, self.section_line = line, ""
            self._open(self.part)
        elif article := _ARTICLE.match(line):
            self.box = ""
            self._open(f"第{article['number']}条")
        elif section := _SECTION.match(line):
            self.section, self.box = f"({section['number']})", ""
            self.section_line = line
            self._open(self.part + self.section)
        elif item := _ITEM.match(line):
            self.box = ""
            self._open(f"{self.part}{self.section}{item['number']}")
        elif box := _BOX.match(line):
            self.box = f"专栏{box['number']}"
            self._open(self.box)
        elif self.box and (row := _BOX_ROW.match(line)):
            self._open(f"{self.box}-{row['name']}")
        self.made.clauses[-1].lines.append(line)

    def _open(self, ref: str) -> None:
        taken = {clause.ref for clause in self.made.clauses if clause.lines}
        name, count = ref, 2
        while name in taken:
            name, count = f"{ref}-{count}", count + 1
        above = tuple(line for line in (self.part_line, self.section_line) if line)
        self.made.clauses.append(Clause(name, [], self.part_line, above))
