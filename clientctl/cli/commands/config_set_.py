"""config set: change a setting."""

from __future__ import annotations

from typing import Final

from clientctl.actions.configuring import plan_config
from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.cli.writing import change

PARAMETERS: Final = (
    Option("force", ("--force",), help="commands.config_force"),
    Argument("key", "KEY", is_required=True, completes=("setting",)),
    Argument("value", "VALUE", is_required=True, completes=("setting-value",)),
)


def config_set_(session: Session, force: bool, key: str, value: str) -> int:
    return change(session, lambda: plan_config(session.workspace, key, value, is_forced=force))
