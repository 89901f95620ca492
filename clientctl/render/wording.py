"""Messages and labels worded for people, with whatever came from data made safe."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clientctl.errors import Message
from clientctl.messages import Language, word
from clientctl.messages.label import Label
from clientctl.render.safe import safe


def worded(text: Message | str, language: Language, keep: str = "") -> str:
    """A sentence or a text for people; of what came from data, only the characters of `keep` stay."""
    if isinstance(text, str):
        return safe(text, keep)
    return word(_cleaned(text, keep), language)


def _cleaned(sentence: Message, keep: str) -> Message:
    return Message(sentence.code, {name: _clean(value, keep) for name, value in sentence.values.items()})


def _clean(value: object, keep: str) -> object:
    if isinstance(value, Message):
        return _cleaned(value, keep)
    if isinstance(value, Label):
        return Label(safe(value.en, keep), safe(value.zh, keep))
    if isinstance(value, list | tuple):
        return tuple(_clean(item, keep) for item in value)
    if value is None or isinstance(value, int | Decimal | date):
        return value
    return safe(str(value), keep)
