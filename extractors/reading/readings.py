"""What a reader gives for one page, before it is decided whether it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.pages import Page


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as one reader reads it.

    ``inkless`` tells that all its text is drawn without ink (the text layer of a scan), ``drawings`` how many paths
    are drawn (a page of outlined text has hundreds), ``unmapped`` the share of glyphs for which the font gives no code.
    """

    page: Page
    inkless: bool = False
    drawings: int = 0
    unmapped: float = 0.0

    @property
    def text(self) -> str:
        """All characters of the page, marks included."""
        return "".join(char.text for word in self.page.words for char in word.chars)
