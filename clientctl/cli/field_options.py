"""Options that stand for fields (`--industry`, `--grade`), derived from the schema and from the book's own fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import typer
from typer.core import TyperOption

from clientctl.cli.options import Options
from clientctl.model import Field
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings

_META: Final = "clientctl.fields"


class FieldOption(TyperOption):
    """An option that sets a field."""

    field: Field


def core_options() -> list[FieldOption]:
    """One option for each main field of every book."""
    return _options(build_catalog(Settings()).fields)


def book_options(said: Options, taken: Iterable[str]) -> list[FieldOption]:
    """Options for the custom fields of the book that is meant; those whose spelling is `taken` have none."""
    from clientctl.cli.session import Session

    fields = Session(said).book.catalog.fields
    spellings = set(taken)
    return [
        option
        for option in _options(f for f in fields if f.path[0] == "custom")
        if option.opts[0] not in spellings
    ]


def said_fields(ctx: typer.Context) -> Sequence[tuple[str, str]]:
    """(field name, text) in the order in which the options were given."""
    found: list[tuple[str, str]] = ctx.meta.get(_META, [])
    return found


def _options(fields: Iterable[Field]) -> list[FieldOption]:
    return [_option(field) for field in fields if field.flag is not None]


def _option(field: Field) -> FieldOption:
    def keep(ctx: typer.Context, param: Any, value: Any) -> None:
        values = [] if value is None else [value] if isinstance(value, str) else value
        ctx.meta.setdefault(_META, []).extend((field.name, word) for word in values)

    option = FieldOption(
        param_decls=[f"field_{field.name.replace('.', '_')}", f"--{field.flag}"],
        multiple=field.is_list,
        metavar=field.path[-1].upper(),
        expose_value=False,
        callback=keep,
    )
    option.field = field
    return option
