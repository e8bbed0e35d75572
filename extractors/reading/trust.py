"""Whether the text of a page is text at all.

Fonts without an encoding give text that looks like any other until it is read. Three signs, measured on public
reports: nearly every Chinese character of a real page is among the common ones (GB2312 level 1 for simplified text,
Big5 level 1 for traditional; 0.98 and more of them, under 0.4 for characters picked at random), a real page has hardly
any characters that are none (replacement, control, unassigned), and a page of Latin letters is not half punctuation.
Private-use characters alone are no sign, bullets are drawn with them, unless they are most of the page.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

LEAST_COMMON = 0.65
FEWEST_CHINESE = 20
MOST_BROKEN = 0.2
MOST_PRIVATE = 0.5
MOST_SYMBOLS = 0.4
FEWEST_ASCII = 40
REPLACEMENT = "\ufffd"
SYMBOLS = frozenset("!\"#$%&'()*+/:;<=>?@[\\]^`{|}~")


def is_garbage(text: str) -> bool:
    """Whether ``text`` (a page's characters without blanks) cannot be what is printed."""
    if (not text.isprintable() or REPLACEMENT in text) and is_broken(Counter(text)):
        return True
    return is_random_chinese(text) or is_symbol_soup(text)


def is_broken(counts: Counter[str]) -> bool:
    """Whether too many characters are none, or most are for private use."""
    categories: Counter[str] = Counter()
    for character, count in counts.items():
        categories[unicodedata.category(character)] += count
    broken = sum(categories[name] for name in ("Cc", "Cn", "Cs")) + counts[REPLACEMENT]
    total = counts.total()
    return broken > MOST_BROKEN * total or categories["Co"] + broken > MOST_PRIVATE * total


def is_random_chinese(text: str) -> bool:
    """Whether the Chinese characters are not those that Chinese is written with."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype="<u4")
    chinese = codes[(codes >= 0x3400) & (codes <= 0x9FFF)]
    known = np.count_nonzero(common_characters()[chinese])
    return bool(len(chinese) >= FEWEST_CHINESE and known < LEAST_COMMON * len(chinese))


def is_symbol_soup(text: str) -> bool:
    """Whether a text in ASCII has too many symbols to be words, numbers or formulas."""
    ascii_only = [char for char in text.encode("ascii", "ignore").decode() if "!" <= char <= "~" and char not in ".-_,"]
    mostly_ascii = len(ascii_only) >= FEWEST_ASCII and 2 * len(ascii_only) > len(text)
    return mostly_ascii and sum(char in SYMBOLS for char in ascii_only) > MOST_SYMBOLS * len(ascii_only)


@lru_cache(maxsize=1)
def common_characters() -> NDArray[np.bool_]:
    """For each code point up to U+9FFF whether it is a common Chinese character.

    These are level 1 of GB2312 (rows 16-55) and of Big5 (0xA440-0xC67E).
    """
    simplified = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low))
    lows = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(byte for high in range(0xA4, 0xC7) for low in lows for byte in (high, low))
    known = simplified.decode("gb2312", errors="ignore") + traditional.decode("big5", errors="ignore")
    table = np.zeros(0xA000, np.bool_)
    table[[ord(character) for character in known if "\u3400" <= character <= "\u9fff"]] = True
    return table
