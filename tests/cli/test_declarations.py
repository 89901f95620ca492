"""What commands declare fits what their functions take, and can be read and explained."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Sequence
from typing import get_type_hints

import pytest

from clientctl.cli.field_options import core_options
from clientctl.cli.options import AS_OF, OF_NATURE, Options
from clientctl.cli.parameters import Argument, Option, Parameter
from clientctl.cli.session import Session
from clientctl.cli.table import COMMANDS, ROOT_OPTIONS, Command
from clientctl.errors import WrongUsage

each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)


def type_of(declared: Parameter) -> object:
    """What a function gets for a parameter."""
    if declared.is_repeated:
        return Sequence[str]
    if isinstance(declared, Option) and declared.is_flag:
        return bool
    if isinstance(declared, Option) and declared.is_count:
        return int | None
    return str if isinstance(declared, Argument) and declared.is_required else str | None


@each_command
def test_a_function_takes_what_its_module_declares(command: Command) -> None:
    expected: dict[str, object] = {"session": Session}
    expected |= {"record": str} if command.record else {}
    expected |= {one.name: type_of(one) for one in command.parameters}
    if command.takes_fields:
        expected["fields"] = Sequence[tuple[str, str]]
    hints = get_type_hints(command.run)
    assert hints.pop("return") is int
    assert hints == expected
    assert list(inspect.signature(command.run).parameters) == list(expected)


@each_command
def test_a_spelling_means_one_option(command: Command) -> None:
    spellings = Counter(spelling for option in command.options for spelling in option.spellings)
    assert [spelling for spelling, count in spellings.items() if count > 1] == []


@each_command
def test_spellings_are_one_letter_or_a_word(command: Command) -> None:
    for option in command.options:
        for spelling in option.spellings:
            name = spelling.lstrip("-")
            assert spelling == (f"-{name}" if len(name) == 1 else f"--{name}")
            assert name.replace("-", "").isalnum()
            assert name.isascii()


@each_command
def test_only_the_last_argument_is_repeated_and_none_is_required_behind_one_that_is_not(
    command: Command,
) -> None:
    arguments = command.arguments
    assert not any(argument.is_repeated for argument in arguments[:-1])
    assert [argument.is_required for argument in arguments] == sorted(
        (argument.is_required for argument in arguments), reverse=True
    )


def test_shared_options_are_those_that_are_kept() -> None:
    shared = {option.name for options in OF_NATURE.values() for option in options}
    shared |= {option.name for option in (*ROOT_OPTIONS, AS_OF)} - {"version", "help"}
    assert shared == set(Options.__annotations__)


def test_an_option_for_a_field_names_its_choices_in_both_languages() -> None:
    (size,) = (option for option in core_options() if option.name == "size")
    assert (size.spellings, size.metavar, size.is_field) == (("--size",), "SIZE", True)
    assert not isinstance(size.help, str)
    assert size.help.en == "size: micro, small, medium, large"
    assert size.help.zh == "规模：micro, small, medium, large"


@pytest.mark.parametrize("value", ["0", "7", "999999999"])
def test_a_count_is_a_whole_number(value: str) -> None:
    assert Option("limit", ("-n",), "N", is_count=True).bind(value) == int(value)


@pytest.mark.parametrize("value", ["", "-1", "+1", "1.5", "x", "1e3", "٣", "1000000000"])
def test_nothing_else_is_a_count(value: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        Option("limit", ("-n", "--limit"), "N", is_count=True).bind(value)
    assert refused.value.message.values == {"name": "--limit", "value": value}
