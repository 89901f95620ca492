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


def record_options(word: str) -> tuple[Option, ...]:
    """One option for each key of an entry, by the word for one; `--on` is its date."""
    from clientctl.actions.records.kinds import flag_of, record_kind

    kind = record_kind(build_catalog(Settings()), word)
    return tuple(
        _key_option(field, f"{kind.record}.{field.name}", flag_of(field.name)) for field in kind.fields
    )


def _key_option(field: Field, name: str, flag: str) -> Option:
    return Option(
        name,
        (flag, "--on") if field.name == "date" else (flag,),
        metavar="" if field.kind == "flag" else field.name.upper(),
        help=_with_choices(_with_need(field), field),
        is_field=True,
    )


def _with_need(field: Field) -> Label:
    """The key's label, and what happens without it where an entry needs it."""
    label = field.label
    if not field.is_required:
        return label
    if field.name == "date":
        return Label(f"{label.en} (today unless given)", f"{label.zh}（不写即今天）")
    return Label(f"{label.en} (needed)", f"{label.zh}（必填）")


def book_options(said: Options, taken: frozenset[str]) -> tuple[Option, ...]:
    """Options for the custom fields of the book that is meant; those whose spelling is `taken` have none."""
    from clientctl.cli.session import Session

    fields = (field for field in Session(said).book.catalog.fields if field.path[0] == "custom")
    options = (_option(field) for field in fields if field.flag is not None)
    return tuple(option for option in options if option.spellings[0] not in taken)


def _option(field: Field) -> Option:
    return Option(
        field.name,
        (f"--{field.flag}",),
        metavar=field.path[-1].upper(),
        help=_with_choices(field.heading, field),
        is_repeated=field.is_list,
        is_field=True,
    )


def _with_choices(label: Label, field: Field) -> Label:
    choices = ", ".join(choice.value for choice in field.choices)
    return Label(f"{label.en}: {choices}", f"{label.zh}：{choices}") if choices else label
