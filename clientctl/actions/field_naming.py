"""What a field of the book's own may be called: nothing that means something else in queries or on `add`'s line."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from clientctl.errors import Conflict, Message, WrongUsage, message
from clientctl.model import Field, Label
from clientctl.model.fields import fold_key
from clientctl.names import slug
from clientctl.query.naming import STALE
from clientctl.query.syntax import JOINERS
from clientctl.schema.own_fields import can_name_field

if TYPE_CHECKING:
    from clientctl.actions.workspace import Workspace

_PREFIX: Final = "custom."
# Words of queries that stand where a field's name would.
_WORDS: Final = frozenset(map(fold_key, (*JOINERS, STALE.name, STALE.label.zh)))
# Signs of queries, which would end a name.
_SIGNS: Final = frozenset(':=<>!~()",;@.')


def own_name(typed: str) -> str:
    """The name alone, of `custom.NAME` too."""
    return typed.removeprefix(_PREFIX)


def refuse_taken_name(workspace: Workspace, name: str, options: Collection[str]) -> None:
    """WrongUsage for a name that no own field can have, Conflict for one that a field has already."""
    found = _named(workspace, name)
    if found is not None and found.path[0] == "custom" and len(found.path) > 1:
        hint = message("shaping.field_exists_hint")
        raise Conflict("shaping.field_exists", field=found.name, hint=hint)
    if found is not None:
        hint = message("shaping.field_core_hint", field=found.name, other=f"own_{found.path[-1]}")
        raise WrongUsage("shaping.field_core", name=name, field=found.name, hint=hint)
    if not can_name_field(name):
        raise WrongUsage("shaping.field_name", name=name, hint=_name_hint(name))
    if fold_key(name) in _WORDS:
        hint = message("shaping.field_other_name", other=f"own_{name}")
        raise WrongUsage("shaping.field_word", name=name, hint=hint)
    flag = name.replace("_", "-")
    owner = next((field.name for field in workspace.catalog.fields if field.flag == flag), None)
    if owner is not None or f"--{flag}" in options:
        hint = message("shaping.field_other_name", other=f"own_{name}")
        what = message("shaping.field_flag_of", field=owner) if owner else message("shaping.field_flag_own")
        raise WrongUsage("shaping.field_flag", flag=f"--{flag}", what=what, name=name, hint=hint)


def refuse_taken_label(workspace: Workspace, name: str, label: Label) -> None:
    """WrongUsage for a label that queries could not read, or that means another field."""
    for words in (label.en, label.zh):
        folded = fold_key(words)
        if not words.isprintable() or not folded.strip("_") or _SIGNS & set(folded):
            raise WrongUsage("shaping.field_label", label=words, hint=message("shaping.field_label_hint"))
        found = _named(workspace, words)
        if found is not None or folded in _WORDS:
            other = found.name if found is not None else folded
            hint = message("shaping.field_label_other")
            raise WrongUsage("shaping.field_label_taken", label=words, field=other, hint=hint)


def _named(workspace: Workspace, name: str) -> Field | None:
    return workspace.fields.listed(name) or workspace.groups.listed(name)


def _name_hint(name: str) -> Message:
    """How to spell it, with a name to take if one can be made of this one."""
    near = (fold_key(name), slug(name).replace("-", "_"), f"own_{fold_key(name)}")
    other = next((word for word in near if can_name_field(word)), None)
    if other is None:
        return message("schema.own_custom_name_hint")
    return message("shaping.field_name_hint", other=other)
