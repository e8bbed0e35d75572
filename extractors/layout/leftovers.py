"""The words of a page that no table or card has taken yet."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.pages import Word


class Leftovers:
    """Words still to be placed, in the page's order."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.words = list(words)

    def take(self, words: Iterable[Word]) -> None:
        """Removes ``words``."""
        taken = {id(word) for word in words}
        self.words = [word for word in self.words if id(word) not in taken]

    def taken_from(self, words: Iterable[Word]) -> list[Word]:
        """Removes those of ``words`` that are still here, and gives them."""
        wanted = {id(word) for word in words}
        found = [word for word in self.words if id(word) in wanted]
        self.take(found)
        return found
