"""Attributes of git that would make it read, store or merge client files otherwise than clientctl does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientctl.errors import Location, Problem, message

ATTRIBUTES_FILES: Final = (
    ".gitattributes",
    "clients/.gitattributes",
    "archive/.gitattributes",
    "views/.gitattributes",
)

# Attribute: the values that a book may give it (None: the attribute must not be set at all).
_ALLOWED: Final[dict[str, frozenset[str] | None]] = {
    "merge": frozenset({"clientctl"}),
    "filter": None,
    "working-tree-encoding": None,
    "ident": None,
}


def check_attributes(raw: bytes, path: str) -> Iterator[Problem]:
    """An error for each line that sets such an attribute for files that may be clients (`*.yaml` in any form)."""
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
        pattern, *attributes = line.split() or [""]
        if not pattern or pattern.startswith("#") or not _may_be_client(pattern):
            continue
        for attribute in attributes:
            name, _, value = attribute.lstrip("!-").partition("=")
            allowed = _ALLOWED.get(name, frozenset({value}))
            is_unset = attribute.startswith(("-", "!"))
            if (allowed is None and not is_unset) or (
                allowed is not None and (is_unset or value not in allowed) and name in _ALLOWED
            ):
                location = Location(path, number, line.index(attribute) + 1)
                yield Problem(
                    location, message("store.attribute", attribute=attribute), message("store.attribute_hint")
                )


def _may_be_client(pattern: str) -> bool:
    """Whether a pattern can match a `.yaml` file: its last part has wildcards or that ending."""
    last = pattern.rstrip("/").rpartition("/")[2]
    return last.endswith((".yaml", "*", "?", "]")) or last.startswith("[attr]")
