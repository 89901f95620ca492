"""The files of a book hold a mapping at their root; anything else is refused here."""

from __future__ import annotations

from typing import Any

from clientctl.errors import InvalidData, Location, message
from clientctl.text.loading import load
from clientctl.text.parsed import Parsed
from clientctl.text.parsing import parse
from clientctl.text.shape import Shape
from clientctl.text.syntax import keyboard_slip


def load_mapping(raw: bytes, name: str, shape: Shape) -> dict[str, Any]:
    """`load`, refusing what is not a mapping: `text.empty_file`, `text.root_not_mapping`."""
    data = load(raw, name, shape)
    if isinstance(data, dict):
        return data
    raise _not_a_mapping(parse(raw, name, shape), name)


def parse_mapping(raw: bytes, name: str, shape: Shape) -> Parsed:
    """`parse`, refusing what is not a mapping: `text.empty_file`, `text.root_not_mapping`."""
    parsed = parse(raw, name, shape)
    if isinstance(parsed.data, dict):
        return parsed
    raise _not_a_mapping(parsed, name)


def _not_a_mapping(parsed: Parsed, name: str) -> InvalidData:
    location = Location(name, *parsed.locate(()))
    if parsed.data is None:
        return InvalidData("text.empty_file", location=location, hint=message("text.hint_empty_file"))
    is_list = isinstance(parsed.data, list)
    usual = message("text.hint_root_list" if is_list else "text.hint_root")
    hint = usual if is_list else keyboard_slip(str(parsed.data)) or usual
    return InvalidData("text.root_not_mapping", location=location, hint=hint)
