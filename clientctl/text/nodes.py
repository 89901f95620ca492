"""The values of a file as a tree that knows where in the text each of them stands."""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """A scalar: `style` is "" (plain), `'`, `"`, `|` or `>`; start and end are equal for an empty one."""

    start: int
    end: int
    style: str
    text: str


class Items(NamedTuple):
    """A list. A block list starts at its first dash and ends with its last item."""

    start: int
    end: int
    is_flow: bool
    nodes: list[Node]


class Pairs(NamedTuple):
    """A mapping, keys and values in parallel. A block mapping ends with its last value."""

    start: int
    end: int
    is_flow: bool
    keys: list[Scalar]
    nodes: list[Node]

    def find(self, key: str | int) -> int:
        """Position of a key, -1 if it is missing."""
        return next((index for index, node in enumerate(self.keys) if node.text == key), -1)


Node = Scalar | Items | Pairs


def is_block(node: Node) -> bool:
    """The node is a block list or a block mapping."""
    return not isinstance(node, Scalar) and not node.is_flow


def child(node: Node, step: str | int) -> int:
    """Position of the child that a step of a path leads to, -1 if there is none."""
    if isinstance(node, Pairs):
        return node.find(step)
    if isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node.nodes):
        return step
    return -1
