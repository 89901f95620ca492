"""config list: the settings in effect."""

from __future__ import annotations

from typing import Final

from clientctl.cli.session import Session

PARAMETERS: Final = ()


def config_list_(session: Session) -> int:
    from clientctl.actions.settings_shown import list_settings
    from clientctl.cli.output import present

    answer, problems = list_settings(session.workspace, session.options.selection)
    return present(session, answer, problems)
