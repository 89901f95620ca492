"""Whether the programs are there that are needed, and the terminal shows what is printed."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from typing import Final

from clientctl import __version__
from clientctl.actions.health.finding import Case, Finding
from clientctl.errors import message
from clientctl.text.events import libyaml_version

_NARROW: Final = 60  # cells


def check_version(case: Case) -> Iterator[Finding]:
    """What is at work, as a report of a fault should say; Failed without libyaml."""
    written = case.workspace.book.written or {}
    said = message(
        "health.version",
        version=__version__,
        python=platform.python_version(),
        libyaml=libyaml_version(),
        format=str(written.get("clientctl", "?")),
    )
    yield Finding("version", "ok", said)


def check_terminal(case: Case) -> Iterator[Finding]:
    """Locale, width and colours."""
    around = case.surroundings
    if "utf8" not in around.locale.lower().replace("-", ""):
        said = message("health.locale_other" if around.locale else "health.locale_none", locale=around.locale)
        yield Finding("terminal", "warning", said, message("health.locale_remedy"))
    if around.width is None:
        yield Finding("terminal", "ok", message("health.terminal_none"))
    elif around.width < _NARROW:
        said = message("health.terminal_narrow", width=around.width)
        yield Finding("terminal", "warning", said, message("health.terminal_widen", width=_NARROW))
    else:
        colors = message("health.colors_on" if around.has_color else "health.colors_off")
        yield Finding("terminal", "ok", message("health.terminal_ok", width=around.width, colors=colors))


def check_editor(case: Case) -> Iterator[Finding]:
    """What `edit` would start."""
    error = case.surroundings.no_editor
    if error is None:
        yield Finding("editor", "ok", message("health.editor_ok", editor=case.surroundings.editor))
    else:
        yield Finding("editor", "warning", error.message, error.hint)
