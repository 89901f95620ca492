"""The settings as rules look at them: their document, and the fields that they lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from clientctl.errors import Message, message
from clientctl.frozen import frozen
from clientctl.model import Field, FieldIndex
from clientctl.schema.catalog import Catalog, Schema, build_catalog
from clientctl.schema.findings import Path
from clientctl.schema.words import brief
from clientctl.settings import build_settings


@frozen
class SettingsBook:
    """The settings' document (of any shape below its root) and the fields that they lead to.

    own: the book's own schema; None when it is not known, so that any custom field may be there.
    computed: fields that are never stored, but may be named.
    """

    document: Mapping[str, Any]
    own: Schema | None
    computed: tuple[Field, ...]

    @cached_property
    def catalog(self) -> Catalog:
        return build_catalog(build_settings(self.document), self.own)

    @cached_property
    def index(self) -> FieldIndex:
        return FieldIndex((*self.catalog.fields, *self.computed))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every field by its full name."""
        return tuple(field.name for field in self.index)

    def field(self, name: str) -> Field | None:
        """The field of exactly this full name."""
        return next((field for field in self.catalog.fields if field.name == name), None)

    def known(self, name: str) -> Field | None:
        """The field by any of its names, if some schema knows it."""
        found = self.index.get(name)
        return found if found is not None and found.is_known else None

    def may_be_custom(self, name: str) -> bool:
        return self.own is None and name.startswith("custom.")

    def mapping(self, *keys: str) -> Mapping[str, Any]:
        """The mapping at these keys, empty where there is none."""
        node: Any = self.document
        for key in keys:
            node = node.get(key) if isinstance(node, Mapping) else None
        return node if isinstance(node, Mapping) else {}

    def entries(self, *keys: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """Path and data of each entry of the list at these keys."""
        found = self.mapping(*keys[:-1]).get(keys[-1])
        for index, entry in enumerate(found if isinstance(found, list) else ()):
            if isinstance(entry, Mapping):
                yield (*keys, index), entry

    def meant(self, name: str) -> Message:
        """What to write instead of a name that no field has."""
        field = self.known(name)
        if field is not None:
            return message("schema.write_this", stored=field.name, text=brief(name))
        found = (self.known(word) for word in self.index.near(name))
        near = tuple(dict.fromkeys(field.name for field in found if field))
        return message("values.did_you_mean", names=near) if near else message("actions.all_fields")
