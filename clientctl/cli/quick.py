"""The quick reader: well-formed command lines, and no others, without typer, which takes longer than a whole query.

What it reads it reads as typer's parser does. Whatever it does not know, or would have to refuse, it leaves to that.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

from clientctl.cli.call import Call, Said, build_call, shared_options
from clientctl.cli.options import HELP, QUESTIONS
from clientctl.cli.parameters import Argument, Option, Parameter
from clientctl.cli.table import BY_NAME, GROUPS, ROOT_OPTIONS, Command
from clientctl.errors import WrongUsage


class _NotWellFormed(Exception):
    """Something that this reader leaves alone."""


def read(arguments: Sequence[str]) -> Call | None:
    """What a well-formed line asks for; None for any other."""
    try:
        return _read(deque(arguments))
    except (_NotWellFormed, WrongUsage):
        return None


def _read(words: deque[str]) -> Call:
    before, _ = _take_options(words, ROOT_OPTIONS, stops_at_words=True)
    question = _question(before)
    if not words:
        return Call(None, {}, shared_options(before), question or HELP)
    command, between = _take_command(words)
    if command is None or question is not None:
        raise _NotWellFormed
    said, plain = _take_options(words, command.options, stops_at_words=False)
    everything = {**before, **between, **said}
    question = _question(said)
    if question is not None:
        return Call(command, {}, shared_options(everything), question)
    return build_call(command, {**everything, **_fill(command.arguments, plain)})


def _take_command(words: deque[str]) -> tuple[Command | None, Said]:
    """The command that the next word names, or the next two, and what is said between these."""
    first = words.popleft()
    if first not in GROUPS:
        return BY_NAME.get(first), {}
    between, _ = _take_options(words, ROOT_OPTIONS, stops_at_words=True)
    if not words or _question(between) is not None:
        raise _NotWellFormed
    return BY_NAME.get(f"{first} {words.popleft()}"), between


def _question(said: Said) -> Option | None:
    """The first one asked."""
    return next((one for one in said if isinstance(one, Option) and one in QUESTIONS), None)


def _take_options(
    words: deque[str], options: Sequence[Option], *, stops_at_words: bool
) -> tuple[Said, list[str]]:
    """Take the options off a line: what they say, and the words between them; `stops_at_words` leaves the rest."""
    by_spelling = {spelling: option for option in options for spelling in option.spellings}
    said: dict[Option, Any] = {}
    plain: list[str] = []
    while words:
        word = words.popleft()
        if word == "--":
            break
        if word.startswith("--"):
            _take_long(word, words, by_spelling, said)
        elif word.startswith("-") and len(word) > 1:
            _take_short(word, words, by_spelling, said)
        elif stops_at_words:
            words.appendleft(word)
            break
        else:
            plain.append(word)
    if not stops_at_words:
        plain.extend(words)
    return {option: option.bind(value) for option, value in said.items()}, plain


def _take_long(
    word: str, words: deque[str], by_spelling: Mapping[str, Option], said: dict[Option, Any]
) -> None:
    """`--flag`, `--option value`, `--option=value`."""
    spelling, sign, value = word.partition("=")
    option = by_spelling.get(spelling)
    if option is None or (option.is_flag and sign):
        raise _NotWellFormed
    if option.is_flag:
        said[option] = True
    else:
        _keep(option, value if sign else _next(words), said)


def _take_short(
    word: str, words: deque[str], by_spelling: Mapping[str, Option], said: dict[Option, Any]
) -> None:
    """`-f`, several flags `-fg`, `-o value`, `-ovalue`, and flags before these."""
    for place, letter in enumerate(word[1:], 2):
        option = by_spelling.get(f"-{letter}")
        if option is None:
            raise _NotWellFormed
        if option.is_flag:
            said[option] = True
        else:
            _keep(option, word[place:] or _next(words), said)
            return


def _next(words: deque[str]) -> str:
    """An option's value, whatever it looks like."""
    if not words:
        raise _NotWellFormed
    return words.popleft()


def _keep(option: Option, value: str, said: dict[Option, Any]) -> None:
    """Of several values the last counts, unless all do."""
    said[option] = (*said.get(option, ()), value) if option.is_repeated else value


def _fill(arguments: Sequence[Argument], words: Sequence[str]) -> Said:
    """The arguments in their order, each by a word, the last by all that are left if it may be repeated."""
    left = deque(words)
    said: dict[Parameter, Any] = {}
    for argument in arguments:
        if left:
            said[argument] = tuple(left) if argument.is_repeated else left.popleft()
        elif argument.is_required:
            raise _NotWellFormed
        if argument.is_repeated:
            left.clear()
    if left:
        raise _NotWellFormed
    return said
