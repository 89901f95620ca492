"""How an answer is to look: language, room, colours, and the parts wanted."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from clientctl.frozen import frozen
from clientctl.messages import Language
from clientctl.model import Answer, Tone

# Of the 16 ANSI colours only, so that the user's theme decides what they look like.
_CODES: Final[dict[Tone, str]] = {"accent": "32", "warning": "33", "danger": "31", "dim": "2", "bold": "1"}


@frozen
class Style:
    """What the reader asked for and has.

    width: terminal cells to stay within; None: nothing is cut or wrapped.
    table: name of the table to show of several; None: the first for csv and tsv, else all.
    is_terminal: csv and tsv show control characters as escapes, as every format for people does.
    """

    language: Language = "en"
    width: int | None = None
    has_color: bool = False
    has_header: bool = True
    table: str | None = None
    is_terminal: bool = False

    def paint(self, text: str, tone: Tone) -> str:
        """Text in a tone, or as it is without colours; a word or mark always says the same as the tone."""
        if not (self.has_color and tone and text):
            return text
        return f"\x1b[{_CODES[tone]}m{text}\x1b[0m"


@frozen
class Renderer:
    """One output format.

    is_for_people: worded in the reader's language; the others are the same in every language.
    module, function: what renders, in this package; loaded when it is used.
    is_general: every listing can be given so.
    """

    name: str
    is_for_people: bool
    module: str
    function: str
    is_general: bool = True

    def render(self, answer: Answer, style: Style) -> Iterator[str]:
        """An answer as chunks of text, made as they are asked for.

        WrongUsage before the first chunk when the answer has nothing that the format could give.
        """
        rendered: Iterator[str] = getattr(import_module(self.module, __package__), self.function)(
            answer, style
        )
        return rendered
