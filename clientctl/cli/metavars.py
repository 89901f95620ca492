"""The words that stand for what people are to write (`REF`, `[QUERY]...`), in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientctl.errors import Message, message
from clientctl.lazy import pattern
from clientctl.messages import load_area, template

if TYPE_CHECKING:
    from clientctl.cli.parameters import Option
    from clientctl.messages import Language

_WORD: Final = pattern("[A-Z]{2,}")


def metavar_text(metavar: str, language: Language) -> str:
    """A metavar with its words in a language; a word that has no other name stays."""
    return _WORD.sub(lambda found: _translated(found[0], language), metavar)


def option_metavar(option: Option, language: Language) -> str:
    """An option's metavar; the field that it sets is named in its help, so its value is just that."""
    metavar = "VALUE" if option.is_field and language != "en" else option.metavar
    return metavar_text(metavar, language)


def metavar_message(metavar: str) -> Message | str:
    """A metavar as a value of a sentence: worded where it is one known word, whatever is round it."""
    word = metavar.strip("[].")
    return message(_code(word)) if _is_known(word) else metavar


def _translated(word: str, language: Language) -> str:
    return template(_code(word), language) if _is_known(word) else word


def _is_known(word: str) -> bool:
    return _code(word) in load_area("commands")


def _code(word: str) -> str:
    return f"commands.metavar_{word.lower()}"
