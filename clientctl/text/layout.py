"""How a file sets its blocks out, so that what is added looks like what is there."""

from __future__ import annotations

from collections.abc import Iterator

from clientctl.text.lines import column, line_start
from clientctl.text.nodes import Items, Node, Pairs, is_block
from clientctl.text.rendering import Layout


def layout_of(text: str, root: Node) -> Layout:
    """The layout of a file's first list and first nested mapping; the usual one where it has none."""
    usual = Layout()
    offsets: dict[str, int] = {}
    for mapping, node in _blocks(root):
        distance = column(text, node.start) - column(text, mapping.start)
        if isinstance(node, Items):
            if "offset" not in offsets:
                offsets["offset"] = distance
                offsets["gap"] = _gap(text, node, usual.gap)
        else:
            offsets.setdefault("step", distance)
        if len(offsets) == 3:
            break
    return Layout(
        offsets.get("offset", usual.offset), offsets.get("gap", usual.gap), offsets.get("step", usual.step)
    )


def _gap(text: str, items: Items, usual: int) -> int:
    first = items.nodes[0]
    is_beside = first.end > first.start and line_start(text, first.start) == line_start(text, items.start)
    return first.start - items.start - 1 if is_beside else usual


def _blocks(root: Node) -> Iterator[tuple[Pairs, Items | Pairs]]:
    """Every block list and block mapping that is the value of a key, with that key's mapping, in order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Items | Pairs) or node.is_flow:
            continue
        for held in node.nodes:
            if isinstance(node, Pairs) and isinstance(held, Items | Pairs) and is_block(held):
                yield node, held
        waiting += reversed(node.nodes)
