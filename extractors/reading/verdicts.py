"""Whether a page as read can be trusted, and if not, why: the code of a message, or None."""

from __future__ import annotations

from extractors.reading.readings import Reading

PICTURE = 0.5
SMALL_PICTURE = 0.1
OUTLINES = 80
LONGEST_FOLIO = 8
FEW_BROKEN = 0.01

NEEDS_OCR = "R121"
FAILED = "R122"
GARBAGE = "R123"


def fault(reading: Reading) -> str | None:
    """Why the reading cannot stand for the page; None where it can.

    A page without text is blank, and that is trusted, only where hardly anything is drawn on it: a picture or
    hundreds of shapes may be text. A page number alone over a picture that fills half the page counts as no text.
    """
    if reading.garbage:
        return GARBAGE
    if reading.lost:
        return FAILED
    if not reading.text and (reading.page.image_share >= SMALL_PICTURE or reading.drawings >= OUTLINES):
        return NEEDS_OCR
    if is_folio(reading.text) and reading.page.image_share >= PICTURE:
        return NEEDS_OCR
    return None


def is_folio(text: str) -> bool:
    """Whether a page's text is no more than its number."""
    return len(text) <= LONGEST_FOLIO and not any(character.isalpha() for character in text)


def is_doubtful(reading: Reading) -> bool:
    """Whether another reader should look at the page: garbage, nothing at all, or some text unnamed or left out."""
    if reading.bare or reading.skipped or fault(reading) in (GARBAGE, FAILED):
        return True
    return reading.broken > FEW_BROKEN * len(reading.text)


def better(first: Reading, second: Reading) -> Reading:
    """Which of two readings of a page stands: the one without fault, then the one with more characters it can name."""
    if first.bare:
        return first if second.bare and fault(second) is None else second
    if fault(second) is not None or not second.text:
        return first
    named = [len(reading.text) - reading.broken for reading in (first, second)]
    return second if fault(first) is not None or named[1] > named[0] else first
