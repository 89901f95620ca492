"""help: topics and commands."""

from __future__ import annotations

from typing import Final

from clientctl.cli.help import print_overview, print_topic
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (Argument("topic", "[TOPIC|COMMAND]"),)


def help_(session: Session, topic: str | None) -> int:
    return print_overview(session) if topic is None else print_topic(topic, session)
