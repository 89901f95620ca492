"""Attributes of git that would make it read, store or merge client files otherwise than clientctl does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientctl.errors import Location, Problem, message

ATTRIBUTES_FILES: Final = (
    ".gitattributes",
    *(f"{place}/.gitattributes" for place in ("clients", "archive", "views")),
)

# Filters run programs, the others change what is read; a merge driver other than ours loses entries.
_FORBIDDEN: Final = frozenset({"filter", "working-tree-encoding", "ident"})
_OUR_MERGE: Final = "merge=clientctl"


def check_attributes(raw: bytes, path: str) -> Iterator[Problem]:
    """An error for each such attribute of a pattern that may match a `.yaml` file."""
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
        pattern, *attributes = line.split() or [""]
        if pattern.startswith("#") or not _may_be_client(pattern):
            continue
        for attribute in attributes:
            if _is_harmful(attribute):
                location = Location(path, number, line.index(attribute, len(pattern)) + 1)
                yield Problem(
                    location, message("store.attribute", attribute=attribute), message("store.attribute_hint")
                )


def _is_harmful(attribute: str) -> bool:
    name = attribute.lstrip("-!").partition("=")[0]
    is_set = attribute[:1] not in ("-", "!")
    return (name in _FORBIDDEN and is_set) or (name == "merge" and attribute != _OUR_MERGE)


def _may_be_client(pattern: str) -> bool:
    """Whether the last part of a pattern has wildcards or that ending, or gives attributes a common name."""
    last = pattern.rstrip("/").rpartition("/")[2]
    return last.endswith((".yaml", "*", "?", "]")) or last.startswith("[attr]")
