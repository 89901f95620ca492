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
from clientctl.settings.parts import (
    Unusable,
    read_flag,
    read_list,
    read_mapping,
    read_number,
    read_optional,
    read_text,
    read_words,
)
from clientctl.settings.rows import (
    DEAL_STAGES,
    DEFAULT_WEIGHTS,
    FORMAT,
    Clv,
    Cutoffs,
    DealStage,
    GradingRule,
    OwnReport,
    Rate,
    Rfm,
    Risk,
    Settings,
    Stage,
)
from clientctl.settings.team import read_people, read_requirements, read_roles, read_transitions

Row = TypeVar("Row", Rfm, Clv, Risk)
_CUTOFFS: Final = 4


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
        except Unusable:
            broken.append(key)
    return replace(Settings(), **values, broken=tuple(broken))


def _language(node: Any) -> str:
    if node not in ("en", "zh"):
        raise Unusable
    return str(node)


def _currency(node: Any) -> str:
    text = read_text(node)
    if not (len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()):
        raise Unusable
    return text


def _rates(node: Any) -> Mapping[str, tuple[Rate, ...]]:
    return {_currency(key): _dated_rates(value) for key, value in read_mapping(node).items()}


def _dated_rates(node: Any) -> tuple[Rate, ...]:
    if not isinstance(node, list):
        return (Rate(None, _positive(node)),)
    rates = [
        Rate(_day(read_mapping(item).get("from")), _positive(read_mapping(item).get("rate"))) for item in node
    ]
    return tuple(sorted(rates, key=lambda rate: rate.start or date.min))


def _positive(node: Any) -> Decimal:
    number = read_number(node)
    if number <= 0:
        raise Unusable
    return number


def _day(node: Any) -> date:
    from clientctl import dates

    if not isinstance(node, str) or not dates.is_iso_date(node):
        raise Unusable
    return date.fromisoformat(node)


def _log_kind(node: Any) -> str:
    kind = read_mapping(node).get("kind")
    return "other" if kind is None else read_text(kind)


def _vocabulary(node: Any) -> Mapping[str, tuple[str, ...]]:
    return {key: read_words(words) for key, words in read_mapping(node).items()}


def _labels(node: Any) -> Mapping[str, Mapping[str, str]]:
    return {
        key: {value: read_text(label) for value, label in read_mapping(named).items()}
        for key, named in read_mapping(node).items()
    }


def _import_maps(node: Any) -> Mapping[str, Mapping[str, str]]:
    """The field of each column by the name of the map; an empty one leaves the column out."""
    return {
        key: {
            column: "" if field == "" else read_text(field) for column, field in read_mapping(named).items()
        }
        for key, named in read_mapping(read_mapping(node).get("maps", {})).items()
    }


def _stages(node: Any) -> tuple[Stage, ...]:
    return tuple(
        Stage(read_text(item.get("name")), read_optional(item.get("label")), read_text(item.get("as")))
        for item in map(read_mapping, read_list(node))
    )


def _deal_stages(node: Any) -> tuple[DealStage, ...]:
    stages = read_mapping(node).get("stages")
    if stages is None:
        return DEAL_STAGES
    return tuple(
        DealStage(
            read_text(item.get("name")),
            read_number(item.get("probability")),
            read_optional(item.get("label")),
        )
        for item in map(read_mapping, read_list(stages))
    )


def _rfm(node: Any) -> Rfm:
    given = {key: _cutoffs(value) for key, value in read_mapping(node).items() if value is not None}
    return _known(Rfm(), given)


def _cutoffs(node: Any) -> Cutoffs:
    numbers = tuple(map(read_number, read_list(node)))
    if len(numbers) != _CUTOFFS:
        raise Unusable
    return numbers


def _clv(node: Any) -> Clv:
    clv = _known(Clv(), _numbers(node))
    if clv.years <= 0:
        raise Unusable
    return clv


def _risk(node: Any) -> Risk:
    """The weights that are not given stay as they are usually."""
    parts = dict(read_mapping(node))
    given = {} if parts.get("weights") is None else _numbers(parts["weights"])
    parts.pop("weights", None)
    if not given.keys() <= DEFAULT_WEIGHTS.keys():
        raise Unusable
    return replace(_known(Risk(), _numbers(parts)), weights={**DEFAULT_WEIGHTS, **given})


def _numbers(node: Any) -> dict[str, Decimal]:
    """Numbers by key, those left empty left out; none of these settings may be below zero."""
    numbers = {key: read_number(value) for key, value in read_mapping(node).items() if value is not None}
    if any(number < 0 for number in numbers.values()):
        raise Unusable
    return numbers


def _known(usual: Row, given: Mapping[str, Any]) -> Row:
    """The row with what is given; a key that it does not have is a slip of the pen."""
    if not given.keys() <= set(usual.__annotations__):
        raise Unusable
    return replace(usual, **given)


def _grading(node: Any) -> tuple[GradingRule, ...]:
    return tuple(
        GradingRule(read_text(item.get("when")), read_text(item.get("grade")))
        for item in map(read_mapping, read_list(node))
    )


def _reports(node: Any) -> tuple[OwnReport, ...]:
    return tuple(
        OwnReport(
            name,
            read_optional(given.get("title")),
            read_optional(given.get("query")),
            *(_names(given.get(key)) for key in ("columns", "by", "sum", "sort")),
        )
        for name, item in read_mapping(node).items()
        for given in (read_mapping(item),)
    )


def _names(node: Any) -> tuple[str, ...]:
    """A list of words, or one word, or several with commas between."""
    if node is None:
        return ()
    if isinstance(node, list):
        return read_words(node)
    return tuple(name for name in (part.strip() for part in read_text(node).split(",")) if name)


def _format(node: Any) -> int:
    """A book of a later format may mean something else by what we know: nothing of it is taken for sure."""
    if isinstance(node, bool) or not isinstance(node, int) or not 1 <= node <= FORMAT:
        raise Unusable
    return node


_READERS: Final[Mapping[str, tuple[str, Callable[[Any], Any]]]] = {
    "clientctl": ("format", _format),
    "title": ("title", read_text),
    "language": ("language", _language),
    "currency": ("currency", _currency),
    "rates": ("rates", _rates),
    "autocommit": ("autocommit", read_flag),
    "log": ("log_kind", _log_kind),
    "vocabulary": ("vocabulary", _vocabulary),
    "labels": ("labels", _labels),
    "stages": ("stages", _stages),
    "deals": ("deal_stages", _deal_stages),
    "people": ("people", read_people),
    "roles": ("roles", read_roles),
    "transitions": ("transitions", read_transitions),
    "require": ("require", read_requirements),
    "rfm": ("rfm", _rfm),
    "clv": ("clv", _clv),
    "risk": ("risk", _risk),
    "grading": ("grading", _grading),
    "reports": ("reports", _reports),
    "import": ("import_maps", _import_maps),
}
