"""What a reader gives for one page, before it is decided whether it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extractors.pages import Page
from extractors.reading.trust import is_garbage


@dataclass(frozen=True)
class Reading:
    """A page as one reader reads it.

    ``inkless`` tells that all its text is drawn without ink (the text layer of a scan), ``drawings`` how many shapes
    are drawn besides text (a page of outlined text has hundreds), ``lost`` that contents could not be decoded,
    ``skipped`` how many pieces of text the reader left out.
    """

    page: Page
    inkless: bool = False
    drawings: int = 0
    lost: bool = False
    skipped: int = 0

    @cached_property
    def text(self) -> str:
        """All characters of the page without blanks and footnote marks."""
        return "".join([word.text for word in self.page.words])

    @cached_property
    def garbage(self) -> bool:
        """Whether the text cannot be what is printed."""
        return is_garbage(self.text)

    @property
    def broken(self) -> int:
        """How many characters the reader could not name."""
        return self.text.count("\ufffd")

    @property
    def bare(self) -> bool:
        """Whether nothing at all is drawn on the page."""
        return not (self.text or self.drawings or self.page.image_share or self.page.unseen)
