"""Tiny PDFs written byte by byte, so that a test says exactly what a page holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LIMIT_OF_BFCHAR = 90
HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
RESOURCES = f"/Font<</F1 3 0 R/F2 4 0 R/F3{HELVETICA}>>/XObject<</Im 8 0 R/Fm 9 0 R>>"


@dataclass
class Sheet:
    """A page under construction; its operators are collected in user space, origin at the lower left."""

    width: float = 300
    height: float = 400
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    operators: list[str] = field(default_factory=list)

    def text(self, words: str, x: float, y: float, size: float = 10, font: str = "F1", mode: int = 0) -> Sheet:
        """Shows ``words`` with the baseline at ``x``, ``y``; Latin characters are half as wide as Chinese ones."""
        code = words.encode("utf-16-be").hex()
        self.operators.append(f"BT /{font} {size} Tf {mode} Tr 1 0 0 1 {x} {y} Tm <{code}> Tj ET")
        return self

    def draw(self, operators: str) -> Sheet:
        """Adds operators as they stand."""
        self.operators.append(operators)
        return self


def pdf_of(*sheets: Sheet, named: bool = True, title: str | None = None) -> bytes:
    """A PDF of ``sheets``.

    Fonts: F1 and F2 Chinese without embedded glyphs (F2, and F1 where not ``named``, without
    ToUnicode), F3 Helvetica.
    """
    mapped = sorted({character for sheet in sheets for character in characters(sheet)})
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(sheets)}/Kids[{' '.join(f'{10 + 2 * i} 0 R' for i in range(len(sheets)))}]>>",
        font("/ToUnicode 6 0 R" if named else ""),
        font(""),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000/W[0 255 500]/FontDescriptor 7 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity>>",
        stream("", character_map(mapped)),
        "<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 700/StemV 80>>",
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x80"),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Matrix[1 0 0 1 10 20]", "0 0 m 100 0 l S"),
    ]
    for i, sheet in enumerate(sheets):
        crop = f"/CropBox[{' '.join(map(str, sheet.crop))}]" if sheet.crop else ""
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet.width} {sheet.height}]{crop}/Rotate {sheet.rotate}"
            f"/Contents {11 + 2 * i} 0 R/Resources<<{RESOURCES}>>>>",
            stream("", "\n".join(sheet.operators)),
        ]
    if title is None:
        return file_of(objects)
    return file_of([*objects, f"<</Title(\\376\\377{octal(title)})>>"], f"/Info {len(objects) + 1} 0 R")


def font(extra: str) -> str:
    """A composite font over the descendant font."""
    return f"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[5 0 R]{extra}>>"


def characters(sheet: Sheet) -> Iterable[str]:
    """The characters that a sheet shows."""
    for operator in sheet.operators:
        if operator.startswith("BT") and "<" in operator:
            yield from bytes.fromhex(operator.split("<")[1].split(">")[0]).decode("utf-16-be")


def character_map(mapped: Sequence[str]) -> str:
    """A ToUnicode map of every character to itself."""
    blocks = []
    for start in range(0, len(mapped), LIMIT_OF_BFCHAR):
        block = mapped[start : start + LIMIT_OF_BFCHAR]
        rows = "\n".join(f"<{ord(character):04x}> <{ord(character):04x}>" for character in block)
        blocks.append(f"{len(block)} beginbfchar\n{rows}\nendbfchar")
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def"
    space = "1 begincodespacerange <0000> <FFFF> endcodespacerange"
    return "\n".join([head, space, *blocks, "endcmap end end"])


def octal(text: str) -> str:
    """UTF-16 bytes as octal escapes of a PDF string."""
    return "".join(f"\\{byte:03o}" for byte in text.encode("utf-16-be"))


def stream(entries: str, content: str) -> str:
    """A stream object."""
    return f"<<{entries}/Length {len(content)}>>stream\n{content}\nendstream"


def file_of(objects: Sequence[str], trailer: str = "") -> bytes:
    """The objects, numbered from 1, as a file with its cross-reference table."""
    content = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    rows = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    end += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + end.encode()
