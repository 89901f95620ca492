"""What commands declare for completion is there, and nobody has forgotten to declare it."""

from __future__ import annotations

import pytest

from clientctl.cli.completion.table import COMPLETERS, Completer
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.table import COMMANDS, ROOT_OPTIONS, Command
from clientctl.facts import FACT_FIELDS
from clientctl.model import FieldIndex
from clientctl.schema.catalog import build_catalog
from clientctl.settings import Settings

each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
# Words of people's own, which nobody can know beforehand.
_FREE = {
    *("NAME", "ID", "VALUE", "TEXT", "TIME", "N", "ZH", "EN", "A,B", "REV"),
}
# What the program itself asks for, which no declaration names.
_OWN = {"action", "command", "option"}


def declared(command: Command) -> list[str]:
    """Every `completes` of a command that says anything."""
    said = [name for argument in command.arguments for name in argument.completes]
    said += [option.completes for option in (*command.own_options, *ROOT_OPTIONS)]
    return [name for name in said if name]


@each_command
def test_what_is_declared_is_in_the_table(command: Command) -> None:
    for name in declared(command):
        assert name.partition(" ")[0] in COMPLETERS


def test_the_table_has_nothing_that_nobody_declares() -> None:
    used = {name.partition(" ")[0] for command in COMMANDS for name in declared(command)}
    assert set(COMPLETERS) - _OWN == used


@pytest.mark.parametrize("row", COMPLETERS.values(), ids=COMPLETERS)
def test_a_row_has_a_function_or_leaves_the_work_to_the_shell(row: Completer) -> None:
    assert bool(row.place) != bool(row.native)
    if row.place:
        assert row.complete.__doc__


@each_command
def test_fields_and_lists_that_are_declared_are_there(command: Command) -> None:
    catalog = build_catalog(Settings())
    fields = FieldIndex((*catalog.fields, *FACT_FIELDS))
    for name, _, of in (said.partition(" ") for said in declared(command)):
        assert name != "values" or of in fields
        assert name != "item" or of in catalog.records


@each_command
def test_every_value_but_free_text_is_completed(command: Command) -> None:
    for one in command.parameters:
        if isinstance(one, Argument):
            is_free = one.metavar.strip("[].") in _FREE
        else:
            assert isinstance(one, Option)
            is_free = one.is_flag or one.is_count or bool(one.choices) or one.is_field or one.metavar in _FREE
        assert is_free or one.completes, one.name


@each_command
def test_one_word_is_declared_once_and_flags_not_at_all(command: Command) -> None:
    for one in command.parameters:
        if isinstance(one, Option):
            assert not (one.is_flag and one.completes)
        elif not one.is_repeated:
            assert len(one.completes) <= 1
