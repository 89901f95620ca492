"""Settings of a book: `clientctl.yaml` as frozen data.

Readers here are lenient: a part that does not have its shape counts as absent and is named in `broken`,
so that one wrong line never hides the clients; `check` words the fault by `settings.schema.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from clientctl.frozen import attribute, frozen, replace

FORMAT: Final = 1


@frozen
class Stage:
    """A stage that a book adds: counted as one of the five (`counts_as`)."""

    name: str
    label: str = ""
    counts_as: str = ""


@frozen
class DealStage:
    """A stage of deals and how likely a deal in it is won, in percent."""

    name: str
    probability: Decimal
    label: str = ""
    zh: str = ""


@frozen
class Rate:
    """One unit of a currency in the book's currency, valid from a day on (None: always)."""

    start: date | None
    rate: Decimal


@frozen
class Person:
    """Someone who works with the book, by the key that owners and authors are written with."""

    key: str
    name: str = ""
    email: str = ""
    role: str = ""


@frozen
class Requirement:
    """Clients that match `when` (a query) must have these fields."""

    when: str
    has: tuple[str, ...]


_DEAL_STAGES: Final = (
    DealStage("lead", Decimal(10), zh="线索"),
    DealStage("qualified", Decimal(25), zh="已确认"),
    DealStage("proposal", Decimal(50), zh="已报价"),
    DealStage("negotiation", Decimal(75), zh="谈判中"),
)


@frozen
class Settings:
    """What a book decides for all who share it; the defaults are those of a book that says nothing.

    broken: keys whose value could not be used (their default stands instead).
    """

    format: int = FORMAT
    title: str = ""
    language: Literal["en", "zh"] | None = None
    currency: str = "CNY"
    rates: Mapping[str, tuple[Rate, ...]] = attribute(factory=dict)
    autocommit: bool | None = None
    log_kind: str = "other"
    vocabulary: Mapping[str, tuple[str, ...]] = attribute(factory=dict)
    labels: Mapping[str, Mapping[str, str]] = attribute(factory=dict)
    stages: tuple[Stage, ...] = ()
    deal_stages: tuple[DealStage, ...] = _DEAL_STAGES
    people: tuple[Person, ...] = ()
    require: tuple[Requirement, ...] = ()
    broken: tuple[str, ...] = ()

    def rate(self, currency: str, day: date) -> Decimal | None:
        """Units of the book's currency for one of `currency` on that day; None when there is no rate."""
        if currency == self.currency:
            return Decimal(1)
        valid = [r.rate for r in self.rates.get(currency, ()) if r.start is None or r.start <= day]
        return valid[-1] if valid else None

    def names_of(self, user: str) -> tuple[str, ...]:
        """Every name that a user goes by, the one to write first: the key in `people` when they are listed there."""
        for person in self.people:
            known = tuple(filter(None, (person.key, person.name, person.email)))
            if user.casefold() in {name.casefold() for name in known}:
                return tuple(dict.fromkeys((*known, user)))
        return (user,)


class _Unusable(Exception):
    """A part of the settings does not have its shape."""


def build_settings(document: Any) -> Settings:
    """Settings from the data of `clientctl.yaml`; what cannot be used is named in `broken`."""
    if not isinstance(document, Mapping):
        return Settings(broken=("",))
    values: dict[str, Any] = {}
    broken: list[str] = []
    for key, (name, read) in _READERS.items():
        if document.get(key) is None:
            continue
        try:
            values[name] = read(document[key])
        except _Unusable:
            broken.append(key)
    return replace(Settings(), **values, broken=tuple(broken))


def _text(node: Any) -> str:
    if not isinstance(node, str) or not node:
        raise _Unusable
    return node


def _optional(node: Any) -> str:
    """A text that may be left out, "" then."""
    return _text(node) if node not in (None, "") else ""


def _flag(node: Any) -> bool:
    if not isinstance(node, bool):
        raise _Unusable
    return node


def _number(node: Any) -> Decimal:
    if isinstance(node, bool) or not isinstance(node, int | Decimal):
        raise _Unusable
    return Decimal(node)


def _mapping(node: Any) -> Mapping[str, Any]:
    if not isinstance(node, Mapping):
        raise _Unusable
    return node


def _list(node: Any) -> list[Any]:
    if not isinstance(node, list):
        raise _Unusable
    return node


def _language(node: Any) -> str:
    if node not in ("en", "zh"):
        raise _Unusable
    return str(node)


def _currency(node: Any) -> str:
    text = _text(node)
    if not (len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()):
        raise _Unusable
    return text


def _rates(node: Any) -> Mapping[str, tuple[Rate, ...]]:
    return {_currency(key): _dated_rates(value) for key, value in _mapping(node).items()}


def _dated_rates(node: Any) -> tuple[Rate, ...]:
    if not isinstance(node, list):
        return (Rate(None, _positive(node)),)
    rates = [Rate(_day(_mapping(item).get("from")), _positive(_mapping(item).get("rate"))) for item in node]
    return tuple(sorted(rates, key=lambda rate: rate.start or date.min))


def _positive(node: Any) -> Decimal:
    number = _number(node)
    if number <= 0:
        raise _Unusable
    return number


def _day(node: Any) -> date:
    from clientctl import dates

    if not isinstance(node, str) or not dates.is_iso_date(node):
        raise _Unusable
    return date.fromisoformat(node)


def _log_kind(node: Any) -> str:
    kind = _mapping(node).get("kind")
    return "other" if kind is None else _text(kind)


def _words(node: Any) -> tuple[str, ...]:
    return tuple(_text(word) for word in _list(node))


def _vocabulary(node: Any) -> Mapping[str, tuple[str, ...]]:
    return {key: _words(words) for key, words in _mapping(node).items()}


def _labels(node: Any) -> Mapping[str, Mapping[str, str]]:
    return {
        key: {value: _text(label) for value, label in _mapping(named).items()}
        for key, named in _mapping(node).items()
    }


def _stages(node: Any) -> tuple[Stage, ...]:
    return tuple(
        Stage(_text(item.get("name")), _optional(item.get("label")), _text(item.get("as")))
        for item in map(_mapping, _list(node))
    )


def _deal_stages(node: Any) -> tuple[DealStage, ...]:
    stages = _mapping(node).get("stages")
    if stages is None:
        return _DEAL_STAGES
    return tuple(
        DealStage(_text(item.get("name")), _number(item.get("probability")), _optional(item.get("label")))
        for item in map(_mapping, _list(stages))
    )


def _people(node: Any) -> tuple[Person, ...]:
    return tuple(
        Person(key, *(_optional(_mapping(item).get(part)) for part in ("name", "email", "role")))
        for key, item in _mapping(node).items()
    )


def _requirements(node: Any) -> tuple[Requirement, ...]:
    return tuple(
        Requirement(_text(item.get("when")), _words(item.get("has"))) for item in map(_mapping, _list(node))
    )


def _format(node: Any) -> int:
    """A book of a later format may mean something else by what we know: nothing of it is taken for sure."""
    if isinstance(node, bool) or not isinstance(node, int) or not 1 <= node <= FORMAT:
        raise _Unusable
    return node


_READERS: Final[Mapping[str, tuple[str, Callable[[Any], Any]]]] = {
    "clientctl": ("format", _format),
    "title": ("title", _text),
    "language": ("language", _language),
    "currency": ("currency", _currency),
    "rates": ("rates", _rates),
    "autocommit": ("autocommit", _flag),
    "log": ("log_kind", _log_kind),
    "vocabulary": ("vocabulary", _vocabulary),
    "labels": ("labels", _labels),
    "stages": ("stages", _stages),
    "deals": ("deal_stages", _deal_stages),
    "people": ("people", _people),
    "require": ("require", _requirements),
}
