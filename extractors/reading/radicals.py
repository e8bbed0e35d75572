"""Radicals and compatibility ideographs back to the characters that they stand for.

Fonts often map 长 or 风 to their radical look-alikes. NFKC knows the Kangxi radicals (U+2F00) and the compatibility
ideographs (U+F900, U+2F800); the CJK Radicals Supplement (U+2E80) has no such mapping and stands in the table below,
after the code charts of the Unicode Standard. Nothing else is changed: full-width digits stay as printed.
"""

from __future__ import annotations

import unicodedata

SUPPLEMENT = {
    "⺁": "厂", "⺇": "几", "⺌": "小", "⺎": "兀", "⺏": "尣", "⺐": "尢", "⺒": "巳", "⺓": "幺",
    "⺛": "旡", "⺝": "月", "⺟": "母", "⺠": "民", "⺢": "水", "⺣": "灬", "⺤": "爫", "⺥": "爫",
    "⺦": "丬", "⺧": "牛", "⺨": "犭", "⺪": "疋", "⺫": "罒", "⺬": "示", "⺭": "礻", "⺮": "竹",
    "⺯": "纟", "⺱": "罓", "⺲": "罒", "⺳": "网", "⺶": "羊", "⺷": "羊", "⺸": "羋", "⺹": "耂",
    "⺻": "聿", "⺼": "月", "⺽": "臼", "⺾": "艹", "⺿": "艹", "⻀": "艹", "⻁": "虎", "⻂": "衤",
    "⻃": "覀", "⻄": "西", "⻅": "见", "⻆": "角", "⻇": "角", "⻈": "讠", "⻉": "贝", "⻊": "足",
    "⻋": "车", "⻌": "辶", "⻍": "辶", "⻎": "辶", "⻏": "阝", "⻐": "钅", "⻑": "長", "⻒": "镸",
    "⻓": "长", "⻔": "门", "⻕": "阜", "⻖": "阝", "⻗": "雨", "⻘": "青", "⻙": "韦", "⻚": "页",
    "⻛": "风", "⻜": "飞", "⻝": "食", "⻞": "飠", "⻟": "飠", "⻠": "饣", "⻡": "首", "⻢": "马",
    "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻧": "卤", "⻨": "麦", "⻩": "黄", "⻪": "黾",
    "⻫": "斉", "⻬": "齐", "⻭": "歯", "⻮": "齿", "⻯": "竜", "⻰": "龙", "⻱": "龜", "⻲": "亀",
    "⻳": "龟",
}  # fmt: skip

REPAIRED = ((0x2E80, 0x2EFF), (0x2F00, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


def repaired(text: str) -> str:
    """``text`` (one glyph's) with radicals and compatibility ideographs replaced."""
    if text < "⺀":
        return text
    return "".join(repaired_character(character) for character in text)


def repaired_character(character: str) -> str:
    """The ordinary ideograph that ``character`` stands for, or ``character`` itself."""
    code = ord(character)
    if not any(first <= code <= last for first, last in REPAIRED):
        return character
    return SUPPLEMENT.get(character) or unicodedata.normalize("NFKC", character)
