"""Reading settings: the data of `clientctl.yaml` as frozen rows.

It is lenient: a part that does not have its shape counts as absent and is named in `broken`,
so that one wrong line never hides the clients; `check` words the fault by `settings.schema.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar

from clientctl.frozen import replace
from clientctl.settings.rows import (
    DEAL_STAGES,
    DEFAULT_WEIGHTS,
    FORMAT,
    Clv,
    Cutoffs,
    DealStage,
    GradingRule,
    OwnReport,
    Person,
    Rate,
    Requirement,
    Rfm,
    Risk,
    Settings,
    Stage,
)

Row = TypeVar("Row", Rfm, Clv, Risk)
_CUTOFFS: Final = 4


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
        return DEAL_STAGES
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


def _rfm(node: Any) -> Rfm:
    given = {key: _cutoffs(value) for key, value in _mapping(node).items() if value is not None}
    return _known(Rfm(), given)


def _cutoffs(node: Any) -> Cutoffs:
    numbers = tuple(map(_number, _list(node)))
    if len(numbers) != _CUTOFFS:
        raise _Unusable
    return numbers


def _clv(node: Any) -> Clv:
    clv = _known(Clv(), _numbers(node))
    if clv.years <= 0:
        raise _Unusable
    return clv


def _risk(node: Any) -> Risk:
    """The weights that are not given stay as they are usually."""
    parts = dict(_mapping(node))
    given = {} if parts.get("weights") is None else _numbers(parts["weights"])
    parts.pop("weights", None)
    if not given.keys() <= DEFAULT_WEIGHTS.keys():
        raise _Unusable
    return replace(_known(Risk(), _numbers(parts)), weights={**DEFAULT_WEIGHTS, **given})


def _numbers(node: Any) -> dict[str, Decimal]:
    """Numbers by key, those left empty left out; none of these settings may be below zero."""
    numbers = {key: _number(value) for key, value in _mapping(node).items() if value is not None}
    if any(number < 0 for number in numbers.values()):
        raise _Unusable
    return numbers


def _known(usual: Row, given: Mapping[str, Any]) -> Row:
    """The row with what is given; a key that it does not have is a slip of the pen."""
    if not given.keys() <= set(usual.__annotations__):
        raise _Unusable
    return replace(usual, **given)


def _grading(node: Any) -> tuple[GradingRule, ...]:
    return tuple(
        GradingRule(_text(item.get("when")), _text(item.get("grade"))) for item in map(_mapping, _list(node))
    )


def _reports(node: Any) -> tuple[OwnReport, ...]:
    return tuple(
        OwnReport(
            name,
            _optional(given.get("title")),
            _optional(given.get("query")),
            *(_names(given.get(key)) for key in ("columns", "by", "sum", "sort")),
        )
        for name, item in _mapping(node).items()
        for given in (_mapping(item),)
    )


def _names(node: Any) -> tuple[str, ...]:
    """A list of words, or one word, or several with commas between."""
    if node is None:
        return ()
    if isinstance(node, list):
        return _words(node)
    return tuple(name for name in (part.strip() for part in _text(node).split(",")) if name)


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
    "rfm": ("rfm", _rfm),
    "clv": ("clv", _clv),
    "risk": ("risk", _risk),
    "grading": ("grading", _grading),
    "reports": ("reports", _reports),
}
