"""The drawn shapes of a page in PDFium's object list, inside form objects too: ruled lines and images."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, repeat

import numpy as np
import pypdfium2
import pypdfium2.raw as raw

from extractors.geometry import Box, box_around
from extractors.pages import Patch, Rule
from extractors.reading import calls
from extractors.reading.frames import Frame, Matrix
from extractors.reading.printing import colour_of, is_white
from extractors.reading.rules import SHORTEST, THICKEST, as_rule, distinct

DEEPEST_FORM = 8
MOST_SEGMENTS = 3000
SLANT = 0.6
LONGEST_NAME = 200
LARGEST_PATCH = 24.0
CHINESE_FONT = re.compile(
    rb"[\x80-\xff]|Song|Sun|Hei|Kai|Fang|Ming|YaHei|DengXian|Gothic|Hans|Hant|CJK|GB|^(FZ|HY|DF)", re.IGNORECASE
)

# What PDFium writes for one object; read before the next call, and documents are never read in threads.
_VALUES, _NUMBERS = (ctypes.c_float * 6)(), (ctypes.c_int * 2)()
_VALUES_AT, _NUMBERS_AT = ctypes.addressof(_VALUES), ctypes.addressof(_NUMBERS)
_COLOUR = (ctypes.c_uint * 4)()
_COLOUR_AT = ctypes.addressof(_COLOUR)


@dataclass(slots=True)
class Graphics:
    """What a page draws besides the text that is already known.

    Rules, patches of colour and image boxes in displayed coordinates, the number of drawn paths, and of text objects
    that PDFium leaves out because it has no glyphs for them (a single Chinese character in a font that is not
    embedded). ``known`` are the addresses of the text objects that it does not leave out. ``painted`` are the boxes of
    what is painted in a colour, kept only where a list is given for them.
    """

    known: Container[int]
    rules: list[Rule] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    drawings: int = 0
    skipped: int = 0
    patches: list[Patch] = field(default_factory=list)
    painted: list[Box] | None = None


def graphics_of(page: pypdfium2.PdfPage, frame: Frame, known: Container[int], painted: bool = False) -> Graphics:
    """The page's graphics; ``known`` are the addresses of the text objects in its text.

    ``painted`` tells that it is asked where colour is painted.
    """
    found = Graphics(known, painted=[] if painted else None)
    at = calls.address(page.raw)
    collect(map(calls.page_object, repeat(at), range(calls.count_of_objects(at))), frame.matrix, found, 0)
    found.rules = distinct(found.rules, frame.width, frame.height)
    return found


def collect(objects: Iterable[int], matrix: Matrix, found: Graphics, depth: int) -> None:
    """Adds what the objects at these addresses draw to ``found``; ``matrix`` maps their space to the displayed page."""
    unknown = [item for item in objects if item not in found.known]
    paths: list[int] = []
    for item, kind in zip(unknown, map(calls.kind_of, unknown), strict=True):
        if kind == raw.FPDF_PAGEOBJ_PATH:
            paths.append(item)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            bounds = bounds_of(item, matrix)
            if bounds:
                found.images.append(bounds)
        elif kind == raw.FPDF_PAGEOBJ_SHADING and found.painted is not None:
            found.painted.extend(filter(None, [bounds_of(item, matrix)]))
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            found.skipped += is_skipped(item, matrix)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            inner = map(calls.form_object, repeat(item), range(calls.count_of_form_objects(item)))
            collect(inner, matrix.after(matrix_of(item)), found, depth + 1)
    found.drawings += len(paths)
    for path, bounds in _long(paths, matrix):
        found.rules.extend(path_rules(path, bounds, matrix))
        small = max(bounds.width, bounds.height) <= LARGEST_PATCH
        colour = colour_in(path) if small or found.painted is not None else None
        if colour is not None and found.painted is not None:
            found.painted.append(bounds)
        if colour and small:
            found.patches.append(Patch(bounds, colour))


def colour_in(path: int) -> int | None:
    """The colour that a path is filled with, else that of its stroke; 0 for a pattern; None where it is white."""
    if not calls.draw_mode_into(path, _NUMBERS_AT, _NUMBERS_AT + 4) or not any(_NUMBERS):
        return None
    ask = calls.fill_colour_into if _NUMBERS[0] else calls.stroke_colour_into
    if not ask(path, _COLOUR_AT, _COLOUR_AT + 4, _COLOUR_AT + 8, _COLOUR_AT + 12):
        return 0
    red, green, blue, alpha = _COLOUR
    return None if is_white(red, green, blue, alpha) else colour_of(red, green, blue)


def _long(paths: Sequence[int], matrix: Matrix) -> Iterator[tuple[int, Box]]:
    """Those of the paths that are long enough for a ruled line, with their boxes; most curves of a drawing are not."""
    buffer = (ctypes.c_float * (4 * len(paths)))()
    start = ctypes.addressof(buffer)
    sides = [range(start + side, start + ctypes.sizeof(buffer), 16) for side in (0, 4, 8, 12)]
    known = np.array(list(map(calls.bounds_into, paths, *sides)), dtype=np.bool_)
    left, bottom, right, top = np.array(buffer, dtype=np.float64).reshape(-1, 4).T
    longest = np.maximum(right - left, top - bottom) * matrix.scale()
    for index in np.flatnonzero(known & (longest >= 0.9 * SHORTEST)).tolist():
        yield paths[index], Box(*matrix.box(*buffer[4 * index : 4 * index + 4]))


def is_skipped(text: int, matrix: Matrix) -> bool:
    """Whether a text object without extent is set in a Chinese font that is not embedded; others are blanks."""
    bounds = bounds_of(text, matrix)
    font = calls.font_of(text)
    if bounds is None or min(bounds.width, bounds.height) > 0.01 or not font or calls.is_embedded(font):
        return False
    name = ctypes.create_string_buffer(LONGEST_NAME)
    calls.font_name_into(font, ctypes.addressof(name), LONGEST_NAME)
    return bool(CHINESE_FONT.search(name.value))


def matrix_of(item: int) -> Matrix:
    """The object's own matrix."""
    calls.object_matrix_into(item, _VALUES_AT)
    return Matrix(*_VALUES)


def bounds_of(item: int, matrix: Matrix) -> Box | None:
    """The object's box on the displayed page."""
    if not calls.bounds_into(item, _VALUES_AT, _VALUES_AT + 4, _VALUES_AT + 8, _VALUES_AT + 12):
        return None
    return Box(*matrix.box(*_VALUES[:4]))


def path_rules(path: int, bounds: Box, matrix: Matrix) -> Iterator[Rule]:
    """The ruled lines of a path: its thin filled shapes and the straight upright strokes of its outline.

    ``bounds`` is the path's box on the displayed page.
    """
    if not calls.draw_mode_into(path, _NUMBERS_AT, _NUMBERS_AT + 4) or not any(_NUMBERS):
        return
    whole = as_rule(bounds)
    stroked = bool(_NUMBERS[1])
    segments = 0 if whole else calls.count_of_segments(path)
    if whole:
        yield whole
    elif segments <= MOST_SEGMENTS:
        if stroked:
            yield from stroked_rules(path, segments, matrix)
        elif segments > 5:
            yield from filled_rules(path, segments, matrix)


def stroked_rules(path: int, segments: int, matrix: Matrix) -> Iterator[Rule]:
    """A rule for each horizontal or vertical side of a stroked path."""
    calls.stroke_width_into(path, _VALUES_AT)
    width = _VALUES[0]
    own = matrix.after(matrix_of(path))
    pen = width * own.height()
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


def filled_rules(path: int, segments: int, matrix: Matrix) -> Iterator[Rule]:
    """A rule for each thin part of a filled path."""
    for subpath in subpaths(path, segments, matrix.after(matrix_of(path))):
        rule = as_rule(box_around(subpath))
        if rule:
            yield rule


def subpaths(path: int, segments: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path, closed parts ending where they began; parts with curves are left out."""
    points: list[tuple[float, float]] = []
    straight = True
    for segment in map(calls.segment_of, repeat(path), range(segments)):
        kind = calls.segment_kind_of(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            straight = False
        if straight:
            calls.point_into(segment, _VALUES_AT, _VALUES_AT + 4)
            points.append(matrix.point(_VALUES[0], _VALUES[1]))
            if calls.closes(segment):
                points.append(points[0])
    if straight and len(points) > 1:
        yield points
