"""The kind of a number by cue words of its clause: what the tagger is measured against."""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[，,；;。！!：:](?!\d{3})")
_NONE_BEFORE = re.compile(
    r"(第|GB/?T?|ISO|GRI|SDG|HJ|No\.?|编号|热线|电话|邮编|表|图|附录|股票代码|PM|自|从|于|连续|近)\s?[A-Za-z]*$", re.I
)
_NONE_AFTER = re.compile(r"^\s?(年(?!度?\s?(节|减|产))|月|日|号|条|章|届|期|级|时\d|小时|层|版|岁|强|—20|-20|〔)")
_CODE = re.compile(r"[A-Za-z/〔\d]-?$")
_OTHER = re.compile(
    r"我国|全国|全球|世界|中国|行业|同行|同业|同类|标杆|国内外|客户|用户|供应商|据统计|据测算|社会用电|市场规模|欧盟|终端"
)
_OWN = re.compile(r"公司|集团|我们|本行|我司|工厂|基地|目前|实际|报告期")
_LIMIT = re.compile(r"限值|标准|许可|不得|定额|限额|规定|核定|批复|总量控制|方案》|规划》|要求不|上限|新国标|按照欧盟")
_TARGET = re.compile(
    r"目标|力争|计划|拟|争取|规划|到20[2-9]\d|预计|预期|将|承诺|有望|可达|年可|每年可|设计|达产|投产后|建成后|在建|未来|确保"
)
_REACHED = re.compile(r"已完成|已实现|已达|实际|超额完成|提前完成")
_CHANGE = re.compile(
    r"(下降|降低|减少|减排|降幅|削减|下滑|增长|增加|提高|提升|上升|增幅|节约|节省|节电|节水|节能|少用|少购|多用|替代)"
    r"[^，。；、至到为]{0,10}$"
)
_BASE = re.compile(r"(由|从|原先|改造前|技改前|基准年|与\d{4}年的|去年为|上年为)[^，。；]{0,12}$")


def kind(text: str, start: int, end: int) -> str:
    """The kind of the number between the offsets: VALUE, CHANGE, TARGET, BASE, LIMIT, OTHER or none."""
    before, after = text[:start], text[end:]
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    clause = before[cuts[-1] :] if cuts else before
    if _is_code(before, text[start:end], after):
        return "none"
    others = [match.end() for match in _OTHER.finditer(before)]
    if others and not _OWN.search(before, others[-1]):
        return "OTHER"
    if _LIMIT.search(clause) or re.match(r"[^，。；]{0,4}(限值|排放标准|标准限值)", after):
        return "LIMIT"
    if _TARGET.search(clause) and not _REACHED.search(clause):
        return "TARGET"
    if _BASE.search(clause):
        return "BASE"
    return "CHANGE" if _CHANGE.search(clause) else "VALUE"


def _is_code(before: str, number: str, after: str) -> bool:
    bare = re.fullmatch(r"[\d.,]+", number) is not None
    return bare and bool(_NONE_BEFORE.search(before) or _NONE_AFTER.match(after) or _CODE.search(before))
