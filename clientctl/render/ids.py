"""The clients of an answer by their ids alone, one a line, for the next command."""

from __future__ import annotations

from collections.abc import Iterator

from clientctl.errors import WrongUsage, message
from clientctl.model import Answer
from clientctl.render.safe import safe
from clientctl.render.style import Style


def render_ids(answer: Answer, style: Style) -> Iterator[str]:
    """Each id once, in the order of the answer; WrongUsage when it is not about clients."""
    if answer.ids is None:
        raise WrongUsage("render.no_ids", hint=message("render.other_formats", formats=("table", "json")))
    for client in dict.fromkeys(answer.ids()):
        yield safe(client) + "\n"
