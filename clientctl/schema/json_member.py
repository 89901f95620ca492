"""A member put into a JSON file as a person wrote it: the rest of the text stays as it is, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from clientctl.schema.findings import Path
from clientctl.schema.json_text import JsonText

_UNIT: Final = "  "
_BLANKS: Final = " \t"


def with_member(source: JsonText, path: Sequence[str], value: Any) -> str:
    """The text with a last member `path[-1]` in the object at `path[:-1]`, laid out as the members before it.

    What is missing of the way there is made. ValueError when something on the way is no object, or the member is
    there already.
    """
    depth, node = 0, source.data
    while depth < len(path) and isinstance(node, Mapping) and path[depth] in node:
        node, depth = node[path[depth]], depth + 1
    if depth == len(path) or not isinstance(node, Mapping):
        raise ValueError(".".join(path[: depth + 1]))
    for key in reversed(path[depth + 1 :]):
        value = {key: value}
    return _inserted(source, tuple(path[:depth]), node, path[depth], value)


def _inserted(source: JsonText, path: Path, node: Mapping[str, Any], key: str, value: Any) -> str:
    text, opening = source.text, source.places[path][1]
    margin = _margin(text, opening)
    if not node:
        end = text.index("}", opening)
        inner = margin + _unit(source)
        if "\n" not in text.strip():
            return f"{text[: opening + 1]}{_line({key: value})[1:-1]}{text[end:]}"
        member = _line_end(text) + inner + _member(key, value, inner, source) + _line_end(text) + margin
        return text[: opening + 1] + member + text[end:]
    keys = tuple(node)
    _, end = json.JSONDecoder().raw_decode(text, source.places[(*path, keys[-1])][1])
    gap = text[opening + 1 : source.places[(*path, keys[0])][0]]
    if "\n" not in gap:
        return f"{text[:end]}, {_line({key: value})[1:-1]}{text[end:]}"
    inner = gap.rpartition("\n")[2]
    return f"{text[:end]},{_line_end(text)}{inner}{_member(key, value, inner, source)}{text[end:]}"


def _member(key: str, value: Any, margin: str, source: JsonText) -> str:
    return f"{_line(key)}: {_block(value, margin, source)}"


def _block(value: Any, margin: str, source: JsonText) -> str:
    """A value over several lines where it holds objects, else on one."""
    if not isinstance(value, Mapping) or not any(isinstance(part, Mapping) for part in value.values()):
        return _line(value)
    inner, end = margin + _unit(source), _line_end(source.text)
    members = (inner + _member(key, part, inner, source) for key, part in value.items())
    return f"{{{end}{f',{end}'.join(members)}{end}{margin}}}"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _unit(source: JsonText) -> str:
    """By how much the outermost members are indented."""
    opening = source.places[()][1]
    first = next((key for path, (key, _) in source.places.items() if len(path) == 1), opening)
    gap = source.text[opening:first]
    return gap.rpartition("\n")[2] if "\n" in gap and gap.rpartition("\n")[2] else _UNIT


def _margin(text: str, offset: int) -> str:
    """The blanks at the head of a line."""
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return line[: len(line) - len(line.lstrip(_BLANKS))]
