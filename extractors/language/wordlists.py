"""Word lists of the language layer, read once from YAML and normalised."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from extractors.language.terms import TermIndex
from extractors.language.texts import normal
from policies.units import FOLDER

# Words that hold a section's word without being about the environment.
_NO_SECTION = re.compile(r"人力资源|资源配置|环境、社会|营商环境|经营环境|外部环境|宏观环境|工作环境|市场环境")


@lru_cache(maxsize=1)
def cues() -> dict[str, tuple[str, ...]]:
    """The cue words of ``cues.yaml`` by their group."""
    return read_lists(Path(__file__).parent / "cues.yaml")


@lru_cache(maxsize=64)
def cue_pattern(group: str) -> re.Pattern[str]:
    """A pattern that finds any cue word of a group."""
    return any_of(*cues()[group])


@lru_cache(maxsize=1)
def themes() -> dict[str, tuple[str, ...]]:
    """The theme words of the vocabulary; ``weak`` and ``sections`` are not themes themselves."""
    return read_lists(FOLDER / "themes.yaml")


def read_lists(path: Path) -> dict[str, tuple[str, ...]]:
    """Word lists of a YAML file by their group, every word normalised."""
    data = YAML(typ="safe").load(path)
    return {group: tuple(normal(str(word)) for word in words) for group, words in data.items()}


@lru_cache(maxsize=64)
def any_of(*words: str) -> re.Pattern[str]:
    """A pattern that finds any of ``words``, the longest first."""
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))


@lru_cache(maxsize=1)
def _strong() -> tuple[TermIndex, list[str]]:
    """The words that show a theme, the longest first, and the theme of each."""
    groups = [theme for theme in themes() if theme not in ("weak", "sections")]
    pairs = [(word.lower(), theme) for theme in groups for word in themes()[theme]]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return TermIndex([word for word, _ in pairs]), [theme for _, theme in pairs]


@lru_cache(maxsize=65536)
def theme_of(text: str) -> str | None:
    """The theme whose longest word stands in ``text`` (normalised); None where no strong word does."""
    index, names = _strong()
    place = next(index.found(text.lower()), None)
    return None if place is None else names[place]


def has_weak(text: str) -> bool:
    """Whether a word of the environment in general stands in ``text``."""
    return bool(any_of(*themes()["weak"]).search(text))


def is_section(path: tuple[str, ...]) -> bool:
    """Whether one of the headings down to a paragraph is about the environment."""
    pattern = any_of(*themes()["sections"])
    named = [_NO_SECTION.sub("", normal(heading).lower()) for heading in path if not heading.endswith("报告")]
    return any(pattern.search(heading) or theme_of(heading) for heading in named)
