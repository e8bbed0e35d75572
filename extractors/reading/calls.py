"""PDFium's functions that are called for every glyph or shape, with plain addresses as arguments.

pypdfium2 declares them with pointer types whose objects cost more than the call itself. Addresses are whole numbers
here, and what a function writes goes to an address inside a buffer that the caller keeps.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

Rows = NDArray[np.float64]

_AT, _INT, _DOUBLE, _UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_double, ctypes.c_uint
_SIZE, _UNSIGNED_LONG = ctypes.c_size_t, ctypes.c_ulong


def address(handle: Any) -> int:
    """The address that a pointer or a function of pypdfium2 holds."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def written(
    call: Callable[..., Any], kind: Any, width: int, *arguments: Any, apart: bool = False, untold: int = 0
) -> Rows:
    """What ``call`` writes: a row of ``width`` numbers of the C type ``kind`` for each turn of ``arguments``.

    Its pointers come last: one to the row, or one to each number where they are ``apart``. A row that the call leaves
    alone consists of the byte ``untold``. The last of ``arguments`` is a sequence and tells how many turns there are.
    """
    buffer = (kind * (width * len(arguments[-1])))()
    if untold:
        ctypes.memset(buffer, untold, ctypes.sizeof(buffer))
    start, size = ctypes.addressof(buffer), ctypes.sizeof(kind)
    offsets = range(0, width * size, size) if apart else (0,)
    pointers = [range(start + offset, start + ctypes.sizeof(buffer), width * size) for offset in offsets]
    deque(map(call, *arguments, *pointers), maxlen=0)
    return np.array(buffer, dtype=np.float64).reshape(-1, width)


def _call(name: str, gives: Any, *takes: Any) -> Callable[..., Any]:
    # PYFUNCTYPE keeps the interpreter's lock: none of these calls waits, and giving it away costs a tenth of a call.
    return ctypes.PYFUNCTYPE(gives, *takes)(address(getattr(raw, name)))


count_of = _call("FPDFText_CountChars", _INT, _AT)
is_generated = _call("FPDFText_IsGenerated", _INT, _AT, _INT)
has_map_error = _call("FPDFText_HasUnicodeMapError", _INT, _AT, _INT)
code_of = _call("FPDFText_GetUnicode", _UINT, _AT, _INT)
text_into = _call("FPDFText_GetText", _INT, _AT, _INT, _INT, _AT)
object_of = _call("FPDFText_GetTextObject", _AT, _AT, _INT)
font_size_of = _call("FPDFText_GetFontSize", _DOUBLE, _AT, _INT)
box_into = _call("FPDFText_GetLooseCharBox", _INT, _AT, _INT, _AT)
matrix_into = _call("FPDFText_GetMatrix", _INT, _AT, _INT, _AT)
origin_into = _call("FPDFText_GetCharOrigin", _INT, _AT, _INT, _AT, _AT)
render_mode_of = _call("FPDFTextObj_GetTextRenderMode", _INT, _AT)
font_of = _call("FPDFTextObj_GetFont", _AT, _AT)
fill_colour_into = _call("FPDFPageObj_GetFillColor", _INT, _AT, _AT, _AT, _AT, _AT)
stroke_colour_into = _call("FPDFPageObj_GetStrokeColor", _INT, _AT, _AT, _AT, _AT, _AT)
is_embedded = _call("FPDFFont_GetIsEmbedded", _INT, _AT)
font_name_into = _call("FPDFFont_GetBaseFontName", _SIZE, _AT, _AT, _SIZE)
count_of_objects = _call("FPDFPage_CountObjects", _INT, _AT)
page_object = _call("FPDFPage_GetObject", _AT, _AT, _INT)
count_of_form_objects = _call("FPDFFormObj_CountObjects", _INT, _AT)
form_object = _call("FPDFFormObj_GetObject", _AT, _AT, _UNSIGNED_LONG)
kind_of = _call("FPDFPageObj_GetType", _INT, _AT)
object_matrix_into = _call("FPDFPageObj_GetMatrix", _INT, _AT, _AT)
bounds_into = _call("FPDFPageObj_GetBounds", _INT, _AT, _AT, _AT, _AT, _AT)
draw_mode_into = _call("FPDFPath_GetDrawMode", _INT, _AT, _AT, _AT)
stroke_width_into = _call("FPDFPageObj_GetStrokeWidth", _INT, _AT, _AT)
count_of_segments = _call("FPDFPath_CountSegments", _INT, _AT)
segment_of = _call("FPDFPath_GetPathSegment", _AT, _AT, _INT)
segment_kind_of = _call("FPDFPathSegment_GetType", _INT, _AT)
point_into = _call("FPDFPathSegment_GetPoint", _INT, _AT, _AT, _AT)
closes = _call("FPDFPathSegment_GetClose", _INT, _AT)
