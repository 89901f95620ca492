"""The schemas of a book's other files, `clientctl.yaml` and saved views, as documents are checked by them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from clientctl.schema.catalog import build_catalog
from clientctl.schema.shape import Schema, shipped_schema
from clientctl.settings import Settings


@cache
def settings_schema() -> Schema:
    """`settings.schema.json`, each `x-choices-of: FIELD` replaced by the choices of that field of clients."""
    schema: Schema = _filled(shipped_schema("settings.schema.json"))
    return schema


@cache
def view_schema() -> Schema:
    """`view.schema.json`."""
    return shipped_schema("view.schema.json")


def _filled(node: Any) -> Any:
    if isinstance(node, list):
        return [_filled(part) for part in node]
    if not isinstance(node, Mapping):
        return node
    filled = {key: _filled(part) for key, part in node.items() if key != "x-choices-of"}
    return {**filled, **_choices_of(node["x-choices-of"])} if "x-choices-of" in node else filled


def _choices_of(name: str) -> Schema:
    choices = build_catalog(Settings()).field(*name.split(".")).choices
    return {
        "enum": [choice.value for choice in choices],
        "x-choices": {choice.value: {"en": choice.label.en, "zh": choice.label.zh} for choice in choices},
    }
