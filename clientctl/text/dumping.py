"""A document as a whole new file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clientctl.text.plain import plain_value
from clientctl.text.rendering import Renderer
from clientctl.text.shape import Shape


def dump(document: Mapping[str, Any], shape: Shape) -> str:
    """The text of a new file: keys in canonical order, no keys whose list is empty.

    Reading it gives the document back without those keys.
    """
    lines = Renderer(shape).mapping(_without_empty_lists(plain_value(document, ())), (), 0)
    return "".join(f"{line}\n" for line in lines) or "{}\n"


def _without_empty_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty_lists(held) for key, held in value.items() if held != []}
    if isinstance(value, list):
        return [_without_empty_lists(held) for held in value]
    return value
