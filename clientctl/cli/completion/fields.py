"""Names of fields: in queries, in columns, in assignments, with the values that follow them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from clientctl.cli.completion.candidates import Asked, Candidate
from clientctl.cli.completion.values import in_use, offer_values
from clientctl.frozen import replace
from clientctl.lazy import pattern
from clientctl.model import Field, Label
from clientctl.model.fields import fold_key

if TYPE_CHECKING:
    from clientctl.actions.records.kinds import RecordKind

# What follows a name that is whole.
End = Callable[[Field], Iterable[Candidate]]

# Commands whose columns are the fields of clients.
_OF_CLIENTS: Final = frozenset(("find", "ls", "show"))
_COMMA: Final = pattern("[,，、]")
_ASSIGNMENT: Final = pattern(r"([^=＝]*?)\s*([+＋\-－]?[=＝])(.*)")
_PARTS: Final = pattern("[,，、;；]")


def offer_fields(typed: str, fields: Iterable[Field], ends: tuple[str, ...] = ("",)) -> list[Candidate]:
    """Names that begin with what is typed, step by step: `orders.` before `orders.amount`.

    In Chinese where Chinese is typed. ends: what may follow a whole name.
    """
    sought = fold_key(typed)
    found: dict[str, Candidate] = {}
    for field in fields:
        for name, labels in _names(field, typed):
            steps = name.split(".")
            depth = typed.count(".") + 1
            if not fold_key(name).startswith(sought):
                continue
            if len(steps) > depth:
                group = ".".join(steps[:depth]) + "."
                found.setdefault(group, Candidate(group, labels[depth - 1], is_finished=False))
            else:
                for end in ends:
                    found.setdefault(name + end, Candidate(name + end, labels[-1], is_finished=False))
    return list(found.values())


def _names(field: Field, typed: str) -> Iterator[tuple[str, tuple[Label, ...]]]:
    """The name to write, and the labels of its steps; the short one where people write that."""
    labels = field.labels
    if field.path[0] == "custom" and not typed.startswith("custom."):
        yield (field.path[-1] if typed.isascii() else labels[-1].zh), labels[-1:]
    elif not typed.isascii():
        yield ".".join(label.zh for label in labels), labels
    else:
        yield field.name, labels


def complete_field(asked: Asked) -> list[Candidate]:
    """One field of clients."""
    found = offer_fields(asked.typed, asked.session.workspace.fields)
    return [replace(one, is_finished=not one.text.endswith(".")) for one in found]


def complete_columns(asked: Asked) -> list[Candidate]:
    """Columns of what the command lists; fields, and whole groups of them, where that is clients."""
    command = asked.place.command
    name = "" if command is None else command.name
    if name in _OF_CLIENTS:
        workspace = asked.session.workspace
        return _listed(asked, (*workspace.groups, *workspace.fields))
    from clientctl.actions.output_schema import listed

    found = listed(asked.session.workspace.catalog)
    columns = (column for one in found if one.command == name for column in one.columns)
    return _listed(asked, [Field((column.name,), column.kind, (column.label,)) for column in columns])


def complete_sorting(asked: Asked) -> list[Candidate]:
    """The same, with a dash before those that run downwards."""
    kept, typed = parted(asked.typed, _COMMA)
    sign = "-" if typed.startswith("-") else ""
    found = complete_columns(replace(asked, typed=kept.replace("-", "") + typed.removeprefix(sign)))
    start = len(kept.replace("-", ""))
    return [replace(one, text=kept + sign + one.text[start:]) for one in found]


def complete_fields(asked: Asked) -> list[Candidate]:
    """Fields with commas between them, none twice."""
    return _listed(asked, asked.session.workspace.fields)


def _listed(asked: Asked, fields: Iterable[Field]) -> list[Candidate]:
    kept, typed = parted(asked.typed, _COMMA)
    taken = {fold_key(name) for name in _COMMA.split(kept)} - {""}
    found = offer_fields(typed, fields)
    return [replace(one, text=kept + one.text) for one in found if fold_key(one.text) not in taken]


def complete_mapping(asked: Asked) -> list[Candidate]:
    """COLUMN=FIELD: the field."""
    column, sign, typed = asked.typed.rpartition("=")
    if not sign:
        return []
    found = offer_fields(typed, asked.session.workspace.catalog.fields)
    return [replace(one, text=column + sign + one.text) for one in found]


def complete_assignment(asked: Asked) -> list[Candidate]:
    """F=V, F+=V, F-=V: the name and the sign, then the value; of a client, or of the entry that it is asked of."""
    workspace = asked.session.workspace
    shape = _ASSIGNMENT.fullmatch(asked.typed)
    kind = _record_kind(asked) if asked.of else None
    if shape is None:
        every = workspace.catalog.fields if kind is None else kind.fields
        fields = [field for field in every if field.record is None]
        lists = [field for field in fields if field.is_list]
        single = offer_fields(asked.typed, [field for field in fields if not field.is_list], ("=",))
        return [*single, *offer_fields(asked.typed, lists, ("=", "+=", "-="))]
    field = workspace.fields.get(shape[1]) if kind is None else kind.fields.listed(shape[1])
    if field is None or field.is_computed or field.record is not None:
        return []
    if kind is not None:
        # values in use are those of the whole field
        field = workspace.catalog.field(kind.record, field.name)
    return assigned_values(
        asked, field, asked.typed[: shape.start(3)], shape[3], is_removed=shape[2][0] in "-－"
    )


def _record_kind(asked: Asked) -> RecordKind:
    from clientctl.actions.records.kinds import record_kind

    return record_kind(asked.session.workspace.catalog, asked.of)


def assigned_values(
    asked: Asked, field: Field, kept: str, typed: str, *, is_removed: bool = False
) -> list[Candidate]:
    """Values to give to a field behind what is kept, or those to take away that the client has."""
    if field.is_list:
        before, typed = parted(typed, _PARTS)
        kept += before
    inner = replace(asked, typed=typed)
    held = _held(asked, field) if is_removed or field.is_list else ()
    if is_removed and asked.client:
        offered = [Candidate(text) for text in held if text.startswith(typed)]
    else:
        offered = [one for one in offer_values(inner, field, in_query=False) if one.text not in held]
    if field.is_list:
        offered = [one for one in offered if _PARTS.search(one.text) is None]
    return [replace(one, text=kept + one.text) for one in offered]


def _held(asked: Asked, field: Field) -> tuple[str, ...]:
    """What the client on the line has already."""
    from clientctl.actions.suggesting import values_of

    return values_of(asked.session.workspace, asked.client, field) if asked.client else ()


def complete_tag(asked: Asked) -> list[Candidate]:
    """`vip` or `+vip` for a tag that the client lacks, `vip-` for one that it has."""
    field = asked.session.workspace.catalog.field("tags")
    sign = asked.typed[:1] if asked.typed[:1] in ("+", "＋") else ""
    typed = asked.typed[len(sign) :]
    held = _held(asked, field)
    found = [one for one in in_use(asked, field) if one.text not in held]
    offered = [replace(one, text=sign + one.text) for one in found if one.text.startswith(typed)]
    if sign:
        return offered
    removed = (Candidate(f"{tag}-", Label("is taken away", "去掉")) for tag in held)
    return [*offered, *(one for one in removed if one.text.startswith(typed))]


def parted(typed: str, separators: re.Pattern[str]) -> tuple[str, str]:
    """What stands up to the last separator, and what follows it."""
    end = max((match.end() for match in separators.finditer(typed)), default=0)
    return typed[:end], typed[end:]
