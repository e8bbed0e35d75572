"""What a piece of printed text is by its form: a value, an empty cell, a year, a header word, a list mark."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NUMBER = r"(?:\d{1,3}(?:[,，'\s]\s?\d{3})+|\d+)(?:\s?\.\s?\d+)?(?:\s*[×xX]\s*10\s*[-−]?\d+)?"
_MANY = r"[十百千万萬亿億兆]{0,3}(?:[余多])?"
_COUNTED = (
    r"(?:人民币|美元|港元|新?[台臺][币幣]|[元人次个個件项項家台臺套辆輛户戶天日棵株亩畝期份名位场場只隻篇笔張张座所条條片箱瓶盏盞倍种種分岁歲栋间間处處本封度吨噸克升米]|人次|"
    r"小时|小時|分钟|分鐘|年|工时|个百分点|個百分點|百分点|百分點)"
)
_MEASURED = (
    r"(?:公?[吨噸]|[千毫微]?克|公斤|[千兆吉太毫]?瓦|[千兆吉太]焦|焦|百?[万萬]?度|[立平]方[米公]?|标准?[煤立]|標準?[煤立]|公[升里尺顷頃]|[千毫]?升|流明|标方|[千厘毫]米|"
    r"[A-Za-zμµ℃°%‰][A-Za-z0-9²³₂]*)"
)
_TAIL = r"[^\s\d,，。；;：:]"
_UNIT = rf"(?:{_MANY}(?:[/每]{_MANY})?(?:{_COUNTED}|{_MEASURED}{_TAIL}{{0,12}})?(?:[/·每]{_TAIL}{{1,12}})?)"
_VALUE = re.compile(
    rf"^[(（]?(?:[-−–—+±<>≤≥~≈↓↑▲▼＜＞]|约|約|近|超|不低于|不高于|小于|大于|上升|下降|减少|增加)*\s*(?:{_NUMBER}\s*[万萬亿億]\s*)?{_NUMBER}"
    rf"\s*{_UNIT}?[)）]?[*†+]?(?:以上|以下|左右|余)?$"
)
_BARE = re.compile(rf"^[(（]?[-−–—+±<>≤≥~≈＜＞]?\s*{_NUMBER}\s*[%‰]?[)）]?[*†+]?$")
_EMPTY = re.compile(
    r"^(?:[-−–—―/\\*~一.…]{1,4}|N/?A|n/?a|NIL|ND|不适用|不適用|未统计|未統計|未披露|未检出|未檢出|未监测|未核算|未涉及|无|無|暂无|暫無|不涉及)$"
)
_YEAR = re.compile(
    r"^(?:截[至止])?(?:FY|CY|民[国國])?(?:(?:19|20)\d\d|(?<=[国國])\d{2,3}|1\d\d(?=年))(?:年度?|财年|財年|年末|年底)?"
    r"(?:上半年|下半年|目[标標]值?|实际值?|實際值?|数值|數值|数据|數據|基准年?|基準年?|成果|绩效|績效|[AE])?(?:[(（][^)）]{1,10}[)）])?$",
    re.IGNORECASE,
)
_HEADER_WORDS = re.compile(
    r"^(?:(?:一级|二级|关键|绩效|环境|社会|管理|具体|统计|评价|评估|监测|主要)?(?:指标|指標)(?:名称|名稱|类别)?|指标体系|单位|單位|计量单位|"
    r"项目|項目|类别|類別|类型|名称|名稱|内容|目标值?|目標值?|实际值?|合计|總計|总计|总量|数值|数量|数据|绩效|备注|備註|说明|限值|标准值?|标准限值|"
    r"排放限值|监测值|检测值|检测结果|实测值|排放浓度|完成情况|达成情况|进展|同比|同比变化|变化率?|增减|增幅|污染物|排放口|厂区|基地|年度|序号|"
    r"indicators?|unit|item|category|target|total)(?:\s*[A-Za-z][A-Za-z .()/&-]*|[(（][^()（）]{1,16}[)）])?$",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2}){1,3}\s?(?=[一-鿿])(?![万萬亿億千百吨噸个個元倍年月余多])|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．)）](?!\d)|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳]|[●■◆▲►▶➢✓•·○◇□★※\ue000-\uf8ff]|注\s*\d*\s*[:：]|"
    r"第[一二三四五六七八九十百\d]{1,3}[章节節篇部]|【)"
)
_LEADER = re.compile(r"[.．…·‥]{4,}\s*[-–—]?\s*\d{0,4}\s*$")
_SENTENCE_END = re.compile(r"[。！？!?；;…][”’」』）)\"]?$")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text in half-width form."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=65536)
def is_number(text: str) -> bool:
    """Whether the text is a number alone, with a sign or a percent sign at most."""
    return bool(_BARE.match(plain(text).strip()))


@lru_cache(maxsize=65536)
def is_value(text: str) -> bool:
    """Whether the text is what a value cell prints: a number with at most its unit, or a spelling of no value."""
    form = plain(text).strip()
    return bool(_VALUE.match(form)) or is_empty(form)


def is_empty(text: str) -> bool:
    """Whether the text is a spelling of no value (-, —, N/A, 未统计)."""
    return bool(_EMPTY.match(plain(text).strip()))


@lru_cache(maxsize=65536)
def is_year(text: str) -> bool:
    """Whether the text names a year as a column header does: 2021 年, FY2021, 民國112年, 2025年目标."""
    return bool(_YEAR.match(re.sub(r"\s+", "", plain(text))))


def is_header_word(text: str) -> bool:
    """Whether the text is a word that stands over a table's column: 指标, 单位, 合计."""
    return bool(_HEADER_WORDS.match(plain(text).strip()))


def is_datum(text: str) -> bool:
    """Whether the text is a value and not a year."""
    return is_value(text) and not is_year(text)


def starts_item(text: str) -> bool:
    """Whether the text begins with a list mark or a numbering."""
    return bool(_LIST_MARK.match(plain(text).lstrip()) or _LIST_MARK.match(text.lstrip()))


def has_leader(text: str) -> bool:
    """Whether the text is a line of a table of contents, with a dotted leader."""
    return bool(_LEADER.search(text))


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text.rstrip()))


def has_sentence(text: str) -> bool:
    """Whether a sentence ends within the text, or it is as long as one."""
    return "。" in text or ends_sentence(text) or len(text) > 40
