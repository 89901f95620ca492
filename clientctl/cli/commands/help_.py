"""help: topics and commands."""

from __future__ import annotations

from typing import Annotated

import typer

from clientctl.cli.help import print_overview, print_topic
from clientctl.cli.options import said


def help_(
    ctx: typer.Context, topic: Annotated[str | None, typer.Argument(metavar="[TOPIC|COMMAND]")] = None
) -> int:
    options = said(ctx)
    return print_overview(options) if topic is None else print_topic(topic, options)
