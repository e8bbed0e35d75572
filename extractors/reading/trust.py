"""Whether the text of a page is text at all.

Fonts without an encoding give text that looks like any other until it is read. Three signs, measured on public
reports: nearly every Chinese character of a real page is among the common ones (GB2312 level 1 for simplified text,
Big5 level 1 for traditional; 0.98 and more of them, under 0.4 for characters picked at random), a real page has hardly
any characters that are none (replacement, control, unassigned), and a page of Latin letters is not half punctuation.
Private-use characters alone are no sign, bullets are drawn with them, unless they are most of the page.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

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
    return bool(text) and (is_broken(text) or is_random_chinese(text) or is_symbol_soup(text))


def is_broken(text: str) -> bool:
    """Whether too many characters are none, or most are for private use."""
    categories = [unicodedata.category(character) for character in text]
    broken = sum(category in ("Cc", "Cn", "Cs") for category in categories) + text.count(REPLACEMENT)
    private = categories.count("Co")
    return broken > MOST_BROKEN * len(text) or private + broken > MOST_PRIVATE * len(text)


def is_random_chinese(text: str) -> bool:
    """Whether the Chinese characters are not those that Chinese is written with."""
    chinese = [character for character in text if "\u3400" <= character <= "\u9fff"]
    known = sum(character in common_characters() for character in chinese)
    return len(chinese) >= FEWEST_CHINESE and known < LEAST_COMMON * len(chinese)


def is_symbol_soup(text: str) -> bool:
    """Whether a text in ASCII has too many symbols to be words, numbers or formulas."""
    ascii_only = [character for character in text if "!" <= character <= "~" and character not in ".-_,"]
    symbols = sum(character in SYMBOLS for character in ascii_only)
    mostly_ascii = len(ascii_only) >= FEWEST_ASCII and 2 * len(ascii_only) > len(text)
    return mostly_ascii and symbols > MOST_SYMBOLS * len(ascii_only)


@lru_cache(maxsize=1)
def common_characters() -> frozenset[str]:
    """The common Chinese characters: level 1 of GB2312 (rows 16-55) and of Big5 (0xA440-0xC67E)."""
    simplified = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low))
    lows = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(byte for high in range(0xA4, 0xC7) for low in lows for byte in (high, low))
    known = simplified.decode("gb2312", errors="ignore") + traditional.decode("big5", errors="ignore")
    return frozenset(character for character in known if character >= "\u3400")
