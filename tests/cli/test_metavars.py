"""The words that stand for values, in the reader's language."""

from __future__ import annotations

import re

import pytest

from clientctl.cli.metavars import metavar_message, metavar_text, option_metavar
from clientctl.cli.parameters import Option
from clientctl.cli.table import COMMANDS, Command
from clientctl.errors import Message
from clientctl.messages import word

# Short for what has no other name in Chinese.
SAME = {"ID"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_word_has_a_chinese_one(command: Command) -> None:
    shown = [metavar_text(argument.metavar, "zh") for argument in command.arguments]
    shown += [option_metavar(option, "zh") for option in command.options if not option.is_flag]
    assert set(re.findall("[A-Z]{2,}", " ".join(shown))) <= SAME


@pytest.mark.parametrize(
    ("metavar", "chinese"),
    [
        ("REF|- FIELD=VALUE...", "客户|- 字段=值..."),
        ("[QUERY]...", "[查询]..."),
        ("-A,B", "-A,B"),
        ("en|zh", "en|zh"),
        ("NOSUCH", "NOSUCH"),
    ],
)
def test_signs_and_unknown_words_stay(metavar: str, chinese: str) -> None:
    assert metavar_text(metavar, "zh") == chinese
    assert metavar_text(metavar, "en") == metavar


def test_an_option_of_a_field_takes_a_value() -> None:
    option = Option("industry", ("--industry",), "INDUSTRY", is_field=True)
    assert (option_metavar(option, "en"), option_metavar(option, "zh")) == ("INDUSTRY", "值")


def test_in_a_sentence_one_known_word_is_told_in_its_language() -> None:
    told = metavar_message("REF...")
    assert isinstance(told, Message)
    assert (word(told, "en"), word(told, "zh")) == ("REF", "客户")
    assert metavar_message("REF|- TAG...") == "REF|- TAG..."
