"""help: topics and commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.help import print_overview, print_topic
from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (Argument("topic", "[TOPIC|COMMAND]...", is_repeated=True, completes=("topic",)),)


def help_(session: Session, topic: Sequence[str]) -> int:
    return print_topic(" ".join(topic), session) if topic else print_overview(session)
