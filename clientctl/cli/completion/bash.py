"""bash: it replaces the end of a word only, behind `:`, `=` or `@`, takes texts as they are, and shows nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os.path import commonprefix
from typing import TYPE_CHECKING, Final

from clientctl.cli.completion.request import Request, split_line
from clientctl.lazy import pattern
from clientctl.names import fold

if TYPE_CHECKING:
    from clientctl.cli.completion.candidates import Answer, Candidate
    from clientctl.cli.session import Session

# COMP_TYPE: a second TAB lists; menu-complete takes one candidate after the other.
_LISTING: Final = "63"
_MENU: Final = "37"
_SPECIAL: Final = pattern(r"[^\w%+,./:=@-]")
_IN_DOUBLE: Final = pattern(r'[$`"\\]')
_MOST_ABOUT: Final = 50


def read(arguments: Sequence[str]) -> Request:
    """From COMP_TYPE, the part of the word that will be replaced, and the line up to the cursor."""
    kind, cut, line = arguments
    parted = split_line(line)
    # the part comes without the quote that it stands in
    fresh = split_line(parted.quote + cut.removeprefix(parted.quote)).words[-1]
    return Request(parted.words[1:], parted.quote, fresh, kind == _LISTING, kind == _MENU)


def write(answer: Answer, request: Request, session: Session) -> str:
    """A line for what the shell does itself, else `words`; then a line for each text, quoted, with its blank."""
    if answer.native:
        return f"{answer.native}\n"
    fitting = list(_fitting(answer.candidates, request))
    if request.is_listing and len(fitting) > 1:
        return "".join(["words\n", *(f"{_shown(text, one, session)}\n" for text, one in fitting)])
    texts = [_quoted(text, one, request.quote) for text, one in fitting]
    if len(texts) > 1 and not request.is_menu and _would_lose(texts, request.fresh):
        return "words\n"
    return "".join(["words\n", *(f"{text}\n" for text in texts)])


def _fitting(candidates: Iterable[Candidate], request: Request) -> Iterable[tuple[str, Candidate]]:
    """Those that go on from the part of the word that stays, without it."""
    word = request.words[-1]
    stays = len(word) - len(request.fresh) if word.endswith(request.fresh) else 0
    for one in candidates:
        # between double quotes nothing keeps the shell from looking up its history
        is_spelled = request.quote != '"' or "!" not in one.text
        if is_spelled and one.text[:stays] == word[:stays]:
            yield one.text[stays:], one


def _would_lose(texts: Sequence[str], fresh: str) -> bool:
    """Whether what the texts have in common, which takes the word's place, is not what is typed."""
    common = fold(commonprefix(texts))  # noqa: RUF071  # of texts, not of paths
    return bool(common) and not common.startswith(fold(fresh))


def _shown(text: str, one: Candidate, session: Session) -> str:
    from clientctl.render.safe import one_line

    about = one_line(one.told(session))[:_MOST_ABOUT]
    return f"{text}  ({about})" if about else text


def _quoted(text: str, one: Candidate, quote: str) -> str:
    """The text as it is typed; where a quote is open, the shell itself closes it behind the only one."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        return _IN_DOUBLE.sub(r"\\\g<0>", text)
    typed = _SPECIAL.sub(r"\\\g<0>", text)
    return f"{typed} " if one.is_finished else typed
