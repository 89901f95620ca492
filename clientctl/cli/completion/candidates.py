"""What completers are asked, and the candidates that they answer with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from clientctl.cli.completion.line import Place
from clientctl.cli.session import Session
from clientctl.errors import Message
from clientctl.frozen import frozen
from clientctl.messages import word
from clientctl.model import Label

# What a shell completes better itself.
Native = Literal["", "files", "directories"]


@frozen
class Candidate:
    """A text that may stand for what is being typed.

    about: what it is, as words, a sentence, or the code of one. is_finished: a blank follows.
    """

    text: str
    about: str | Label | Message = ""
    is_finished: bool = True

    def told(self, session: Session) -> str:
        """What it is, in the user's language."""
        if isinstance(self.about, Label):
            return self.about.text(session.language)
        return word(self.about, session.language) if isinstance(self.about, Message) else self.about


@frozen
class Answer:
    """What is offered, in order; or what the shell is to offer itself, behind the part of the word that is kept."""

    candidates: tuple[Candidate, ...] = ()
    native: Native = ""
    kept: str = ""


@frozen
class Asked:
    """A question to a completer: the line as it stands, the book behind it, what is typed, and what it is asked of.

    wants_beginnings: nothing is of use that does not begin with what is typed.
    """

    place: Place
    session: Session
    typed: str
    of: str = ""
    wants_beginnings: bool = False

    @property
    def is_chinese(self) -> bool:
        """Whether Chinese words are what is wanted."""
        return not self.typed.isascii() or (not self.typed and self.session.language == "zh")

    @property
    def client(self) -> str:
        """The id that stands first on the line, "" for none."""
        return self.place.words[0] if self.place.words and not self.says("where") else ""

    def says(self, name: str) -> bool:
        """Whether an option is on the line already."""
        return any(option.name == name for option in self.place.said)


Complete = Callable[[Asked], Iterable[Candidate]]


def starting(typed: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that begin with what is typed, in the same case or, if there is none, in any."""
    found = list(candidates)
    exact = [one for one in found if one.text.startswith(typed)]
    folded = typed.casefold()
    return exact or [one for one in found if one.text.casefold().startswith(folded)]
