"""Questions to the person at the terminal: on stderr, so that stdout stays the answer alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from clientctl.cli import streams
from clientctl.errors import Message
from clientctl.render import Style
from clientctl.render.notice import render_message
from clientctl.render.safe import safe

_YES = frozenset({"y", "yes", "是", "好"})


def confirm(question: Message, style: Style) -> bool:
    """Yes or no; anything but yes is no."""
    return _ask(f"{render_message(question, style)} [y/N] ").strip().casefold() in _YES


def choose_one(question: Message, names: Sequence[str], style: Style) -> int | None:
    """The index of the name that is picked by its number; None for anything else."""
    for number, name in enumerate(names, 1):
        streams.write_err(f"  {number}  {safe(name)}")
    answer = _ask(f"{render_message(question, style)} [1-{len(names)}] ").strip()
    return (
        int(answer) - 1 if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(names) else None
    )


def _ask(prompt: str) -> str:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    return sys.stdin.readline()
