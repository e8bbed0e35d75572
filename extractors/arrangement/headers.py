"""What the rows of a table are: header, data, or words that belong to a neighbour; captions above a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from extractors.arrangement.rows import Segment
from extractors.pages import Row, join_words

_YEAR = re.compile(
    r"^[（(]?(?:FY)?\s?(?:19|20)\d{2}\s*(?:年度?|财年|年末|年底|年目标|年计划|年目标值)?[）)]?$|^(?:民国|民國)\s?\d{2,3}\s?年$|^(?:19|20)\d{2}年.{0,8}$"
)
_NUMBER = re.compile(
    r"^[\s<>≤≥~约近+\-−–↑↓▲▼]*\d[\d,，.\s]*(?:%|％|‰|万|亿|个百分点|[\u4e00-\u9fff]{1,4}|[A-Za-z³²/]{1,8})?(?:以上|以下|左右)?[*†]?$"
)
_EMPTY = re.compile(r"^(?:[-–—―/\\*]+|N/?A|n/?a|不适用|未统计|未披露|未核算|未监测|无|未涉及)$")
_HEAD_WORDS = re.compile(
    r"^(?:指标|项目|绩效指标|关键绩效|类别|单位|内容|年度|年份|基地|厂区|污染物|监测值|监测均值|排放浓度|限值|排放限值|标准值|执行标准|实测值|平均值|产品|指标名称|指标项|种类|名称|议题|披露项|序号|合计|总计|备注|说明|数值|数据|目标|unit|indicator|item)",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"^(?:续?表|附表)\s*[\d一二三四五六七八九十]*|单位\s*[:：]|單位\s*[:：]|^(?:表|附表)\b")
HEADER_MOST = 3


def half_width(text: str) -> str:
    """``text`` with full-width digits and signs as half-width ones."""
    return unicodedata.normalize("NFKC", text).strip()


def is_year(text: str) -> bool:
    """Whether a header cell names a year."""
    return bool(_YEAR.match(half_width(text)))


def is_value(text: str) -> bool:
    """Whether a cell holds one number with at most its unit; a year is none."""
    return bool(_NUMBER.match(half_width(text))) and not is_year(text)


def is_blank(text: str) -> bool:
    """Whether a cell says that it has no value."""
    return bool(_EMPTY.match(half_width(text)))


def is_head_word(text: str) -> bool:
    """Whether a cell is a word that headers use (指标, 单位, 合计)."""
    return bool(_HEAD_WORDS.match(text.strip()))


def is_caption(text: str) -> bool:
    """Whether a line above a table is its caption or states its unit."""
    return bool(_CAPTION.search(text.strip())) and len(text) <= 60


def is_data(segments: Sequence[Segment], largest: float) -> bool:
    """Whether a row of segments holds values beside a label, all in body type (a card's number is larger)."""
    values = [one for one in segments if is_value(one.text) and one.size <= largest]
    blanks = [one for one in segments if is_blank(one.text)]
    named = any(not is_value(one.text) and not is_blank(one.text) and not is_year(one.text) for one in segments)
    return bool(values) and len(segments) >= 2 and (named or len(values) >= 2 or bool(blanks))


def is_head(segments: Sequence[Segment]) -> bool:
    """Whether a row of segments is a header: two years, or header words, and no value."""
    if any(is_value(one.text) for one in segments):
        return False
    years = sum(is_year(one.text) for one in segments)
    words = sum(is_head_word(one.text) for one in segments)
    return years >= 2 or (years >= 1 and words >= 1) or words >= 2


def header_count(rows: Sequence[Row]) -> int:
    """How many of a grid's first rows are its header: those before the first that holds a value."""
    for number, row in enumerate(rows[: HEADER_MOST + 1]):
        texts = [join_words(cell.words) for cell in row.cells if cell.words]
        if any(is_value(text) or is_blank(text) for text in texts) and not all(
            is_year(t) or is_head_word(t) for t in texts
        ):
            return number
    return min(1, len(rows) - 1)
