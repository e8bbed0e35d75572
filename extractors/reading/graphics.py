"""The drawn shapes of a page in PDFium's object list, inside form objects too: ruled lines and images."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from extractors.pages import Box, Rule
from extractors.reading.frames import Frame, Matrix
from extractors.reading.rules import THICKEST, as_rule, distinct

DEEPEST_FORM = 8
MOST_SEGMENTS = 3000
SLANT = 0.6
LONGEST_NAME = 200
CHINESE_FONT = re.compile(
    rb"[\x80-\xff]|Song|Sun|Hei|Kai|Fang|Ming|YaHei|DengXian|Gothic|Hans|Hant|CJK|GB|^(FZ|HY|DF)", re.IGNORECASE
)


@dataclass(slots=True)
class Graphics:
    """What a page draws besides the text that is already known.

    Rules and image boxes in displayed coordinates, the number of drawn paths, and of text objects that PDFium leaves
    out because it has no glyphs for them (a single Chinese character in a font that is not embedded). ``known`` are
    the addresses of the text objects that it does not leave out.
    """

    known: Container[int]
    rules: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    drawings: int = 0
    skipped: int = 0


def graphics_of(page: pypdfium2.PdfPage, frame: Frame, known: Container[int]) -> Graphics:
    """The page's graphics; ``known`` are the addresses of the text objects in its text."""
    found = Graphics(known)
    count = raw.FPDFPage_CountObjects(page)
    collect((raw.FPDFPage_GetObject(page, i) for i in range(count)), frame.matrix, found, 0)
    found.rules = distinct(found.rules, frame.width, frame.height)
    return found


def collect(objects: Iterator[Any], matrix: Matrix, found: Graphics, depth: int) -> None:
    """Adds what ``objects`` draw to ``found``; ``matrix`` maps their space to the displayed page."""
    for item in objects:
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            found.drawings += 1
            found.rules.extend(path_rules(item, matrix))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            bounds = bounds_of(item, matrix)
            if bounds:
                found.images.append(bounds)
        elif kind == raw.FPDF_PAGEOBJ_TEXT and ctypes.addressof(item.contents) not in found.known:
            found.skipped += is_skipped(item, matrix)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            inner = (raw.FPDFFormObj_GetObject(item, i) for i in range(raw.FPDFFormObj_CountObjects(item)))
            collect(inner, matrix.after(matrix_of(item)), found, depth + 1)


def is_skipped(text: Any, matrix: Matrix) -> bool:
    """Whether a text object without extent is set in a Chinese font that is not embedded; others are blanks."""
    bounds = bounds_of(text, matrix)
    handle = raw.FPDFTextObj_GetFont(text)
    if bounds is None or min(bounds.width, bounds.height) > 0.01 or not handle or raw.FPDFFont_GetIsEmbedded(handle):
        return False
    name = ctypes.create_string_buffer(LONGEST_NAME)
    raw.FPDFFont_GetBaseFontName(handle, name, LONGEST_NAME)
    return bool(CHINESE_FONT.search(name.value))


def matrix_of(item: Any) -> Matrix:
    """The object's own matrix."""
    values = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, values)
    return Matrix(values.a, values.b, values.c, values.d, values.e, values.f)


def bounds_of(item: Any, matrix: Matrix) -> Box | None:
    """The object's box on the displayed page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    return Box(*matrix.box(left.value, bottom.value, right.value, top.value))


def path_rules(path: Any, matrix: Matrix) -> Iterator[Rule]:
    """The ruled lines of a path: its thin filled shapes and the straight upright strokes of its outline."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    bounds = bounds_of(path, matrix)
    if bounds is None or not raw.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return
    whole = as_rule(bounds)
    segments = raw.FPDFPath_CountSegments(path)
    if whole:
        yield whole
    elif max(bounds.width, bounds.height) > THICKEST and segments <= MOST_SEGMENTS:
        if stroke.value:
            yield from stroked_rules(path, segments, matrix)
        elif segments > 5:
            yield from filled_rules(path, segments, matrix)


def stroked_rules(path: Any, segments: int, matrix: Matrix) -> Iterator[Rule]:
    """A rule for each horizontal or vertical side of a stroked path."""
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(path, width)
    own = matrix.after(matrix_of(path))
    pen = width.value * own.height()
    if pen > THICKEST:
        return
    for subpath in subpaths(path, segments, own):
        for (x0, y0), (x1, y1) in pairwise(subpath):
            if abs(x1 - x0) <= SLANT or abs(y1 - y0) <= SLANT:
                box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                rule = as_rule(with_pen(box, pen))
                if rule:
                    yield rule


def with_pen(box: Box, pen: float) -> Box:
    """A line's box with the width of the pen."""
    half = pen / 2
    if box.width >= box.height:
        return Box(box.x0, box.top - half, box.x1, box.bottom + half)
    return Box(box.x0 - half, box.top, box.x1 + half, box.bottom)


def filled_rules(path: Any, segments: int, matrix: Matrix) -> Iterator[Rule]:
    """A rule for each thin part of a filled path."""
    for subpath in subpaths(path, segments, matrix.after(matrix_of(path))):
        xs, ys = zip(*subpath, strict=True)
        rule = as_rule(Box(min(xs), min(ys), max(xs), max(ys)))
        if rule:
            yield rule


def subpaths(path: Any, segments: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path, closed parts ending where they began; parts with curves are left out."""
    points: list[tuple[float, float]] = []
    straight = True
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(segments):
        segment = raw.FPDFPath_GetPathSegment(path, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        straight = straight and kind != raw.FPDF_SEGMENT_BEZIERTO
        points.append(matrix.point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if straight and len(points) > 1:
        yield points
