"""Every sentence that people read, in English and Simplified Chinese, by code.

A code is `AREA.name`; the room AREA is the module `clientctl.messages.AREA` with one table
`MESSAGES: code → (English, Chinese)`, loaded when its first sentence is needed. Both languages stand
side by side so that none can be forgotten.

In a sentence, `{value}` is replaced by str(value); a list is joined by commas; a Message is worded
in the same language, a Label likewise; `{count:client|clients}` writes the number with the fitting word.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final, Literal

from clientctl.errors import Message
from clientctl.messages.label import Label

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
AREAS: Final = (
    "actions",
    "cards",
    "care",
    "cli",
    "commands",
    "dates",
    "editing",
    "exchange",
    "exports",
    "forecasts",
    "grades",
    "health",
    "history",
    "housekeeping",
    "imports",
    "labels",
    "plans",
    "query",
    "reasons",
    "render",
    "records",
    "report_activity",
    "report_churn",
    "report_complaints",
    "report_entries",
    "report_lifecycle",
    "report_overview",
    "report_owners",
    "report_pipeline",
    "report_products",
    "report_quality",
    "report_receivables",
    "report_regions",
    "report_renewals",
    "report_satisfaction",
    "report_stories",
    "report_trade",
    "report_value",
    "reports",
    "resolving",
    "roles",
    "schema",
    "shaping",
    "spreadsheets",
    "steps",
    "store",
    "syncing",
    "text",
    "undoing",
    "values",
    "workbook",
)


class _Count(int):
    """A number that may choose between singular and plural in a format string."""

    def __format__(self, spec: str) -> str:
        if "|" in spec:
            one, many = spec.split("|", 1)
            return f"{int(self):,} {one if self == 1 else many}"
        return format(int(self), spec or ",")


def load_area(area: str) -> Mapping[str, tuple[str, str]]:
    """The table of one area; KeyError for an unknown one."""
    if area not in AREAS:
        raise KeyError(area)
    table: Mapping[str, tuple[str, str]] = import_module(f"{__name__}.{area}").MESSAGES
    return table


def template(code: str, language: Language) -> str:
    """The sentence behind a code, its places not yet filled; KeyError if there is none."""
    return load_area(code.split(".", 1)[0])[code][LANGUAGES.index(language)]


def label(code: str) -> Label:
    """The words behind a code as a label."""
    return Label(*(template(code, language) for language in LANGUAGES))


def word(message: Message, language: Language) -> str:
    """The finished sentence of a Message."""
    values = {name: _worded(value, language) for name, value in message.values.items()}
    return template(message.code, language).format_map(values)


def _worded(value: object, language: Language) -> object:
    if isinstance(value, Message):
        return word(value, language)
    if isinstance(value, Label):
        return value.text(language)
    if isinstance(value, int) and not isinstance(value, bool):
        return _Count(value)
    if isinstance(value, list | tuple):
        separator = ", " if language == "en" else "、"
        return separator.join(str(_worded(item, language)) for item in value)
    return value
