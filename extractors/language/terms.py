"""Terms looked up in a text all at once: only those that share two neighbouring characters with it are tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise


class TermIndex:
    """A list of terms; ``found`` gives those that stand in a text, in the order of the list."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._terms = tuple(terms)
        self._starting: dict[str, list[int]] = defaultdict(list)
        for place, term in enumerate(self._terms):
            self._starting[term[:2]].append(place)

    def found(self, text: str) -> Iterator[int]:
        """The places in the list of the terms that stand in ``text``, in order."""
        starts = {left + right for left, right in pairwise(text)}
        starts.update(text, ("",))
        known = self._starting
        candidates = [place for start in starts if start in known for place in known[start]]
        return (place for place in sorted(candidates) if self._terms[place] in text)
