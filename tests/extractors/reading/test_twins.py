"""What is worked out in columns for a page says the same as its twin for single glyphs."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.frames import Matrix
from extractors.reading.gaps import follow, follows
from extractors.reading.glyphs import Glyph, columns_of
from extractors.reading.printing import _turns

QUARTERS = st.integers(-8, 60).map(lambda quarter: quarter / 4)


@st.composite
def glyph(draw: st.DrawFn) -> Glyph:
    """A glyph of some size near the origin; its numbers are quarters of a point, so that sums are exact."""
    text = draw(st.sampled_from("a7节*²注."))
    x0, top = draw(QUARTERS), draw(QUARTERS)
    width, height, size = (
        draw(st.integers(1, 40)) / 4,
        draw(st.integers(1, 40)) / 4,
        draw(st.sampled_from((4.0, 7.0, 10.0))),
    )
    return Glyph(text, x0, top, x0 + width, top + height, size, x0, draw(QUARTERS))


@given(st.lists(glyph(), min_size=2, max_size=8), st.data())
def test_a_page_of_glyphs_joins_as_its_pairs_do(glyphs: list[Glyph], data: st.DataObject) -> None:
    blanks = data.draw(st.lists(st.booleans(), min_size=len(glyphs) - 1, max_size=len(glyphs) - 1))
    pairs = zip(glyphs, glyphs[1:], blanks, strict=False)
    joined = follow(columns_of(glyphs), np.array(blanks, dtype=np.bool_)).tolist()
    assert joined == [follows(left, right, blank) for left, right, blank in pairs]


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_a_column_of_directions_turns_as_one_matrix_does(along: float, down: float) -> None:
    [turn] = _turns(np.array([along]), np.array([down])).tolist()
    assert turn == Matrix(along, down, 0, 0, 0, 0).turn()
