"""Numbers with their units in running text: digits, full-width digits, Chinese numerals, fractions and tenths.

Forms read: 1.25万吨标准煤, 2 亿 8,635 万立方米, 百分之十三点五, 近三成, 四成三, 三分之二, 6-9, 300余人,
减半, 翻番, 持平.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from policies.units import Unit, is_count, is_unit_name, parse_unit, prefix_pattern, prefix_scale, unit_pattern

Bound = Literal["<", ">", "~"]

DIGITS = r"(?:\d{1,3}(?:,\s?\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
HAN = "零〇一二两三四五六七八九十百千"
HAN_NUMBER = rf"[{HAN}]+(?:[万亿][{HAN}]+)*(?:点[零〇一二三四五六七八九]+)?"
TENTHS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
BEFORE = {
    "~": ("约", "近", "大约", "将近", "接近", "约为"),
    ">": ("超过", "超", "逾", "不低于", "不少于", "至少", "高于", "大于", "突破", ">", "≥", "＞"),
    "<": ("不超过", "不高于", "低于", "小于", "不到", "少于", "<", "≤", "＜"),
}
AFTER = {">": ("以上", "余", "多"), "<": ("以下", "以内", "之内"), "~": ("左右", "上下")}
WORDS = {"减半": Decimal(-50), "翻一番": Decimal(100), "翻番": Decimal(100), "持平": Decimal(0)}
HALVES = ("一半", "半数")
# Things that are counted in words (三家, 两台); with other nouns such numerals are articles (一个, 两项, 三种).
THINGS = ("家", "台", "座", "套", "辆", "口")
_LASTING = re.compile(r"(?:近|连续|过去|未来|今后|为期|长达)\s?$")
_LASTS = re.compile(r"^\s?(?:期|内|以来)")
_WARMTH = re.compile(r"温|空调|夏|冬|暖|冷|摄氏")
_MONEY = re.compile(r"规模|金额|贷款|融资|余额|投资|投入|收入|资金|产值|价值|成本|费用|预算")
HOTTEST = 60
# 70克双胶纸 names a paper by its weight.
_GRAMMAGE = re.compile(r"[^,;。、\d]{0,5}纸")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit between two offsets of the normalised text.

    ``value`` is in ``unit`` (a symbol of the units vocabulary, "" for a bare number). ``change`` is True for words that
    are changes by themselves (减半). ``low`` marks the lower end of a range.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    bound: Bound | None = None
    change: bool = False
    low: bool = False
    number_end: int = 0


@lru_cache(maxsize=1)
def quantity_regex() -> re.Pattern[str]:
    """The pattern of a quantity; its groups name the parts."""
    unit = unit_pattern()
    number = (
        rf"(?:(?P<yi>{DIGITS})\s?亿\s?(?P<yiwan>{DIGITS})\s?万|(?P<wan>\d+)\s?万\s?(?P<rest>\d,?\d{{3}})"
        rf"|(?P<low>{DIGITS})\s?(?P<lowunit>{unit})?\s?(?P<joint>[-–—~～至到])\s?(?P<high>{DIGITS})|(?P<digits>{DIGITS})"
        rf"|百分之(?P<percent>{HAN_NUMBER}|{DIGITS})|(?P<fraction>[{HAN}]+分之[{HAN}]+)"
        rf"|(?P<tenths>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九半])?(?![立为员品果])|(?P<han>(?<!范围)(?<!范畴){HAN_NUMBER}|(?<=[近上超过逾约达])[万亿])(?=\s?(?:余|多)?\s?(?:{unit})))"
    )
    # A prefix that is parted from its unit (9.4万余吨), or has none (1,212.50 亿).
    scale = rf"(?:\s?(?P<scale>{prefix_pattern()})(?=\s?[余多]|[,;。、)]|$))?"
    words = rf"(?:{'|'.join((*WORDS, *HALVES))})(?!稳)"
    return re.compile(
        rf"(?:(?<![A-Za-z\d.])(?<![A-Za-z\d]/)(?<!\d,)(?<![A-Za-z]-)|(?<=pH)|(?<=pH\s))(?:{number}{scale}(?P<more>\s?(?:余|多))?\s?(?:(?P<unit>{unit})(?!(?<=节)[约省能电水]))?|(?P<word>{words}))"
    )


def quantities(text: str) -> list[Quantity]:
    """All quantities of the normalised ``text``, in order; dates, ordinals and code numbers are left out."""
    found: list[Quantity] = []
    for match in quantity_regex().finditer(text):
        if not _is_code(text, match):
            found.extend(_read(text, match))
    return found


def has_measured(text: str) -> bool:
    """Whether the normalised ``text`` holds a quantity with a unit, a share or a change."""
    return any(
        (match["unit"] or not (match["digits"] or match["low"])) and not _is_code(text, match)
        for match in quantity_regex().finditer(text)
    )


CODE_BEFORE = re.compile(
    r"(?:第|范围|范畴|GB/T|GB|ISO|GRI|SDG|HJ|DB|No\.?|PM|表|图|附录|条款|证书|编号|电话|邮编|[〔《（(\[]?20\d\d[〕\]）)])\s?\d*[-–—/.]?$"
)
CODE_AFTER = re.compile(r"^\s?(?:号|届|版|路|弄|楼|层|室|条|款[^\d]|章|节|世纪|时\d|:\d|岁|周年|-\d|\.\d|[A-Za-z])")


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Whether the number names something (a standard, a date, a chapter) instead of measuring it."""
    if match["word"]:
        return False
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 4]
    if before.rstrip().endswith("第"):
        return True
    if CODE_BEFORE.search(before) and not match["unit"]:
        return True
    if not match["unit"]:
        return bool(CODE_AFTER.match(after) or re.match(r"^\s?[年月日时分]", after))
    unit = match["unit"].strip()
    if unit == "克" and _GRAMMAGE.match(text, match.end()):
        return True
    if match["digits"] and (unit == "日" or (unit.startswith("年") and not _lasts(match, before, after))):
        return True
    return unit in ("h", "d", "m", "a", "L", "t", "g", "V", "W") and bool(re.match(r"^[A-Za-z\d]", after))


def _is_change_and_value(text: str, match: re.Match[str]) -> bool:
    """Whether 增加86吨至742吨 is a change and the value reached, and no range from one to the other."""
    if not match["lowunit"] or match["joint"] not in "至到":
        return False
    before = text[max(0, match.start() - 6) : match.start()]
    return match["lowunit"] != match["unit"] or bool(
        re.search(r"(?:增|减|降|升|提高|扩大)[加少低长高了约近]*$", before)
    )


def quantities_within(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities between two offsets of ``text``, read for themselves."""
    found = quantities(text[start:end])
    return [replace(q, start=q.start + start, end=q.end + start, number_end=q.number_end + start) for q in found]


def _lasts(match: re.Match[str], before: str, after: str) -> bool:
    """Whether so many years are a duration (近3年, 5年期) and no date."""
    return len(match["digits"] or "") < 3 and bool(_LASTING.search(before) or _LASTS.match(after))


def _is_bare_unit(text: str, match: re.Match[str]) -> bool:
    """Whether 千 or 百 begins the name of a unit (千克), or a unit in brackets (百万千瓦时), and is no number."""
    if match["han"] not in ("百", "千"):
        return False
    before = text[: match.start()].rstrip()
    if is_unit_name(match.group()) or not before or before.endswith(("(", ":", "单位", "/")):
        return True
    # 千方百计: without a prefix behind it (百万吨) only what is counted or bounded is so many hundreds.
    unit = (match["unit"] or "").strip()
    return unit[0] not in "万亿" and not is_count(unit) and _bound(text, match) is None


def _is_article(text: str, match: re.Match[str], value: Decimal, symbol: str) -> bool:
    """Whether a small numeral in words counts nothing (一个, 三种); 三家, 两倍 and 近三年 do."""
    if value >= 10 or not (is_count(symbol) or len(match["unit"] or "") <= 2):
        return False
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 4]
    if symbol == "倍" or (symbol == "a" and (_LASTING.search(before) or _LASTS.match(after))):
        return False
    return symbol not in THINGS or value < 2


def _unit_of(text: str, match: re.Match[str]) -> Unit | None:
    """The unit as printed; 度 beside words of warmth are degrees; 亿 alone beside words of money is 亿元."""
    before = text[max(0, match.start() - 12) : match.start()]
    if match["unit"] == "度" and match["digits"] and Decimal(_digits(match["digits"])) <= HOTTEST:
        return Unit(Decimal(1), "℃") if _WARMTH.search(before) else parse_unit("度")
    if match["unit"]:
        return parse_unit(match["unit"])
    if match["scale"] in ("万", "亿") and _MONEY.search(before):
        return Unit(1 / prefix_scale(match["scale"]), f"{match['scale']}元")
    return parse_unit("元") if match["scale"] == "万亿" and _MONEY.search(before) else None


def _read(text: str, match: re.Match[str]) -> list[Quantity]:
    if match["word"]:
        change, value = match["word"] in WORDS, WORDS.get(match["word"], Decimal(50))
        return [Quantity(match.start(), match.end(), value, "%", change=change, number_end=match.end())]
    unit = _unit_of(text, match)
    if (match["unit"] and unit is None) or _is_bare_unit(text, match):
        return []
    if _is_change_and_value(text, match):
        return [
            *quantities_within(text, match.start(), match.start("joint")),
            *quantities_within(text, match.start("high"), match.end()),
        ]
    bound = _bound(text, match)
    try:
        values, symbol = _values(match), unit.symbol if unit else ""
    except ValueError:
        return []
    if match["han"] and _is_article(text, match, values[0], symbol):
        return []
    if match["percent"] or match["fraction"] or match["tenths"]:
        symbol = "%"
    scale = (unit.scale if unit else Decimal(1)) * (prefix_scale(match["scale"]) if match["scale"] else 1)
    number_end = match.start("unit") if match["unit"] else match.end()
    made = [
        Quantity(match.start(), match.end(), value * scale, symbol, bound, number_end=number_end) for value in values
    ]
    if len(made) == 2:
        made[0] = Quantity(
            match.start("low"), match.end(), made[0].value, symbol, bound, low=True, number_end=match.end("low")
        )
        made[1] = Quantity(match.start("high"), match.end(), made[1].value, symbol, bound, number_end=number_end)
    return made


def _values(match: re.Match[str]) -> list[Decimal]:
    if match["yi"]:
        return [_digits(match["yi"]) * 10**8 + _digits(match["yiwan"]) * 10**4]
    if match["wan"]:
        return [_digits(match["wan"]) * 10**4 + _digits(match["rest"])]
    if match["low"]:
        return [_digits(match["low"]), _digits(match["high"])]
    if match["digits"]:
        return [_digits(match["digits"])]
    if match["percent"]:
        return [_number(match["percent"])]
    if match["fraction"]:
        return [_fraction(match["fraction"])]
    if match["tenths"]:
        return [Decimal(TENTHS[match["tenths"]] * 10) + _tenth(match["half"])]
    return [_number(match["han"])]


def _tenth(text: str | None) -> Decimal:
    return Decimal(5) if text == "半" else Decimal(TENTHS.get(text or "", 0))


def _fraction(text: str) -> Decimal:
    """三分之二 as percent to two decimals, as such words are said of rounded figures."""
    below, above = text.split("分之")
    return (_number(above) * 100 / _number(below)).quantize(Decimal("0.01"))


def _digits(text: str) -> Decimal:
    return Decimal(re.sub(r"[,\s]", "", text))


def _number(text: str) -> Decimal:
    """Digits or Chinese numerals as a Decimal; cn2an reads the integer part, the decimals are digits one by one."""
    if re.match(r"\d", text):
        return _digits(text)
    import cn2an

    if text[0] in "百千万亿":
        text = f"一{text}"
    whole, _, decimals = text.partition("点")
    tail = "".join(str("零一二三四五六七八九".index(char.replace("〇", "零"))) for char in decimals)
    return Decimal(f"{int(cn2an.cn2an(whole, 'smart'))}.{tail or 0}")


def _bound(text: str, match: re.Match[str]) -> Bound | None:
    if match["more"]:
        return ">"
    after, before = (
        text[match.end() : match.end() + 3].lstrip(),
        text[max(0, match.start() - 4) : match.start()].rstrip(),
    )
    for sign, words in AFTER.items():
        if after.startswith(words):
            return sign  # type: ignore[return-value]
    for sign, words in BEFORE.items():
        if before.endswith(words):
            return sign  # type: ignore[return-value]
    return None
