"""COMPLETERS: what `completes` of an argument or an option may say, and what is offered for it.

A name may be followed by a blank and what it is asked of: `values log.kind`, `words create update`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from clientctl.cli.completion.candidates import Complete, Native
from clientctl.frozen import frozen


def _never(typed: str) -> bool:
    return False


def _always(typed: str) -> bool:
    return True


def _behind_a_sign(typed: str) -> bool:
    """Where fields are only named, their values are no matter."""
    return any(sign in typed for sign in ":=<>：＝＜＞")


@frozen
class Completer:
    """A row: its name, and where its function is, or what the shell does itself.

    reads: whether it goes through all clients for what is typed.
    """

    name: str
    place: str = ""
    native: Native = ""
    reads: Callable[[str], bool] = _never

    @property
    def complete(self) -> Complete:
        """The function, out of a module that is loaded only now."""
        module, _, function = self.place.partition(":")
        found: Complete = getattr(import_module(f"clientctl.cli.completion.{module}"), function)
        return found


_ROWS: Final = (
    Completer("action", "words:complete_action"),
    Completer("archived", "clients:complete_archived", reads=_always),
    Completer("assignment", "fields:complete_assignment", reads=_behind_a_sign),
    Completer("client", "clients:complete_client", reads=_always),
    Completer("command", "words:complete_command"),
    Completer("columns", "fields:complete_columns"),
    Completer("contact", "clients:complete_contact", reads=_always),
    Completer("date", "words:complete_date"),
    Completer("directory", native="directories"),
    Completer("duration", "words:complete_duration"),
    Completer("field", "fields:complete_field"),
    Completer("fields", "fields:complete_fields"),
    Completer("file", native="files"),
    Completer("format", "words:complete_format"),
    Completer("item", "clients:complete_item", reads=_always),
    Completer("mapping", "fields:complete_mapping"),
    Completer("option", "words:complete_option"),
    Completer("plan", "words:complete_plan"),
    Completer("query", "queries:complete_query", reads=_behind_a_sign),
    Completer("report", "words:complete_report"),
    Completer("role", "settings:complete_role"),
    Completer("setting", "settings:complete_setting"),
    Completer("setting-value", "settings:complete_setting_value"),
    Completer("sorting", "fields:complete_sorting"),
    Completer("tag", "fields:complete_tag", reads=_always),
    Completer("text", "queries:complete_text", reads=_behind_a_sign),
    Completer("topic", "words:complete_topic"),
    Completer("values", "words:complete_values", reads=_always),
    Completer("view", "queries:complete_view"),
    Completer("words", "words:complete_words"),
)

COMPLETERS: Final = {row.name: row for row in _ROWS}
