"""schema add-field: a field of the book's own."""

from __future__ import annotations

from typing import Final

from clientctl.actions.field_adding import plan_field
from clientctl.actions.field_definition import NewField
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.cli.writing import change

PARAMETERS: Final = (
    Argument("name", "NAME", is_required=True),
    Option(
        "kind",
        ("--kind",),
        "KIND",
        "commands.schema_kind",
        completes="words text integer decimal money date flag choice list",
    ),
    Option("label", ("--label",), "ZH", "commands.schema_label"),
    Option("label_en", ("--label-en",), "EN", "commands.schema_label_en"),
    Option("choices", ("--choices",), "A,B", "commands.schema_choices"),
)


def schema_add_field_(
    session: Session,
    name: str,
    kind: str | None,
    label: str | None,
    label_en: str | None,
    choices: str | None,
) -> int:
    from clientctl.cli.table import BY_NAME

    new = NewField(name, kind, label, label_en, choices)
    taken = {spelling for option in BY_NAME["add"].options for spelling in option.spellings}
    return change(session, lambda: plan_field(session.workspace, new, taken))
