"""config get: one setting."""

from __future__ import annotations

from typing import Final

from clientctl.cli.parameters import Argument
from clientctl.cli.session import Session

PARAMETERS: Final = (Argument("key", "KEY", is_required=True, completes=("setting",)),)


def config_get_(session: Session, key: str) -> int:
    from clientctl.actions.settings_shown import get_setting
    from clientctl.cli import streams
    from clientctl.cli.output import find_renderer, present, report_problems
    from clientctl.errors import message
    from clientctl.render.safe import safe

    workspace = session.workspace
    got = get_setting(workspace, key, session.options.selection)
    if find_renderer(session).name != "table" or session.options.count:
        return present(session, got.answer, workspace.problems)
    if got.line is None:
        session.tell(message("shaping.config_without_value", key=got.key))
    else:
        streams.write_out([f"{safe(got.line, keep=chr(10))}\n"])
    return report_problems(session, workspace.problems)
