"""What git's own merge and its union make of the same commits."""

from __future__ import annotations

from dataclasses import dataclass

from clientctl.errors import InvalidData
from tests.rounds.clones import Clone
from tests.rounds.trees import Joined, tree_of


@dataclass(frozen=True, slots=True)
class Plain:
    """is_conflict: git's own merge stops; broken: files of the union that are not what both wanted."""

    is_conflict: bool
    broken: int


def plain_merges(here: Clone, tip: str, changed: set[str], wanted: Joined) -> Plain:
    """changed: the clients that both sides have changed."""
    attributes = here.root / ".git/info/attributes"
    attributes.parent.mkdir(exist_ok=True)
    codes, tree = {}, ""
    for kind in ("text", "union"):
        attributes.write_text(f"*.yaml merge={kind}\n")
        done = here.try_git("merge-tree", "--write-tree", "origin/main", tip)
        codes[kind], tree = done.returncode, done.stdout.split("\n", 1)[0]
    attributes.unlink()
    asked = [name for name in sorted(changed - wanted.conflicts) if name in wanted.tree]
    return Plain(codes["text"] != 0, sum(_is_broken(here, tree, name, wanted) for name in asked))


def _is_broken(here: Clone, tree: str, name: str, wanted: Joined) -> bool:
    path = wanted.tree[name]["path"]
    shown = here.try_git("show", f"{tree}:{path}")
    try:
        return tree_of({path: shown.stdout.encode()}) != {name: wanted.tree[name]}
    except (InvalidData, KeyError, TypeError, ValueError):
        return True
