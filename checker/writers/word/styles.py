"""Styles of the Word template: real Word styles, Chinese fonts with fallbacks, A4 pages."""

from __future__ import annotations

from typing import Any

SONG, HEI, LATIN = "宋体", "黑体", "Times New Roman"
# Names under which other systems know the fonts, and what stands in where neither is installed.
FALLBACKS = {
    SONG: "SimSun,Songti SC,STSong,Noto Serif CJK SC,Source Han Serif SC",
    HEI: "SimHei,Heiti SC,STHeiti,Noto Sans CJK SC,Source Han Sans SC",
}
INK, GREY, RULE, SHADE = "1F2D3A", "5B6770", "9AA7B0", "E7EEF3"
STYLES: dict[str, dict[str, Any]] = {
    "Normal": {"size": 10.5, "font": SONG, "after": 4},
    "Title": {"size": 24, "font": HEI, "before": 6, "after": 6, "center": True},
    "Subtitle": {"size": 14, "font": HEI, "colour": GREY, "after": 4, "center": True},
    "Heading 1": {"size": 16, "font": HEI, "before": 14, "after": 6, "next": True},
    "Heading 2": {"size": 13, "font": HEI, "before": 10, "after": 4, "next": True},
    "Heading 3": {"size": 11, "font": HEI, "before": 10, "after": 3, "next": True},
    "List Bullet": {"size": 10.5, "font": SONG, "after": 2},
    "List Number": {"size": 10.5, "font": SONG, "after": 2},
    "Caption": {"size": 9, "font": HEI, "colour": GREY, "after": 8, "center": True},
    "Quote": {"size": 10.5, "font": SONG, "colour": INK, "after": 1, "indent": 12},
    "Header": {"size": 9, "font": SONG, "colour": GREY},
    "Footer": {"size": 9, "font": SONG, "colour": GREY, "center": True},
    "Table Text": {"size": 8.5, "font": SONG, "base": "Normal"},
    "Table Head": {"size": 8.5, "font": HEI, "base": "Normal", "center": True, "next": True},
    "Aside": {"size": 9, "font": SONG, "colour": GREY, "base": "Normal", "after": 4, "indent": 12},
    "Figure": {"size": 9, "font": SONG, "base": "Normal", "before": 4, "next": True, "center": True},
    "Alert": {"size": 11, "font": HEI, "base": "Normal", "before": 4, "after": 6},
}


def set_styles(document: Any) -> None:
    """Gives ``document`` the styles of the table above and names the fonts that may stand in."""
    from docx.enum.style import WD_STYLE_TYPE

    for name, look in STYLES.items():
        known = [style.name for style in document.styles]
        style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if "base" in look:
            style.base_style = document.styles[look["base"]]
        _set_style(style, look)
    _set_fallbacks(document)
    _set_language(document)


def _set_style(style: Any, look: dict[str, Any]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = LATIN, Pt(look["size"])
    style.font.italic, style.font.color.rgb = False, RGBColor.from_string(look.get("colour", INK))
    style.font.bold = None if look["font"] == SONG else False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), look["font"])
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.get("before", 0)), Pt(look.get("after", 0))
    form.keep_with_next = look.get("next", False)
    if look.get("center"):
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if "indent" in look:
        form.left_indent = Pt(look["indent"])


def _set_language(document: Any) -> None:
    """Chinese as the language of East Asian text, by which programs choose the forms of its signs."""
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_fallbacks(document: Any) -> None:
    """Names of other fonts in the font table, where Word and LibreOffice look when a font is missing."""
    from docx.opc.part import Part
    from docx.oxml import OxmlElement, parse_xml
    from docx.oxml.ns import qn
    from lxml import etree

    part: Part = next(
        relation.target_part for relation in document.part.rels.values() if relation.reltype.endswith("/fontTable")
    )
    table = parse_xml(part.blob)
    for name, others in FALLBACKS.items():
        for known in [font for font in table if font.get(qn("w:name")) == name]:
            table.remove(known)
        font = OxmlElement("w:font")
        font.set(qn("w:name"), name)
        for tag, value in (("w:altName", others), ("w:charset", "86"), ("w:family", "auto"), ("w:pitch", "variable")):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            font.append(child)
        table.append(font)
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def set_page(section: Any, landscape: bool) -> None:
    """A4 with margins that leave 17 cm of text, 25.7 cm across."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    short, long = Cm(21.0), Cm(29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)
