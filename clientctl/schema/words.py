"""WORDS: the sentence and the hint for each kind of fault, one row a keyword of JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from clientctl import names
from clientctl.errors import Message, WrongUsage, message
from clientctl.model import Field
from clientctl.schema.faults import Fault
from clientctl.schema.findings import Finding, Path
from clientctl.schema.formats import FORMATS
from clientctl.schema.reading import described_field, stored_as, write_this

_LONGEST: Final = 60
_MOST_NAMES: Final = 20
Worded = tuple[Message, Message | None]
FieldOf = Callable[[tuple[str, ...], Mapping[str, Any]], Field]


def as_finding(fault: Fault, field_of: FieldOf = described_field) -> Finding:
    """The fault in words; `field_of` gives the field at a path (without list positions) and schema node."""
    steps = tuple([step for step in fault.path if isinstance(step, str)])
    told, hint = WORDS.get(fault.keyword, _unfit)(fault, field_of(steps, fault.node))
    is_at_key = (
        fault.is_key or bool(fault.missing and fault.value is None) or fault.keyword == "additionalProperties"
    )
    return Finding(fault.path, told, hint, missing=fault.missing, is_at_key=is_at_key)


def brief(value: Any) -> str:
    """A value as a sentence may quote it: on one line and not too long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        return format(number, "f") if -_LONGEST < number.adjusted() < _LONGEST else format(number, ".6e")
    line = " ".join(str(value)[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def named(path: Path) -> str | Message:
    """The place of a value as sentences call it, list positions counted from 1: `orders[2].amount`."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{brief(step)}" for step in path)
    return "".join(steps).removeprefix(".") or message("schema.whole_file")


def near_or(word: str, known: tuple[str, ...], otherwise: str) -> Message:
    """The hint that names near matches, else the hint `otherwise`, with the known `{names}`."""
    near = names.nearest(word, known)
    return (
        message("values.did_you_mean", names=near) if near else message(otherwise, names=known[:_MOST_NAMES])
    )


# -- types -------------------------------------------------------------------------------------------


_TYPES: Final[Mapping[str, str]] = {
    "string": "schema.type_string",
    "integer": "schema.type_integer",
    "number": "schema.type_number",
    "boolean": "schema.type_boolean",
    "array": "schema.type_array",
    "object": "schema.type_object",
    "null": "schema.type_null",
}
# The first that a value is an instance of: a flag is an integer to Python.
_FOUND: Final[tuple[tuple[type, str], ...]] = (
    (bool, "schema.type_boolean"),
    (str, "schema.type_string"),
    (int, "schema.type_integer"),
    (Decimal, "schema.type_fraction"),
    (list, "schema.type_array"),
    (Mapping, "schema.type_object"),
)


def _wrong_type(fault: Fault, field: Field) -> Worded:
    wanted = fault.limit if isinstance(fault.limit, list) else [fault.limit]
    if fault.value is None:
        return message("schema.no_value", field=named(fault.path)), message("schema.no_value_hint")
    expected = message(_TYPES[wanted[0]])
    for name in wanted[1:]:
        expected = message("schema.either", one=expected, other=message(_TYPES[name]))
    found = message(next(code for kind, code in _FOUND if isinstance(fault.value, kind)))
    told = message("schema.wrong_type", field=named(fault.path), expected=expected, found=found)
    return told, _TYPE_HINTS[wanted[0]](fault, field)


def _number_hint(fault: Fault, field: Field) -> Message | None:
    if isinstance(fault.value, Decimal):
        return message("schema.whole_number_hint")
    try:
        return write_this(stored_as(str(fault.value), field), brief(fault.value))
    except WrongUsage as error:
        if error.code == "values.other_currency":
            return message("schema.number_alone", currency=error.message.values["currency"])
        if error.code == "values.ambiguous":
            return error.hint
        return message("schema.whole_number_hint" if fault.limit == "integer" else "values.number_forms")


def _flag_hint(fault: Fault, field: Field) -> Message | None:
    try:
        return write_this(stored_as(str(fault.value), field), brief(fault.value))
    except WrongUsage:
        return message("schema.flag_form")


def _list_hint(fault: Fault, _field: Field) -> Message | None:
    key = _first_key(fault.node.get("items", {}))
    if key:
        return message("schema.as_records", key=key)
    is_mapping = isinstance(fault.value, Mapping)
    return message("schema.as_words") if is_mapping else message("schema.as_list", text=brief(fault.value))


def _mapping_hint(fault: Fault, _field: Field) -> Message | None:
    key = _first_key(fault.node)
    if key and fault.path and isinstance(fault.path[-1], int):
        return message("schema.as_record", key=key)
    return message("schema.as_mapping", key=key) if key else message("schema.as_any_mapping")


def _first_key(node: Any) -> str:
    keys = (*node.get("required", ()), *node.get("properties", ())) if isinstance(node, Mapping) else ()
    return next((key for key in keys if key != "id"), "")


def _text_hint(fault: Fault, _field: Field) -> Message | None:
    if isinstance(fault.value, list):
        return message("schema.one_text")
    if isinstance(fault.value, Mapping):
        return message("schema.quote_colon")
    return message("schema.quote", text=brief(fault.value))


_TYPE_HINTS: Final[Mapping[str, Callable[[Fault, Field], Message | None]]] = {
    "string": _text_hint,
    "integer": _number_hint,
    "number": _number_hint,
    "boolean": _flag_hint,
    "array": _list_hint,
    "object": _mapping_hint,
    "null": lambda _fault, _field: None,
}


def _alternatives(fault: Fault, field: Field) -> Worded:
    """A value that fits none of several types; anything less plain is only named."""
    types = [option.get("type") if isinstance(option, Mapping) else None for option in fault.limit]
    if fault.keyword == "anyOf" and types and all(isinstance(name, str) for name in types):
        node = {**fault.limit[0], **fault.node}
        return _wrong_type(
            Fault(fault.path, "type", types, fault.value, node), described_field(field.path, fault.limit[0])
        )
    return _unfit(fault, field)


# -- keys --------------------------------------------------------------------------------------------


def _missing(fault: Fault, _field: Field) -> Worded:
    told, needed = message("schema.missing", key=brief(fault.missing)), tuple(map(brief, fault.limit))
    if len(needed) == 1:
        return told, message("schema.missing_hint", key=needed[0])
    return told, message("schema.required_here", keys=needed)


def _unknown_key(fault: Fault, _field: Field) -> Worded:
    key = str(fault.path[-1])
    properties: Mapping[str, Any] = fault.node.get("properties", {})
    spellings = {word: name for name, node in properties.items() for word in (name, *_labels(node))}
    told = message("schema.unknown_key", key=brief(key))
    near = tuple(dict.fromkeys(spellings[word] for word in names.nearest(key, spellings)))
    if near:
        return told, message("values.did_you_mean", names=near)
    if "custom" in properties:
        return told, message("schema.under_custom", key=brief(key))
    return told, message("schema.keys_here", names=tuple(properties)[:_MOST_NAMES]) if properties else None


def _labels(node: Any) -> tuple[str, ...]:
    return tuple(node.get("x-label", {}).values()) if isinstance(node, Mapping) else ()


def _forbidden(fault: Fault, _field: Field) -> Worded:
    return message("schema.forbidden", field=named(fault.path)), None


# -- values ------------------------------------------------------------------------------------------


def _not_a_choice(fault: Fault, field: Field) -> Worded:
    told = message("values.not_a_choice", field=named(fault.path), text=brief(fault.value))
    choices = tuple(
        brief(value) for value in (fault.limit if isinstance(fault.limit, list) else [fault.limit])
    )
    if isinstance(fault.value, str) and field.choices:
        try:
            return told, write_this(stored_as(fault.value, field), brief(fault.value))
        except WrongUsage as error:
            if error.hint and error.hint.code == "values.did_you_mean":
                return told, error.hint
    return told, message("schema.one_of", names=choices[:_MOST_NAMES])


def _wrong_form(fault: Fault, field: Field) -> Worded:
    row = FORMATS[fault.limit]
    text = brief(fault.value)
    told = message(row.code, text=text)
    try:
        meant = stored_as(fault.value, Field(field.path, row.kind, ()))
    except WrongUsage as error:
        return error.message if error.code in _TELLING else told, message(row.hint)
    return told, message(row.hint) if meant == fault.value else write_this(meant, text)


# What is known to be wrong with a date or a duration, beyond that it is none.
_TELLING: Final = frozenset(
    ("dates.no_such_day", "dates.no_such_month", "dates.long_duration", "dates.zero_duration")
)


def _limit(code: str) -> Callable[[Fault, Field], Worded]:
    def worded(fault: Fault, _field: Field) -> Worded:
        told = message(code, field=named(fault.path), value=brief(fault.value), limit=brief(fault.limit))
        return told, None

    return worded


def _too_short(fault: Fault, field: Field) -> Worded:
    if fault.value == "":
        return message("schema.empty_text", field=named(fault.path)), message("schema.empty_text_hint")
    return _length("schema.too_short")(fault, field)


def _length(code: str) -> Callable[[Fault, Field], Worded]:
    def worded(fault: Fault, _field: Field) -> Worded:
        return message(code, field=named(fault.path), count=len(fault.value), limit=fault.limit), None

    return worded


def _unfit(fault: Fault, _field: Field) -> Worded:
    return message("schema.unfit", field=named(fault.path), keyword=fault.keyword), None


WORDS: Final[Mapping[str, Callable[[Fault, Field], Worded]]] = {
    **dict.fromkeys(("", "properties", "patternProperties", "items"), _forbidden),
    "type": _wrong_type,
    "anyOf": _alternatives,
    "required": _missing,
    "additionalProperties": _unknown_key,
    "enum": _not_a_choice,
    "const": _not_a_choice,
    "format": _wrong_form,
    "pattern": _limit("schema.no_match"),
    "minimum": _limit("schema.too_small"),
    "maximum": _limit("schema.too_large"),
    "exclusiveMinimum": _limit("schema.not_above"),
    "exclusiveMaximum": _limit("schema.not_below"),
    "multipleOf": _limit("schema.not_a_multiple"),
    "minLength": _too_short,
    "maxLength": _length("schema.too_long"),
    "minItems": _length("schema.too_few"),
    "maxItems": _length("schema.too_many_entries"),
    "uniqueItems": _limit("schema.twice"),
}
