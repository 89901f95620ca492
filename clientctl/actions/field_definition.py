"""The definition of a new field: what is said of it on the command line, as JSON Schema says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from clientctl.actions.assigning import split_list
from clientctl.actions.field_naming import refuse_taken_label
from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen
from clientctl.model import Label
from clientctl.names import fold
from clientctl.schema.own_fields import OWN_KINDS

if TYPE_CHECKING:
    from clientctl.actions.workspace import Workspace


@frozen
class NewField:
    """A field as typed: its kind, its labels in Chinese and English, and its choices parted by commas."""

    name: str
    kind: str | None
    label: str | None = None
    label_en: str | None = None
    choices: str | None = None


def build_definition(workspace: Workspace, name: str, new: NewField) -> Mapping[str, Any]:
    """The JSON Schema of the field; WrongUsage for what cannot be its kind, label or choices."""
    kind = _kind(new.kind)
    choices = _choices(kind, new.choices)
    en = (name.replace("_", " ") if new.label_en is None else new.label_en).strip()
    zh = (en if new.label is None else new.label).strip()
    refuse_taken_label(workspace, name, Label(en, zh))
    labels = {"en": en} if new.label is None else {"en": en, "zh": zh}
    return {
        **OWN_KINDS[kind],
        **({"enum": choices} if choices else {}),
        "x-kind": kind,
        "x-label": labels,
        **({"x-merge": "set"} if kind == "list" else {}),
    }


def _kind(typed: str | None) -> str:
    hint = message("shaping.field_kinds", kinds=tuple(OWN_KINDS))
    if typed is None:
        raise WrongUsage("shaping.field_no_kind", hint=hint)
    kind = fold(typed)
    if kind not in OWN_KINDS:
        raise WrongUsage("shaping.field_kind", kind=typed, hint=hint)
    return kind


def _choices(kind: str, typed: str | None) -> list[str]:
    """The words to choose from, in the order in which they were typed, which is the order in which they compare."""
    if kind != "choice":
        if typed is not None:
            hint = message("shaping.field_choices_hint")
            raise WrongUsage("shaping.field_not_choice", kind=kind, hint=hint)
        return []
    words = split_list(typed or "")
    if not words:
        raise WrongUsage("shaping.field_no_choices", hint=message("shaping.field_choices_form"))
    seen: set[str] = set()
    for word in words:
        if not word.isprintable() or not fold(word):
            raise WrongUsage("shaping.field_choice", choice=word, hint=message("shaping.field_choices_form"))
        if fold(word) in seen:
            raise WrongUsage(
                "shaping.field_choice_twice", choice=word, hint=message("shaping.field_choice_once")
            )
        seen.add(fold(word))
    return words
