"""Answering a shell: reads the line, asks whoever completes the word at the cursor, and prints what it offers.

Nothing is ever said of what goes wrong: whoever presses TAB has not asked anything yet.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from clientctl.cli.completion.candidates import Answer, Asked, Candidate
from clientctl.cli.completion.line import Place, read_line
from clientctl.cli.completion.shells import SHELLS
from clientctl.cli.completion.table import COMPLETERS
from clientctl.cli.session import Session
from clientctl.frozen import replace


def answer(arguments: Sequence[str]) -> int:
    """The hidden command: a shell's name and what its script passes on; 0 whatever happens."""
    # progress, warnings and whatever a library may say
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        _answer(*arguments)
    except (Exception, KeyboardInterrupt):  # noqa: BLE001  # nobody has asked anything yet
        return 0
    return 0


def _answer(name: str, *arguments: str) -> None:
    shell = SHELLS[name]
    request = shell.read(arguments)
    place = read_line(request.words)
    session = Session(place.shared)
    try:
        found = complete(place, session, wants_beginnings=shell.wants_beginnings)
        data = shell.write(found, request, session).encode("utf-8", "surrogateescape")
    finally:
        session.close()
    while data:
        data = data[os.write(1, data) :]


def complete(place: Place, session: Session, *, wants_beginnings: bool = False) -> Answer:
    """What may stand at a place, each text with the part of the word that is kept, and none that a terminal obeys.

    wants_beginnings: the shell takes no text that does not begin as the word does.
    """
    name, _, of = _completer(place).partition(" ")
    if name not in COMPLETERS:
        return Answer()
    completer = COMPLETERS[name]
    if completer.native:
        return Answer(native=completer.native, kept=place.kept)
    if completer.reads(place.typed):
        session.look_ahead()
    asked = Asked(place, session, place.typed, of, wants_beginnings)
    offered: dict[str, Candidate] = {}
    for one in completer.complete(asked):
        if _is_harmless(one):
            offered.setdefault(one.text, one)
    if not place.kept:
        return Answer(tuple(offered.values()))
    return Answer(tuple(replace(one, text=place.kept + one.text) for one in offered.values()))


def _completer(place: Place) -> str:
    """The name of the completer, and what it is asked of."""
    option = place.option
    if option is not None:
        if option.choices:
            return f"words {' '.join(option.choices)}"
        return f"values {option.name}" if option.is_field else option.completes
    if place.may_be_option and place.typed.startswith("-"):
        return "option"
    if place.command is None:
        return "" if place.is_lost else f"action {place.group}" if place.group else "command"
    return _of_argument(place)


def _of_argument(place: Place) -> str:
    """What the word at the cursor is, counted among those that are no options."""
    assert place.command is not None
    arguments = place.command.arguments
    names = [name for argument in arguments for name in (argument.completes or ("",))]
    # with --where no word names a client
    if names[:1] == ["client"] and any(option.name == "where" for option in place.said):
        del names[0]
    if len(place.words) < len(names):
        return names[len(place.words)]
    return names[-1] if names and arguments[-1].is_repeated else ""


def _is_harmless(one: Candidate) -> bool:
    """Whether a text is shown and typed as it is."""
    from clientctl.render.safe import safe

    return safe(one.text) == one.text and bool(one.text)
