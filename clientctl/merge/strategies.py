"""How values that both sides have changed are merged: one strategy for each kind of value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from clientctl.merge.alignment import aligned
from clientctl.merge.ordering import united_order
from clientctl.merge.sequences import merged
from clientctl.merge.sides import ABSENT, Sides, is_alike, is_empty
from clientctl.text.shape import Path

if TYPE_CHECKING:
    from clientctl.merge.three_way import Merger

# Merges a value that both sides have changed in different ways.
Strategy = Callable[["Merger", Path, Sides[Any]], Any]
_LISTS: Final = ("set", "records", "list")


def strategy_of(declared: str, sides: Sides[Any]) -> str:
    """The strategy for a value: the declared one where its kind fits, else what the values look like.

    Lists of texts that each stand once are sets, lists of mappings are records; other lists are sequences.
    """
    held = [value for value in sides if not is_empty(value)]
    if declared == "value" or not held:
        return "value"
    if all(isinstance(value, list) for value in held):
        return declared if declared in _LISTS else _list_strategy(held)
    if is_empty(sides.ours) or is_empty(sides.theirs):
        return "value"
    if all(isinstance(value, dict) for value in held):
        return "mapping"
    if all(isinstance(value, str) for value in held):
        return "text" if declared == "text" or not is_empty(sides.base) else "value"
    return "value"


def _list_strategy(held: list[list[Any]]) -> str:
    items = [item for value in held for item in value]
    if all(isinstance(item, dict) for item in items):
        return "records"
    is_set = all(isinstance(item, str) for item in items) and all(len(set(v)) == len(v) for v in held)
    return "set" if is_set else "list"


def key_order(keys: Sides[list[str]], canonical: list[str]) -> list[str]:
    """The keys of both sides; new ones of both in one place in canonical order, unknown ones last, ours first."""
    rank = {key: place for place, key in enumerate(canonical)}
    return united_order(
        keys, lambda ours, theirs: sorted([*ours, *theirs], key=lambda key: rank.get(key, len(rank)))
    )


def _value(merger: Merger, path: Path, sides: Sides[Any]) -> Any:
    return merger.clash(path, sides)


def _text(merger: Merger, path: Path, sides: Sides[Any]) -> Any:
    """Line by line; breaks at the end are three-way by themselves."""
    found = sides.each(lambda value: "" if is_empty(value) else value)
    bodies = found.each(lambda value: value.rstrip("\n"))
    ends = Sides(*(value[len(body) :] for value, body in zip(found, bodies, strict=True)))
    lines: list[str] = []
    is_clash = False
    for region in merged(bodies.each(lambda body: body.split("\n") if body else [])):
        is_clash = is_clash or region.clash is not None
        lines += region.lines if region.clash is None else region.clash.of(merger.favour)
    end = ends.theirs if ends.ours == ends.base else ends.ours
    text = "\n".join(lines) + end
    return merger.clash(path, sides, text) if is_clash else text


def _mapping(merger: Merger, path: Path, sides: Sides[Any]) -> Any:
    """Key by key; what both sides have emptied goes."""
    found = sides.each(lambda value: value if isinstance(value, dict) else {})
    made: dict[str, Any] = {}
    for key in key_order(found.each(list), list(merger.shape.keys(path))):
        value = merger.value((*path, key), Sides(*(held.get(key, ABSENT) for held in found)))
        if value is not ABSENT:
            made[key] = value
    return made or ({} if not path or isinstance(path[-1], int) else ABSENT)


def _items(strategy: str) -> Strategy:
    def merge(merger: Merger, path: Path, sides: Sides[Any]) -> Any:
        found = sides.each(lambda value: value if isinstance(value, list) else [])
        rows = aligned(strategy, path, found, merger.shape)
        if rows is None:
            return merger.clash(path, sides)
        made: list[Any] = []
        for row in rows:
            value = merger.item((*path, len(made)), items_of(row, found))
            if value is not ABSENT:
                made.append(value)
        if made:
            return made
        # nothing is left: as the side says that changed it, for a list may be empty in several ways
        changed = sides.theirs if is_alike(sides.base, sides.ours) else sides.ours
        return changed if not changed or is_empty(changed) else []

    return merge


def items_of(row: Sides[int | None], sides: Sides[list[Any]]) -> Sides[Any]:
    """What each side has in a row."""
    return Sides(*(ABSENT if index is None else held[index] for index, held in zip(row, sides, strict=True)))


STRATEGIES: Final[Mapping[str, Strategy]] = {
    # as a whole
    "value": _value,
    # lines: additions of both are kept, ours first
    "text": _text,
    # key by key
    "mapping": _mapping,
    # words or other values whose order matters to nobody
    "set": _items("set"),
    # entries with ids, each merged by itself
    "records": _items("records"),
    # items whose order says something
    "list": _items("list"),
}
