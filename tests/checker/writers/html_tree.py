"""A small tree of an HTML page for tests, by the standard library's parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "img", "input", "br", "line", "circle", "path", "polyline"}


@dataclass
class Node:
    """An element with its attributes and, in order, its elements and texts."""

    tag: str
    attrs: dict[str, str | None] = field(default_factory=dict)
    content: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    @property
    def classes(self) -> list[str]:
        return (self.attrs.get("class") or "").split()

    def all(self, tag: str = "", name: str = "") -> Iterator[Node]:
        """Every element below with this tag and class (any when empty)."""
        for part in self.content:
            if isinstance(part, Node):
                if tag in ("", part.tag) and (not name or name in part.classes):
                    yield part
                yield from part.all(tag, name)

    def one(self, tag: str = "", name: str = "") -> Node:
        return next(self.all(tag, name))

    def by_id(self, name: str) -> Node:
        return next(node for node in self.all() if node.attrs.get("id") == name)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self.open[-1].content.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].content.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def tree(page: str) -> Node:
    """The page's tree; an element that is not closed where it must be fails the test."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    assert builder.open == [builder.root]
    return builder.root
