"""What a schema cannot say of `clientctl.yaml`: SETTINGS_RULES, one row a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from clientctl import names
from clientctl.errors import message
from clientctl.model import Field
from clientctl.schema.catalog import Schema, core_schema
from clientctl.schema.findings import Finding, Path
from clientctl.schema.report_rules import unknown_report_fields
from clientctl.schema.settings_book import SettingsBook
from clientctl.schema.team_rules import (
    OF_THE_FILE,
    nobody_free,
    same_addresses,
    unknown_roles,
    unreachable_values,
)
from clientctl.schema.words import brief, near_or
from clientctl.settings import FORMAT, build_settings

_MOST_RISK: Final = 100
_WEIGHTS: Final[Path] = ("risk", "weights")


SettingsRule = Callable[[SettingsBook], Iterator[Finding]]


def settings_findings(document: Any, own: Schema | None, computed: tuple[Field, ...]) -> Iterator[Finding]:
    """What the rules find, rule by rule."""
    if isinstance(document, Mapping):
        book = SettingsBook(document, own, computed)
        for rule in SETTINGS_RULES:
            yield from rule(book)


def _newer_format(book: SettingsBook) -> Iterator[Finding]:
    version = book.document.get("clientctl")
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        told = message("schema.newer_book", version=str(version), known=str(FORMAT))
        yield Finding(("clientctl",), told, message("schema.newer_book_hint"))


# -- names of fields -----------------------------------------------------------------------------------


def _unknown_fields(book: SettingsBook) -> Iterator[Finding]:
    """Fields as keys: their full English names, as the settings are looked up by them."""
    for section in ("vocabulary", "labels", "transitions"):
        for name in book.mapping(section):
            if book.field(name) is None and not book.may_be_custom(name):
                hint = book.meant(name)
                yield Finding(
                    (section, name), message("schema.no_field", name=brief(name)), hint, is_at_key=True
                )


def _unknown_required(book: SettingsBook) -> Iterator[Finding]:
    """Fields as values: any name that a query takes, and whole lists and groups (`contacts`, `address`)."""
    groups = {name[:place] for name in book.names for place, sign in enumerate(name) if sign == "."}
    for path, words in _field_lists(book):
        for index, name in enumerate(words if isinstance(words, list) else ()):
            if path[0] == "roles" and name in OF_THE_FILE:
                continue
            if isinstance(name, str) and not (book.known(name) or name in groups or book.may_be_custom(name)):
                told = message("schema.no_field", name=brief(name))
                near = names.nearest(name, (*book.names, *groups))
                hint = message("values.did_you_mean", names=near) if near else message("actions.all_fields")
                yield Finding((*path, index), told, hint)


def _field_lists(book: SettingsBook) -> Iterator[tuple[Path, Any]]:
    for path, entry in book.entries("require"):
        yield (*path, "has"), entry.get("has")
    for role in book.mapping("roles"):
        for key in ("change", "read"):
            yield ("roles", role, key), book.mapping("roles", role).get(key)


# -- choices and stages --------------------------------------------------------------------------------


def _labels_of_no_choice(book: SettingsBook) -> Iterator[Finding]:
    for name in book.mapping("labels"):
        field = book.field(name)
        for value in book.mapping("labels", name) if field else ():
            yield from _unless_choice(field, value, ("labels", name, value), is_at_key=True)


def _unknown_transitions(book: SettingsBook) -> Iterator[Finding]:
    for name in book.mapping("transitions"):
        field = book.field(name)
        for value, following in book.mapping("transitions", name).items() if field else ():
            path: Path = ("transitions", name, value)
            yield from _unless_choice(field, value, path, is_at_key=True)
            for index, word in enumerate(following if isinstance(following, list) else ()):
                yield from _unless_choice(field, word, (*path, index), is_at_key=False)


def _unless_choice(field: Field | None, value: Any, path: Path, *, is_at_key: bool) -> Iterator[Finding]:
    if field is None or not isinstance(value, str):
        return
    known = tuple(choice.value for choice in field.choices)
    if not known:
        yield Finding(path, message("schema.no_choices", field=field.name), is_at_key=is_at_key)
    elif value not in known:
        told = message("values.not_a_choice", field=field.name, text=brief(value))
        yield Finding(path, told, near_or(value, known, "schema.one_of"), is_at_key=is_at_key)


def _duplicate_stages(book: SettingsBook) -> Iterator[Finding]:
    core = core_schema()["properties"]
    given = {("stages",): core["stage"], ("deals", "stages"): core["deals"]["items"]["properties"]["stage"]}
    for keys, node in given.items():
        taken = set(node["enum"])
        for path, entry in book.entries(*keys):
            name = entry.get("name")
            if isinstance(name, str) and name in taken:
                yield Finding((*path, "name"), message("schema.duplicate_stage", name=brief(name)))
            taken.add(str(name))


# -- numbers -------------------------------------------------------------------------------------------


def _unordered_cutoffs(book: SettingsBook) -> Iterator[Finding]:
    for key, is_rising in (("recency", True), ("frequency", False), ("monetary", False)):
        cutoffs = book.mapping("rfm").get(key)
        if not isinstance(cutoffs, list) or not all(isinstance(each, int | Decimal) for each in cutoffs):
            continue
        if cutoffs != sorted(set(cutoffs), reverse=not is_rising):
            code = "schema.not_rising" if is_rising else "schema.not_falling"
            yield Finding(("rfm", key), message(code, field=f"rfm.{key}"))


def _unordered_levels(book: SettingsBook) -> Iterator[Finding]:
    """A level that is not given begins where it usually does."""
    usual = build_settings({}).risk
    medium, high = (book.mapping("risk").get(key, getattr(usual, key)) for key in ("medium", "high"))
    if not all(isinstance(each, int | Decimal) for each in (medium, high)) or medium < high:
        return
    key = "high" if "high" in book.mapping("risk") else "medium"
    told = message("schema.levels_out_of_order", medium=str(medium), high=str(high))
    yield Finding(("risk", key), told, message("schema.levels_hint"))


def _unbalanced_weights(book: SettingsBook) -> Iterator[Finding]:
    """So high that some signals add nothing to the others, or too low for the level high; both count, all the same.

    A weight that is not given is as usual.
    """
    usual = build_settings({}).risk
    given = book.mapping("risk", "weights")
    high = book.mapping("risk").get("high", usual.high)
    weights = [given.get(name, weight) for name, weight in usual.weights.items()]
    # what is no such number is told otherwise
    if not all(isinstance(each, int | Decimal) and 0 <= each <= _MOST_RISK for each in (*weights, high)):
        return
    weights = [weight for weight in weights if weight]
    total = sum(weights)
    if weights and total - min(weights) > _MOST_RISK:
        told = message("schema.weights_too_high", sum=str(total), most=_MOST_RISK)
        yield Finding(_WEIGHTS, told, message("schema.weights_high_hint"), "warning", is_at_key=True)
    elif weights and total < high:
        told = message("schema.weights_too_low", sum=str(total), high=str(high))
        yield Finding(_WEIGHTS, told, message("schema.weights_low_hint"), "warning", is_at_key=True)


SETTINGS_RULES: Final[tuple[SettingsRule, ...]] = (
    _newer_format,
    _unknown_fields,
    _unknown_required,
    unknown_report_fields,
    _labels_of_no_choice,
    _unknown_transitions,
    _duplicate_stages,
    unknown_roles,
    same_addresses,
    nobody_free,
    unreachable_values,
    _unordered_cutoffs,
    _unordered_levels,
    _unbalanced_weights,
)
