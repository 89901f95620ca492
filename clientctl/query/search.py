"""What bare words are looked for in: a client's texts, its phone numbers, and the sound of its names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from clientctl.frozen import frozen
from clientctl.model import Document
from clientctl.names import digits, fold, has_han, matches_pinyin, pinyin_readings
from clientctl.query.operators import phone_digits

Readings = tuple[tuple[str, ...], ...]

# a line end stands in no folded text, so no phrase is found across two values
_SEPARATOR = "\n"
_NO_TEXT_OF_CONTACTS = ("id", "birthday", "left")


@frozen
class SearchText:
    """A client as bare words see it, in plain strings.

    text: folded values, each on a line; phones: the digits of each phone number; names: folded name and
    aliases that have Han characters; readings: what may be typed for each of `names`, None until
    they are made, since that takes a large library.
    """

    text: str
    phones: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    readings: tuple[Readings, ...] | None = None

    def sounds(self) -> tuple[Readings, ...]:
        """The readings of `names`, made if they are missing."""
        if self.readings is not None:
            return self.readings
        return tuple(pinyin_readings(name) for name in self.names)


def build_search(document: Document) -> SearchText:
    """What bare words find of a client; parts that do not have their shape are passed over."""
    titles = [fold(name) for key in ("name", "aliases") for name in _texts(document.get(key))]
    others = (fold(text) for text in _other_texts(document))
    people = [person for person in _items(document.get("contacts")) if isinstance(person, Mapping)]
    numbers = (digits(phone) for holder in (document, *people) for phone in _texts(holder.get("phone")))
    return SearchText(
        text=_SEPARATOR.join((*titles, *others)),
        phones=tuple(number for number in numbers if number),
        names=tuple(name for name in titles if has_han(name)),
    )


def build_word(word: str) -> Callable[[SearchText], bool]:
    """A test for one bare word or phrase.

    A word without letters is also looked for among the digits of phone numbers; one of ASCII letters
    alone, found nowhere else, also among the sounds of Chinese names.
    """
    folded = fold(word)
    number = phone_digits(folded)
    letters = folded.replace(" ", "").replace("'", "")
    is_sound = letters.isascii() and letters.isalpha()

    def matches(search: SearchText) -> bool:
        if folded in search.text:
            return True
        if number:
            return any(number in phone for phone in search.phones)
        return is_sound and any(matches_pinyin(letters, sound) for sound in search.sounds())

    return matches


def _other_texts(document: Document) -> Iterator[str]:
    for key in ("number", "tags", "notes"):
        yield from _texts(document.get(key))
    for person in _items(document.get("contacts")):
        if isinstance(person, Mapping):
            for key, value in person.items():
                if key not in _NO_TEXT_OF_CONTACTS:
                    yield from _texts(value)
    for entry in _items(document.get("log")):
        if isinstance(entry, Mapping):
            yield from _texts(entry.get("text"))


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> Iterator[str]:
    return (item for item in _items(value) if isinstance(item, str))
