"""What a shell passes on when TAB is pressed, and the words that a shell makes of a line."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from clientctl.frozen import frozen


@frozen
class Request:
    """The words behind `clientctl`, the last one as far as the cursor, without their quotes.

    quote: the one that is open at the cursor; fresh: the end of the last word, which is all that is replaced.
    is_listing: what is offered is shown and not taken over; is_menu: one is taken over after the other.
    """

    words: tuple[str, ...]
    quote: str = ""
    fresh: str = ""
    is_listing: bool = False
    is_menu: bool = False


@frozen
class Line:
    """Words without their quotes, and the quote that is open at the end."""

    words: tuple[str, ...]
    quote: str


# What a backslash takes its meaning from between double quotes.
_WITHIN: Final = frozenset('$`"\\\n')


def split_line(line: str, escaped: Set[str] = frozenset()) -> Line:
    """The words of a line that may end anywhere; it ends in a new word if a blank comes last.

    escaped: what a backslash takes its meaning from between single quotes: nothing, but in fish.
    """
    words: list[str] = []
    word: list[str] | None = None
    quote = ""
    at = 0
    while at < len(line):
        sign = line[at]
        at += 1
        if not quote and sign in " \t\n":
            if word is not None:
                words.append("".join(word))
            word = None
            continue
        word = [] if word is None else word
        if sign == "\\" and (not quote or line[at : at + 1] in {'"': _WITHIN, "'": escaped}[quote]):
            word.append(line[at : at + 1])
            at += 1
        elif sign == quote:
            quote = ""
        elif not quote and sign in "'\"":
            quote = sign
        else:
            word.append(sign)
    return Line((*words, "".join(word or ())), quote)
