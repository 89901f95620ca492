"""fish: it takes whole words, quotes them itself, and shows a description beside each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from clientctl.cli.completion.request import Request, split_line

if TYPE_CHECKING:
    from clientctl.cli.completion.candidates import Answer
    from clientctl.cli.session import Session

_ESCAPED: Final = frozenset("'\\")


def read(arguments: Sequence[str]) -> Request:
    """From the words before the one at the cursor, and that one as it is typed."""
    *words, word = arguments
    return Request((*words, split_line(word, _ESCAPED).words[-1]))


def write(answer: Answer, request: Request, session: Session) -> str:
    """A line for what the shell does itself and the part of the word before it, else `words`.

    Then for each text the text, a tab, and what it is.
    """
    from clientctl.render.safe import one_line

    if answer.native:
        return f"{answer.native}\n{answer.kept}\n"
    lines = (f"{one.text}\t{one_line(one.told(session))}\n" for one in answer.candidates)
    return "".join(["words\n", *lines])
