"""Parts of settings by their shape: a text, a number, a list; what has another shape cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any


class Unusable(Exception):
    """A part of the settings does not have its shape."""


def read_text(node: Any) -> str:
    if not isinstance(node, str) or not node:
        raise Unusable
    return node


def read_optional(node: Any) -> str:
    """A text that may be left out, "" then."""
    return read_text(node) if node not in (None, "") else ""


def read_flag(node: Any) -> bool:
    if not isinstance(node, bool):
        raise Unusable
    return node


def read_number(node: Any) -> Decimal:
    if isinstance(node, bool) or not isinstance(node, int | Decimal):
        raise Unusable
    return Decimal(node)


def read_mapping(node: Any) -> Mapping[str, Any]:
    if not isinstance(node, Mapping):
        raise Unusable
    return node


def read_list(node: Any) -> list[Any]:
    if not isinstance(node, list):
        raise Unusable
    return node


def read_words(node: Any) -> tuple[str, ...]:
    return tuple(read_text(word) for word in read_list(node))
