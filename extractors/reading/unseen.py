"""Text that nobody sees: printed in white on bare paper, as a trick or a leftover.

White text is common on coloured bands, so the drawn shapes are looked at first; what then seems to stand on bare paper
is looked for in a picture of the page, which few pages need.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pypdfium2

from extractors.geometry import Box
from extractors.reading.glyphs import BLANK, Flags, Glyphs

WHITE_PIXEL = 250
LONGEST_SIDE = 2000


def unseen(page: pypdfium2.PdfPage, glyphs: Glyphs, white: Flags, painted: Sequence[Box]) -> Flags:
    """Those of the ``white`` glyphs that cannot be seen; ``painted`` are the boxes of pictures and coloured shapes."""
    places = np.flatnonzero(on_bare_paper(glyphs, white & ~glyphs.are(BLANK), painted))
    found = np.zeros(len(glyphs), np.bool_)
    if len(places):
        scale = min(1.0, LONGEST_SIDE / max(*page.get_size(), 1.0))
        picture = page.render(scale=scale).to_numpy()[..., :3].min(axis=2)
        found[[place for place in places.tolist() if _is_bare(picture, scale, glyphs, place)]] = True
    return found


def on_bare_paper(glyphs: Glyphs, places: Flags, painted: Sequence[Box]) -> Flags:
    """Those of the glyphs at ``places`` whose middle lies in none of the ``painted`` boxes."""
    bare = places.copy()
    indexes = np.flatnonzero(places)
    across = (glyphs.x0[indexes] + glyphs.x1[indexes]) / 2
    down = (glyphs.top[indexes] + glyphs.bottom[indexes]) / 2
    for x0, top, x1, bottom in painted:
        bare[indexes] &= (across < x0) | (across > x1) | (down < top) | (down > bottom)
    return bare


def _is_bare(picture: np.ndarray, scale: float, glyphs: Glyphs, place: int) -> bool:
    """Whether the picture of the page is white where the glyph stands."""
    sides = [glyphs.x0[place], glyphs.top[place], glyphs.x1[place], glyphs.bottom[place]]
    x0, top, x1, bottom = (max(0, round(float(side) * scale)) for side in sides)
    part = picture[top : bottom + 1, x0 : x1 + 1]
    return bool(part.size) and bool((part >= WHITE_PIXEL).all())
