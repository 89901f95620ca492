"""A typed query as syntax is read: full-width signs as plain ones, with their places in the typed text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from clientctl.errors import Excerpt
from clientctl.frozen import frozen

CURLY: Final = "“"
"""Every typographic quote is read as this one, which closes what it opens."""

_SIGNS: Final = {
    "、": ",",
    "。": ".",
    **dict.fromkeys("“”„‟", CURLY),
    **dict.fromkeys("≤≦", "<="),
    **dict.fromkeys("≥≧", ">="),
    "≠": "!=",
}


@frozen
class Source:
    """A typed text.

    chars: the signs that syntax is read from; starts: for each of them, and for the end, its place in `text`.
    """

    text: str
    chars: str
    starts: Sequence[int]

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The part `chars[start:end]` in the text as it was typed."""
        return Excerpt(self.text, self.starts[start], self.starts[end])

    def typed(self, start: int, end: int) -> str:
        """What was typed for `chars[start:end]`: values keep their own spelling."""
        return self.text[self.starts[start] : self.starts[end]]


def build_source(text: str) -> Source:
    """A text ready to be read."""
    if text.isascii():
        return Source(text, text, range(len(text) + 1))
    pieces = [_sign(character) for character in text]
    starts = [index for index, piece in enumerate(pieces) for _ in piece]
    return Source(text, "".join(pieces), (*starts, len(text)))


def _sign(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    # ㈱ would become (株), but nobody who types it means parentheses; only the points of … are signs
    if len(plain) > 1 and plain.strip("."):
        plain = character
    return _SIGNS.get(plain, plain)
