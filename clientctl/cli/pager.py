"""Long answers on a terminal go through the user's own pager; nothing in a book names one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Final

from clientctl.cli import streams
from clientctl.lazy import pattern

if TYPE_CHECKING:
    from clientctl.cli.session import Session

# Lines of the screen that are not the answer's: the last message, and the shell's prompt.
_BELOW: Final = 2
_COLOR: Final = pattern("\x1b\\[[0-9;]*m")
# less: leave at once what fits, keep colours, leave the text on the screen; UTF-8 whatever the locale.
_SETTINGS: Final = {"LESS": "FRX", "LESSCHARSET": "utf-8"}


def show(session: Session, chunks: Iterable[str]) -> None:
    """Print to stdout; what is longer than a terminal's screen through the pager.

    A pager that is left before the end is no failure; one that cannot be started is done without.
    """
    if session.options.no_input or not streams.is_terminal(sys.stdout):
        streams.write_out(chunks)
        return
    cells, lines = streams.size()
    first: list[str] = []
    taken = 0
    coming = iter(chunks)
    for chunk in coming:
        first.append(chunk)
        taken += _lines(chunk, cells)
        if taken > lines - _BELOW:
            _page(session, chain(first, coming))
            return
    streams.write_out(first)


def _lines(text: str, cells: int) -> int:
    """Lines that a text takes on the screen; one that is too long for a line takes several."""
    from clientctl.render.cells import width

    found = _COLOR.sub("", text).removesuffix("\n").split("\n")
    return sum(max(1, -(-width(line) // max(1, cells))) for line in found)


def _page(session: Session, chunks: Iterator[str]) -> None:
    command = session.environment.pager()
    if not command:
        streams.write_out(chunks)
        return
    import signal
    import subprocess

    environment = {**_SETTINGS, **session.environment.variables}
    try:
        pager = subprocess.Popen(
            command, stdin=subprocess.PIPE, env=environment, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        streams.write_out(chunks)
        return
    # Ctrl-C is the pager's while it is there
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with suppress(BrokenPipeError), pager:  # it was left before the end
            assert pager.stdin is not None
            for chunk in chunks:
                pager.stdin.write(chunk)
    finally:
        signal.signal(signal.SIGINT, before)
