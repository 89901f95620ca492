"""Ids made from names, short and easy to type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from clientctl.names.folding import fold, has_han
from clientctl.names.identifiers import RESERVED
from clientctl.names.legal_forms import FORMS, HAN_FORMS, LEADING_FORMS
from clientctl.names.pinyin import phrase_reading

LONGEST: Final = 40
# enough for LONGEST whatever is left out of it, and a bound on the work
_ENOUGH: Final = 200
# no legal form has more words: S.A. de C.V.
_MOST_WORDS: Final = 3


def slug(name: str) -> str:
    """An id from a name, at most 40 characters; "" when nothing of it can be written in ASCII.

    Han characters become pinyin, syllables of a run joined (张三: `zhangsan`, 上海ABC贸易有限公司:
    `shanghai-abc-maoyi`); other scripts become ASCII; everything else parts words by one dash. It is cut
    where a word or syllable ends, unless the first one is too long. A reserved device name gets `-1`.
    """
    found = ""
    for part in _parts(bare_name(name)[:_ENOUGH]):
        joined = (found + part).lstrip("-")
        if len(joined) > LONGEST:
            found = found or joined[:LONGEST]
            break
        found = joined
    return f"{found}-1" if found in RESERVED else found


def bare_name(name: str) -> str:
    """The folded name without its legal form; the whole folded name when nothing else would remain."""
    words = _without_han_form(fold(name)).split()
    while (count := _form_length(words)) < len(words) and count:
        words = words[:-count]
    if len(words) > 1 and words[0] in LEADING_FORMS:
        words = words[1:]
    bare = " ".join(words).rstrip(",&(/ ")
    return bare or fold(name)


def _without_han_form(folded: str) -> str:
    for form in HAN_FORMS:
        bare = folded.removesuffix(form).removeprefix(form).strip()
        if bare and bare != folded:
            return bare
    return folded


def _form_length(words: list[str]) -> int:
    """How many words at the end are one legal form or only signs."""
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        letters = re.sub(r"[.,&()/\s]", "", "".join(words[-count:]))
        if letters in FORMS or (count == 1 and not letters):
            return count
    return 0


def _parts(bare: str) -> Iterator[str]:
    """The words in order, each with a dash before it; those of Han characters syllable by syllable."""
    for is_han, run in groupby(bare, has_han):
        text = "".join(run)
        if is_han:
            readings = (re.sub("[^a-z0-9]", "", _ascii(reading)) for reading in phrase_reading(text))
            syllables = filter(None, readings)
            yield from ("-" * (index == 0) + syllable for index, syllable in enumerate(syllables))
        else:
            dotless = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", text)
            yield from (f"-{word}" for word in re.findall("[a-z0-9]+", _ascii(dotless)))


def _ascii(text: str) -> str:
    from anyascii import anyascii

    return re.sub("['’]", "", anyascii(text).lower())
