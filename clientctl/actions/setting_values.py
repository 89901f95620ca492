"""Values of settings, from what people type to what `clientctl.yaml` holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from clientctl import text
from clientctl.actions.assigning import split_list
from clientctl.errors import InvalidData, Message, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.schema.reading import described_field
from clientctl.schema.setting_keys import Keys, SettingKey
from clientctl.schema.shape import Schema, SchemaShape, settings_shape
from clientctl.values import KINDS, Context

_ROOT: Final = "VALUE"
_PLAIN: Final = ("string", "number", "integer", "boolean")


def parse_setting(key: SettingKey, typed: str, context: Context) -> Any:
    """The value for a key; WrongUsage for what it cannot take.

    Lists of words and numbers may be typed with commas; lists and mappings of any kind as YAML or JSON.
    """
    nodes = key.alternatives
    whole = [node for node in nodes if node.get("type") in ("array", "object")]
    if whole and _looks_like_data(typed):
        return _data(key.path, typed)
    words = next((node["items"] for node in whole if node.get("items", {}).get("type") in _PLAIN), None)
    plain = [node for node in nodes if node.get("type") in _PLAIN]
    free = next((node for node in plain if not _is_strict(node)), None)
    # a number, or a word of the schema's own, is told from a list and from any other text by what it is
    for node in filter(_is_strict, plain):
        try:
            return _scalar(key.path, node, typed, context)
        except WrongUsage:
            if words is None and free is None:
                raise
    parts = split_list(typed)
    if words is not None and (free is None or len(parts) > 1):
        return [_scalar(key.path, words, part, context) for part in parts]
    if free is not None:
        return _scalar(key.path, free, typed, context)
    raise WrongUsage("shaping.config_needs_data", key=key.name, text=typed, hint=_form(key))


def _is_strict(node: Schema) -> bool:
    return node["type"] != "string" or "enum" in node


def _looks_like_data(typed: str) -> bool:
    return typed.lstrip()[:1] in ("[", "{") or "\n" in typed.strip()


def _scalar(path: Keys, node: Schema, typed: str, context: Context) -> Any:
    field = described_field(path, node)
    return KINDS[field.kind].parse(typed, field, context)


def _form(key: SettingKey) -> Message:
    """How a list of records or a mapping is typed."""
    node = next(node for node in key.alternatives if node.get("type") in ("array", "object"))
    is_list = node["type"] == "array"
    inner = (node["items"] if is_list else node).get("properties", {})
    pairs = "{{{}}}".format(", ".join(f"{name}: …" for name in inner) or "…: …")
    return message("shaping.config_data_form", form=f"[{pairs}, …]" if is_list else pairs)


@frozen
class _Below:
    """The shape of what stands at a path of a file."""

    shape: SchemaShape
    path: Keys

    def keys(self, path: text.Path) -> Sequence[str]:
        return self.shape.keys((*self.path, *path))

    def reading(self, path: text.Path) -> text.Reading:
        return self.shape.reading((*self.path, *path))


def _data(path: Keys, typed: str) -> Any:
    try:
        return text.load(typed.encode("utf-8", "surrogateescape"), _ROOT, _Below(settings_shape(), path))
    except InvalidData as error:
        raise error.placed(kind=WrongUsage) from error
