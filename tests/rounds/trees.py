"""What a book holds, in a form in which three states of it can be joined by a few plain rules."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from clientctl.schema.lenient import client_shape
from clientctl.text import load_mapping

Side = Literal["ours", "theirs"]
SIDES: tuple[Side, Side] = ("ours", "theirs")
# A client by its name: its path, comments, and fields; lists as mappings of their items.
Tree = dict[str, dict[str, Any]]

SHAPE = client_shape(None)
COLLECTIONS = ("tags", "needs", "log", "orders", "contacts", "reminders", "notes", "comments")
REMARK = re.compile(r"# remark [\w-]+")
PLACES = ("clients", "archive")


def read_tree(root: Path) -> Tree:
    """The book as its files are now."""
    files = {
        f"{place}/{path.name}": path.read_bytes()
        for place in PLACES
        if (root / place).is_dir()
        for path in (root / place).glob("*.yaml")
    }
    return tree_of(files)


def tree_of(files: Mapping[str, bytes]) -> Tree:
    """The same from paths and contents; what cannot be read is refused as clientctl does."""
    found: Tree = {}
    for path, raw in files.items():
        client = dict(read_client(raw))
        assert client["name"] not in found, f"two clients of the name {client['name']}"
        found[client["name"]] = {**client, "path": path}
    return found


@lru_cache(maxsize=512)
def read_client(raw: bytes) -> Mapping[str, Any]:
    """A file in the form of a Tree."""
    client = {key: _normal(key, value) for key, value in load_mapping(raw, "file", SHAPE).items()}
    comments = Counter(REMARK.findall(raw.decode()))
    return {key: value for key, value in {**client, "comments": dict(comments)}.items() if value != {}}


def _normal(key: str, value: Any) -> Any:
    if key in ("tags", "needs"):
        return dict.fromkeys(value, True)
    if key == "notes":
        return dict(line.split(": ", 1) for line in value.splitlines())
    if key in COLLECTIONS:
        return {item.get("id", item.get("text")): item for item in value}
    return value


@dataclass(slots=True)
class Joined:
    """What comes of two states; conflicts: the clients about which they disagree."""

    tree: Tree = field(default_factory=dict)
    conflicts: set[str] = field(default_factory=set)


def join(base: Tree, ours: Tree, theirs: Tree, favour: Side) -> Joined:
    """Both states together; where both changed one thing in two ways, that of the favoured side."""
    made = Joined()
    for name in {**base, **ours, **theirs}:
        odds: list[bool] = []
        states = [_filled(tree.get(name)) for tree in (base, ours, theirs)]
        client = _join(states, favour, odds)
        if client is not None:
            made.tree[name] = {key: value for key, value in client.items() if value != {}}
        if odds:
            made.conflicts.add(name)
    for first, second in itertools.combinations(list(made.tree), 2):
        if made.tree[first]["path"] == made.tree[second]["path"]:
            # two new clients of one id
            made.conflicts |= {first, second}
            del made.tree[first if (first in ours) == (favour == "theirs") else second]
    return made


def _filled(client: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    return None if client is None else {**{key: {} for key in COLLECTIONS}, **client}


def _join(states: list[Any], favour: Side, odds: list[bool]) -> Any:
    """One value; None is one that is not there."""
    base, ours, theirs = states
    if ours == theirs or base == theirs:
        return ours
    if base == ours:
        return theirs
    if isinstance(ours, dict) and isinstance(theirs, dict) and isinstance(base, dict | None):
        keys = {**(base or {}), **ours, **theirs}
        made = {key: _join([(state or {}).get(key) for state in states], favour, odds) for key in keys}
        return {key: value for key, value in made.items() if value is not None}
    odds.append(True)
    return ours if favour == "ours" else theirs
