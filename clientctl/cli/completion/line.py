"""Where on a command line the cursor stands, read as tolerantly as half a line must be."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

from clientctl.cli.call import shared_options
from clientctl.cli.options import Options
from clientctl.cli.parameters import Option, Parameter
from clientctl.cli.table import BY_NAME, GROUPS, ROOT_OPTIONS, Command
from clientctl.frozen import frozen, replace


@frozen
class Place:
    """The word at the cursor, and what stands before it.

    kept: the beginning of the word that stays as it is (`--format=`); typed: the rest, as far as the cursor.
    said: options with their values; words: those that are no options, behind the command.
    command: None while it is still to come; group: the first of its two words, where only that is there.
    option: the one whose value is being typed; may_be_option: whether one may stand here.
    options: those that may stand here. is_lost: there is no such command.
    """

    kept: str
    typed: str
    said: Mapping[Parameter, Any]
    words: tuple[str, ...]
    command: Command | None
    group: str
    option: Option | None
    options: tuple[Option, ...]
    may_be_option: bool
    is_lost: bool

    @property
    def shared(self) -> Options:
        """What the shared options before the cursor say; a shell expands `$HOME` only once the line is run."""
        said = shared_options(self.said)
        return replace(said, dir=os.path.expandvars(said.dir)) if said.dir and "$" in said.dir else said


def read_line(words: Sequence[str]) -> Place:
    """The place of the cursor, at the end of the last of the words behind `clientctl`."""
    *before, word = words or ("",)
    left = deque(before)
    reader = _Reader(ROOT_OPTIONS)
    reader.take(left, stops_at_words=True)
    command, group, is_lost = _take_command(left)
    if command is not None:
        reader.know(_options(command, reader))
        reader.take(left, stops_at_words=False)
    option, kept = reader.option_of(word)
    return Place(
        kept=kept,
        typed=word[len(kept) :],
        said=reader.said,
        words=tuple(reader.words),
        command=command,
        group=group,
        option=option,
        options=tuple(reader.options),
        may_be_option=not reader.is_over and option is None and not group and not is_lost,
        is_lost=is_lost,
    )


def _take_command(left: deque[str]) -> tuple[Command | None, str, bool]:
    """The command that the next word or two name, the group whose action is missing, whether there is neither."""
    if not left:
        return None, "", False
    first = left.popleft()
    if first not in GROUPS or (not left and first in BY_NAME):
        return BY_NAME.get(first), "", first not in BY_NAME
    if not left:
        return None, first, False
    command = BY_NAME.get(f"{first} {left.popleft()}")
    return command, "", command is None


def _options(command: Command, reader: _Reader) -> tuple[Option, ...]:
    """All that it takes, those for fields of the book's own included."""
    if not command.takes_book_fields:
        return command.options
    from clientctl.cli.field_options import book_options

    taken = frozenset(spelling for option in command.options for spelling in option.spellings)
    return (*command.options, *book_options(shared_options(reader.said), taken))


class _Reader:
    """Takes words off a line, and forgives what is wrong with them."""

    def __init__(self, options: Sequence[Option]) -> None:
        self.said: dict[Parameter, Any] = {}
        self.words: list[str] = []
        self.is_over = False
        self._waiting: Option | None = None
        self.know(options)

    def know(self, options: Sequence[Option]) -> None:
        """From here on these are the options."""
        self.options = options
        self._by_spelling = {spelling: option for option in options for spelling in option.spellings}

    def take(self, left: deque[str], *, stops_at_words: bool) -> None:
        """Words up to the end, or up to the first that is no option's."""
        while left:
            word = left.popleft()
            if self._waiting is not None:
                self._keep(self._waiting, word)
                self._waiting = None
            elif word == "--" and not self.is_over:
                if stops_at_words:
                    return
                self.is_over = True
            elif word.startswith("-") and word != "-" and not self.is_over:
                self._take_option(word)
            elif stops_at_words:
                left.appendleft(word)
                return
            else:
                self.words.append(word)

    def option_of(self, word: str) -> tuple[Option | None, str]:
        """The option whose value ends this word, and the part of the word before the value."""
        if self._waiting is not None:
            return self._waiting, ""
        if self.is_over or not word.startswith("-"):
            return None, ""
        option, start, _ = self._parted(word)
        return (option, word[:start]) if option is not None and start else (None, "")

    def _take_option(self, word: str) -> None:
        option, start, flags = self._parted(word)
        for flag in flags:
            self.said[flag] = True
        if option is not None and start and word[start:]:
            self._keep(option, word[start:])
        elif option is not None:
            self._waiting = None if word.startswith("--") and start else option

    def _parted(self, word: str) -> tuple[Option | None, int, tuple[Option, ...]]:
        """The option with a value in a word, where in it that begins (0: it does not), and flags before it."""
        if word.startswith("--"):
            spelling, sign, _ = word.partition("=")
            option = self._by_spelling.get(spelling)
            if option is not None and option.is_flag:
                return None, 0, (option,)
            return option, len(spelling) + 1 if sign else 0, ()
        flags: list[Option] = []
        for place, letter in enumerate(word[1:], 2):
            option = self._by_spelling.get(f"-{letter}")
            if option is None:
                break
            if not option.is_flag:
                return option, place if word[place:] else 0, tuple(flags)
            flags.append(option)
        return None, 0, tuple(flags)

    def _keep(self, option: Option, value: str) -> None:
        self.said[option] = (*self.said.get(option, ()), value) if option.is_repeated else value
