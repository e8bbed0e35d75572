"""HTML for printers that draw each SVG by itself: pictures and styles from elsewhere in the page are put inside."""

from __future__ import annotations

import copy
import re
from typing import Any

RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
HALO = re.compile(
    r"paint-order\s*:\s*stroke[^}]*"
)  # strokes that must lie under their text, which such printers cannot
VARIABLE = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")


def self_contained(html: str) -> str:
    """The page with every ``<use>`` replaced by the picture it names, and each drawing with the rules that it needs."""
    from lxml import html as parser

    page = parser.document_fromstring(html)
    images = {image.get("id"): image for image in page.iter("image") if image.get("id")}
    for use in list(page.iter("use")):
        image = images.get((use.get("href") or "").removeprefix("#"))
        if image is not None:
            use.getparent().replace(use, _copied(image, use))
    for image in images.values():
        image.getparent().remove(image)
    _style_drawings(page)
    text: str = parser.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>")
    return text


def _copied(image: Any, use: Any) -> Any:
    made = copy.deepcopy(image)
    made.attrib.pop("id")
    made.tail = use.tail
    return made


def _style_drawings(page: Any) -> None:
    """Puts the page's rules that speak of a drawing's classes into the drawing, its variables filled in."""
    from lxml.etree import SubElement

    sheet = "\n".join(style.text or "" for style in page.iter("style"))
    variables = dict(reversed(VARIABLE.findall(sheet)))
    for drawing in list(page.iter("svg")):
        around = (drawing.getparent().get("class") or "").split()
        inside = {name for node in drawing.iter() for name in (node.get("class") or "").split()}
        rules = _rules(sheet, set(around), inside | {str(node.tag) for node in drawing.iter()})
        if inside and rules:
            style = SubElement(drawing, "style")
            style.text = re.sub(r"var\((--[\w-]+)\)", lambda match: variables.get(match[1], ""), rules)
            drawing.insert(0, style)


def _rules(sheet: str, around: set[str], inside: set[str]) -> str:
    """The rules of the form ``.around .inside``, as the drawing itself must say them: ``.inside``."""
    found = []
    for selectors, body in RULE.findall(sheet):
        for selector in selectors.split(","):
            outer, _, inner = selector.strip().partition(" ")
            if outer.removeprefix(".") in around and inner.removeprefix(".") in inside and inner != "svg":
                found.append(f"{inner} {{{HALO.sub('', body)}}}")
    return "\n".join(found)
