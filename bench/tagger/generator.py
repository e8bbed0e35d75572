"""Sentences made from the templates, with the roles of their parts; the same seed gives the same sentences."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML

HERE = Path(__file__).parent
LABELS = {
    "I": "INDICATOR", "V": "VALUE", "C": "CHANGE", "T": "TARGET", "B": "BASE", "L": "LIMIT", "X": "OTHER",
    "P": "PERIOD", "Y": "BASEYEAR", "D": "DIRECTION", "S": "SUBJECT",
}  # fmt: skip
KINDS = {
    "x": "amount", "y": "amount", "z": "amount", "i": "intensity", "j": "intensity", "s": "share", "t": "share",
    "k": "concentration", "l": "concentration", "m": "money", "c": "count", "d": "count", "h": "national",
}  # fmt: skip
_SLOT = re.compile(r"\{([^{}]+)\}")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_MARK = re.compile(r"<([A-Z]):([^<>]*)>")
HAN_DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789.%,", "０１２３４５６７８９．％，")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence and its spans as (start, end, label)."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def load(name: str) -> dict:
    return YAML(typ="safe").load((HERE / name).read_text(encoding="utf-8"))


@dataclass
class Generator:
    """Draws sentences; ``damage`` is the share that loses its punctuation and percent signs, as bad extraction does."""

    seed: int = 2023
    damage: float = 0.12
    words: dict = field(default_factory=lambda: load("words.yaml"))
    templates: dict = field(default_factory=lambda: load("templates.yaml"))

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311

    def samples(self, count: int) -> list[Sample]:
        """``count`` different sentences."""
        found: dict[str, Sample] = {}
        while len(found) < count:
            sample = self.sample()
            found.setdefault(sample.text, sample)
        return list(found.values())

    def sample(self) -> Sample:
        marked = self._expand(self.random.choice(self.templates["sentences"]), {})
        sample = read_marks(self._dress(marked))
        return damaged(sample) if self.random.random() < self.damage else sample

    def _expand(self, text: str, bound: dict) -> str:
        """``text`` with its slots filled and its choices made, innermost first."""
        while True:
            slot = _SLOT.search(text)
            choice = _CHOICE.search(text)
            if slot is None and choice is None:
                return text.replace("，，", "，").replace("？", "").replace("?", "")
            if choice is not None and "{" not in choice[1]:
                text = text[: choice.start()] + self.random.choice(choice[1].split("|")) + text[choice.end() :]
            else:
                assert slot is not None
                text = text[: slot.start()] + self._fill(slot[1], bound) + text[slot.end() :]

    def _fill(self, name: str, bound: dict) -> str:
        if name in self.templates["clauses"]:
            return self._expand(self.random.choice(self.templates["clauses"][name]), {})
        if name in self.words["lists"]:
            return self._expand(self.random.choice(self.words["lists"][name]), bound)
        if name == "n%":
            return self._percent()
        if name == "n2":
            return str(self.random.choice((10, 20, 30, 50)))
        return self._quantity(*name.split("."), bound)

    def _quantity(self, variable: str, part: str, bound: dict) -> str:
        if variable not in bound:
            entry = self.random.choice(self.words["quantities"][KINDS[variable]])
            drawn = self.random.choice(entry["names"]), self.random.choice(entry["units"]), entry["digits"]
            bound[variable] = drawn
        name, unit, digits = bound[variable]
        if part == "n":
            return name
        if part == "u":
            return unit
        number = self._percent() if unit == "%" else self._number(*digits)
        gap = " " if self.random.random() < 0.1 and unit != "%" else ""
        return number if part == "q" else f"{number}{gap}{unit}"

    def _number(self, low: int, high: int) -> str:
        digits = self.random.randint(low, high)
        value = self.random.randint(10 ** (digits - 1), 10**digits - 1)
        style = self.random.random()
        if style < 0.04 and value < 10:
            return HAN_DIGITS[value]
        text = f"{value:,}" if digits > 3 and style < 0.5 else str(value)
        decimals = self.random.choice((0, 0, 1, 2, 2, 3)) if digits < 5 else self.random.choice((0, 0, 2))
        return text + (f".{self.random.randint(0, 10**decimals - 1):0{decimals}d}" if decimals else "")

    def _percent(self) -> str:
        if self.random.random() < 0.1:
            return self.random.choice(("100", "99.9", "0", "50", "5", "10", "20"))
        return f"{self.random.uniform(0.1, 99):.{self.random.choice((0, 0, 1, 1, 2))}f}"

    def _dress(self, text: str) -> str:
        """Variants of print: full-width digits, blanks around numbers, half-width commas."""
        roll = self.random.random()
        if roll < 0.03:
            return re.sub(r"\d[\d.,]*%?", lambda m: m.group().translate(FULL_WIDTH), text)
        if roll < 0.07:
            return re.sub(r"(?<=[一-鿿])(\d)", r" \1", text)
        return text.replace("，", ",") if roll < 0.1 else text


def read_marks(marked: str) -> Sample:
    """A marked sentence as plain text with spans; marks do not nest."""
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        inner = mark[2]
        start = len(text) + len(inner) - len(inner.lstrip())
        text += inner
        if inner.strip():
            spans.append((start, start + len(inner.strip()), LABELS[mark[1]]))
        at = mark.end()
    return Sample(text + marked[at:], tuple(spans))


def damaged(sample: Sample) -> Sample:
    """The sentence without punctuation, brackets and percent signs."""
    dropped = "，。；、：（）()%％,“”《》 "
    keep = [i for i, char in enumerate(sample.text) if char not in dropped or _in_number(sample.text, i)]
    places = {old: new for new, old in enumerate(keep)}
    spans = []
    for start, end, label in sample.spans:
        inside = [places[i] for i in range(start, end) if i in places]
        if inside:
            spans.append((inside[0], inside[-1] + 1, label))
    return Sample("".join(sample.text[i] for i in keep), tuple(spans))


def _in_number(text: str, at: int) -> bool:
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
