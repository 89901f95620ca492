"""What makes two texts the same to a reader: case, width, accents and blanks folded away."""

from __future__ import annotations

import unicodedata
from typing import Final

from clientctl.lazy import pattern

# letters that Unicode does not take apart into a base letter and an accent
_LETTERS: Final = {
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ı": "i",
    "ŋ": "n",
    "ŧ": "t",
    "ɨ": "i",
    "ƶ": "z",
}
# zero-width characters and soft hyphens come along with text copied from pages and are never seen
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ACCENTS: Final = range(0x0300, 0x0370)
_FOLDED: Final[dict[int, str | None]] = {
    **{ord(letter): plain for letter, plain in _LETTERS.items()},
    **dict.fromkeys(map(ord, _INVISIBLE)),
    **dict.fromkeys(_ACCENTS),
}
HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Ranges of Han characters, for a class in a regular expression."""

_HAN: Final = pattern(f"[{HAN}]")


def fold(text: str) -> str:
    """The text in lower case, compatibility forms and accents resolved, runs of blanks made one.

    Folding a folded text changes nothing. `Ærlig  Øl` gives `aerlig ol`, `ＡＢＣ` gives `abc`.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    # case folding may bring new composed letters, so it stands between two decompositions
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(unicodedata.normalize("NFC", lower.translate(_FOLDED)).split())


def digits(text: str) -> str:
    """The decimal digits of a text in order, in ASCII: those of a phone number however it is grouped."""
    if text.isascii():
        return "".join(filter(str.isdecimal, text))
    return "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())


def has_han(text: str) -> bool:
    """True when a Han character is in the text."""
    return not text.isascii() and _HAN.search(text) is not None
