"""A page read back by the standard library's parser, and answers to make pages of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Any, Final

from clientctl.messages import Language
from clientctl.model import Answer, Column, Heading, Page, Table
from clientctl.render import Style
from tests.render.samples import rendered

_VOID: Final = frozenset({"meta", "input"})
HEADING: Final = Heading("Clients", date(2026, 11, 22), "tag:vip", "Chengxi", "b9a8d6b221")


@dataclass
class Node:
    """An element: its attributes, its own text and its children in order."""

    tag: str
    attributes: dict[str, str | None]
    parts: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, tag: str = "") -> Iterator[Node]:
        """This element and those within, in the order of the page."""
        if tag in ("", self.tag):
            yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.all(tag)

    def one(self, tag: str) -> Node:
        (found,) = self.all(tag)
        return found

    def classed(self, name: str) -> list[Node]:
        return [node for node in self.all() if name in (node.attributes.get("class") or "").split()]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute of {tag} is there twice"
        node = Node(tag, dict(attrs))
        self.stack[-1].parts.append(node)
        if tag not in _VOID:
            self.stack.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack[-1].tag == tag, f"{self.stack[-1].tag} is closed by {tag}"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].parts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def parsed(page: str) -> Node:
    """The root; AssertionError where elements are not closed as they were opened."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert len(reader.stack) == 1, f"{reader.stack[-1].tag} is never closed"
    return reader.stack[0].one("html")


def answer(*tables: Table, heading: Heading = HEADING, **others: Any) -> Answer:
    return Answer(lambda: (), tables, heading=lambda: heading, **others)


def page(
    columns: Sequence[Column],
    *rows: Sequence[Any],
    language: Language = "en",
    pages: tuple[Page, ...] = (),
    heading: Heading = HEADING,
) -> Node:
    """The page of one table."""
    made = answer(Table(tuple(columns), rows), heading=heading, pages=pages)
    return parsed(rendered("html", made, Style(language)))
