"""libyaml's events; nothing is resolved or constructed by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clientctl.errors import Failed, message


def event_reader(text: str) -> Callable[[], Any]:
    """A function that gives the next event of a text at each call; it raises yaml.YAMLError."""
    try:
        from yaml._yaml import CParser
    except ImportError as error:
        raise Failed("text.no_libyaml", hint=message("text.hint_no_libyaml")) from error
    next_event: Callable[[], Any] = CParser(text).get_event
    return next_event


def libyaml_version() -> str:
    """The version of libyaml that reads; Failed where it is missing."""
    event_reader("")
    from yaml._yaml import get_version_string

    version: str = get_version_string()
    return version
