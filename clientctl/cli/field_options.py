"""Options that stand for fields (`--industry`, `--grade`), derived from the schema and from the book's own fields."""

from __future__ import annotations

from clientctl.cli.options import Options
from clientctl.cli.parameters import Option
from clientctl.model import Field, Label
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings


def core_options() -> tuple[Option, ...]:
    """One option for each main field of every book."""
    return tuple(_option(field) for field in build_catalog(Settings()).fields if field.flag is not None)


def book_options(said: Options, taken: frozenset[str]) -> tuple[Option, ...]:
    """Options for the custom fields of the book that is meant; those whose spelling is `taken` have none."""
    from clientctl.cli.session import Session

    fields = (field for field in Session(said).book.catalog.fields if field.path[0] == "custom")
    options = (_option(field) for field in fields if field.flag is not None)
    return tuple(option for option in options if option.spellings[0] not in taken)


def _option(field: Field) -> Option:
    choices = ", ".join(choice.value for choice in field.choices)
    heading = field.heading
    words = Label(f"{heading.en}: {choices}", f"{heading.zh}：{choices}") if choices else heading
    return Option(
        field.name,
        (f"--{field.flag}",),
        metavar=field.path[-1].upper(),
        help=words,
        is_repeated=field.is_list,
        is_field=True,
    )
