"""zsh: it takes whole words, quotes them itself, and shows a text of its own for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from clientctl.cli.completion.request import Request

if TYPE_CHECKING:
    from clientctl.cli.completion.candidates import Answer
    from clientctl.cli.session import Session

_WIDEST: Final = 30
_MOST_SHOWN: Final = 70


def read(arguments: Sequence[str]) -> Request:
    """From the words as they are."""
    return Request(tuple(arguments))


def write(answer: Answer, request: Request, session: Session) -> str:
    """A line for what the shell does itself, `menu` where the texts go on from no common beginning, else `words`.

    Then for each text `+` if a blank follows it, else `-`, the text, a tab, and what is shown for it.
    """
    from clientctl.render.cells import clip, pad, width
    from clientctl.render.safe import one_line

    if answer.native:
        return f"{answer.native}\n"
    candidates = answer.candidates
    word = request.words[-1].casefold()
    is_menu = len(candidates) > 1 and not all(one.text.casefold().startswith(word) for one in candidates)
    room = min(_WIDEST, max((width(one.text) for one in candidates if one.about), default=0))
    lines = ["menu\n" if is_menu else "words\n"]
    for one in candidates:
        about = one_line(one.told(session))
        shown = clip(f"{pad(one.text, room, 'left')}  {about}", _MOST_SHOWN) if about else one.text
        lines.append(f"{'+' if one.is_finished else '-'}{one.text}\t{shown}\n")
    return "".join(lines)
