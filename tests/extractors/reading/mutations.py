"""Damage done to PDFs: bytes changed, lost, repeated and put in, as transmission and bad programs do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

TOKENS = (
    b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"/Kids[2 0 R]", b"/Count -1", b"/Count 99999999", b"/Length 0",
    b"/Length 2147483648", b"/Rotate 37", b"/MediaBox[0 0 0 0]", b"/MediaBox[1e30 0 -1e30 5]", b"/FontBBox[0 0 0 0]",
    b" Tf ", b"BT ", b" 1e38 0 0 -1e38 0 0 Tm ", b"0 0 0 0 0 0 cm ", b" nan ", b"q " * 300, b"(\xff\xfe)Tj ", b"%%EOF",
    b"\x00\xff\x00", b"trailer<</Root 99 0 R>>", b"startxref\n-5\n", b"<FEFFD800>", b"/Fm Do ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Damage:
    """One change: its kind, where (a share of the file), how much of it, and the bytes put in."""

    kind: str
    at: float
    length: int
    token: bytes

    def done_to(self, content: bytes) -> bytes:
        start = int(self.at * len(content))
        return KINDS[self.kind](content, start, start + self.length, self.token)


def _changed(content: bytes, start: int, end: int, token: bytes) -> bytes:
    return (
        content[:start]
        + bytes(byte ^ (token[i % len(token)] or 1) for i, byte in enumerate(content[start:end]))
        + content[end:]
    )


KINDS: dict[str, Callable[[bytes, int, int, bytes], bytes]] = {
    "changed": _changed,
    "lost": lambda content, start, end, token: content[:start] + content[end:],
    "repeated": lambda content, start, end, token: content[:end] + content[start:end] * 3 + content[end:],
    "put in": lambda content, start, end, token: content[:start] + token + content[start:],
    "cut off": lambda content, start, end, token: content[: max(start, 20)],
}

damages = st.builds(
    Damage,
    kind=st.sampled_from(sorted(KINDS)),
    at=st.floats(0, 1, exclude_max=True),
    length=st.integers(1, 60),
    token=st.sampled_from(TOKENS),
)


def damaged(content: bytes, done: list[Damage]) -> bytes:
    """The file with all of the damage done to it, one after the other."""
    for damage in done:
        content = damage.done_to(content)
    return content
